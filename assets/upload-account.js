/* The account of an import: the server's words, the suggestions that are ticked, and the rows to take away. */
(function () {
  "use strict";
  const { byId } = window.atlas;
  const say = (key, values) => window.atlas.uploadForm.say(key, values);
  let address = null; // where this import is asked, as a function of the rest of the path
  let latest = null; // the server's last answer
  let wanted = null; // suggestions that are still to be sent
  let placing = false;

  const report = () => byId("upload-report");
  const boxes = () => [...report().querySelectorAll("[data-place]")];

  // `answer` is the server's, done or failed.
  function lay(answer, whence) {
    [latest, address] = [answer, whence];
    const done = answer.state === "done";
    const failure = document.createElement("p");
    failure.textContent = answer.message;
    window.Idiomorph.morph(report(), done ? answer.report : failure.outerHTML, { morphStyle: "innerHTML" });
    for (const box of boxes()) box.checked = box.hasAttribute("checked"); // what holds, not what was ticked
    for (const button of byId("upload-account").querySelectorAll("[data-upload]")) button.hidden = (button.dataset.upload === "again") === done;
    refused(done ? answer.refused : 0);
    tell(done ? "" : say("failed"), !done);
  }

  function refused(rows) {
    const link = byId("upload-refused");
    link.hidden = !rows;
    link.href = address("/refused.csv");
    link.textContent = say("refused", { count: (rows || 0).toLocaleString("en-US") });
  }

  function tell(text, bad = false) {
    byId("upload-said").textContent = text;
    byId("upload-said").toggleAttribute("data-bad", bad);
  }

  // The focus at the head of the account, and nothing scrolled out of sight.
  function begin() {
    report().focus({ preventScroll: true });
    report().scrollTop = byId("upload").scrollTop = 0;
  }

  /* ---- suggestions: one question at a time; what is ticked meanwhile goes with the next ---- */

  async function accept(indices) {
    wanted = indices;
    if (placing) return;
    rest((placing = true));
    tell(say("placing"));
    const whence = address;
    let given = latest;
    while (wanted && given) given = await placed(wanted, whence);
    rest((placing = false));
    if (whence !== address) return; // another import is shown by now
    lay(given || latest, address);
    if (!given) tell(say("notPlaced"), true);
  }

  async function placed(accept, whence) {
    wanted = null;
    const content = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ accept }) };
    const answer = await fetch(whence("/aliases"), content).catch(() => null);
    return answer && answer.ok ? answer.json() : null;
  }

  // The atlas is not opened between two counts.
  function rest(resting) {
    report().setAttribute("aria-busy", String(resting));
    byId("upload-account").querySelector("[data-upload=open_atlas]").disabled = resting;
  }

  const ticked = () => boxes().filter((box) => box.checked);
  const indices = (some) => some.map((box) => Number(box.dataset.place));

  document.addEventListener("change", ({ target }) => target.matches("#upload-report [data-place]") && accept(indices(ticked())));
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("#upload-report [data-places]");
    if (!button) return;
    for (const box of boxes()) box.checked = button.dataset.places === "all";
    accept(indices(ticked()));
    report().focus({ preventScroll: true }); // the button may go
  });

  window.atlas.uploadAccount = { lay, begin, tell };
})();
