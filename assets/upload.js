/* An import from the browser: the files are sent, the server is asked how far it is, and its account is shown before anything
 * is applied. A page that is loaded anew goes on with the import that it remembers. */
(function () {
  "use strict";
  const { byId, base, language, query, chosen } = window.atlas;
  const { uploadForm: form, uploadAccount: account, uploadDialog: dialog } = window.atlas;
  const { say, size } = form;
  const KEY = `park-atlas-upload${base}`;
  const PAUSE = 700; // ms between two questions how far it is
  const PATIENCE = 4000; // ms before a server that did not answer is asked again
  let token = recall(); // the import under way, or whose account is shown
  let sending = null; // the request while files are sent
  let answer = null; // what the server last said of the import
  let drawn = ""; // the language of the dialog
  let timer = 0;

  /* ---- which import it is ---- */

  function recall() {
    try {
      return sessionStorage.getItem(KEY) || "";
    } catch {
      return ""; // without storage a page that is loaded anew does not go on
    }
  }

  function remember(id) {
    [token, answer] = [id, null];
    clearTimeout(timer);
    try {
      sessionStorage.setItem(KEY, id);
    } catch {
      return; // as above
    }
  }

  const isOpened = () => Boolean(token) && token === chosen("upload");

  function address(id, more = "") {
    const how = new URLSearchParams({ lang: language(), theme: document.documentElement.dataset.theme });
    return `${base}uploads/${id}${more}?${how}`;
  }

  // `id` is an upload that the page stands on, whose account is asked for; without it the import under way, or a new one.
  function open(id) {
    if (id && id !== token) remember(id);
    else if (!id && isOpened()) remember("");
    if (!token && !sending) dialog.show("form");
    dialog.open();
    if (token) poll();
  }

  /* ---- sending ---- */

  function send() {
    if (!form.valid()) return;
    const request = (sending = new XMLHttpRequest());
    request.open("POST", `${base}uploads?lang=${language()}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => dialog.progress(say("sending", { sent: size(loaded), size: size(total) }), loaded / total);
    request.onload = () => sent(request);
    request.onerror = () => dialog.back(say("notSent"));
    request.onabort = () => dialog.back(say("cancelled"), false);
    request.onloadend = () => (sending = null);
    dialog.progress(say("sending", { sent: size(0), size: "…" }), 0);
    byId("upload-progress").querySelector("button").focus();
    request.send(form.content());
  }

  function sent({ status, response }) {
    if (status !== 202) return dialog.back((response && response.message) || say("refusedByServer", { status }));
    remember(response.id);
    dialog.progress(say("starting"));
    poll();
  }

  /* ---- how far it is ---- */

  async function poll() {
    clearTimeout(timer);
    const id = token;
    const response = await fetch(address(id), { cache: "no-store" }).catch(() => null);
    const given = response && response.ok && (await response.json().catch(() => null));
    if (id !== token) return;
    if (given) take(given);
    else if (response && response.status === 404) lost();
    else late();
  }

  function late() {
    if (dialog.shows("account")) return account.tell(say("unreachable"), true);
    dialog.progress(say("unreachable"));
    timer = setTimeout(poll, PATIENCE);
  }

  function lost() {
    remember("");
    dialog.back(say("gone"));
  }

  function take(given) {
    answer = given;
    if (given.state === "done" || given.state === "failed") return judged();
    const key = given.rows ? given.state : "starting";
    dialog.progress(say(key, { rows: given.rows.toLocaleString("en-US") }));
    timer = setTimeout(poll, PAUSE);
  }

  function judged() {
    const [id, waited] = [token, dialog.shows("progress") && dialog.isOpen()];
    dialog.show("account");
    account.lay(answer, (more) => address(id, more));
    dialog.corner(isOpened() ? "" : say(answer.state));
    if (waited) account.begin();
  }

  /* ---- what becomes of it ---- */

  // Where the page stands on it, others may have the link.
  const ask = () => (isOpened() ? byId("upload-ask").showModal() : discard());

  async function discard() {
    if (byId("upload-ask").open) byId("upload-ask").close();
    const response = await fetch(address(token), { method: "DELETE" }).catch(() => null);
    if (!response || !(response.ok || response.status === 404)) return late();
    const without = document.querySelector("#upload-note [data-leave]");
    if (without && isOpened()) return leave(without.href);
    const key = answer && answer.state === "done" ? "discarded" : "cancelled";
    remember("");
    dialog.back(say(key), false);
  }

  // A load of the whole page, since numbers under one address change with the suggestions that are accepted.
  function openAtlas() {
    const [there, here] = [new URLSearchParams(answer.open), new URLSearchParams(query())];
    for (const name of ["lang", "theme"]) here.has(name) ? there.set(name, here.get(name)) : there.delete(name);
    leave(`${location.pathname}?${there}`);
  }

  function leave(to) {
    remember("");
    byId("upload").close();
    location.assign(to);
  }

  // What failed is of no further use; if nobody hears this, it expires.
  function again() {
    fetch(address(token), { method: "DELETE" }).catch(() => null);
    remember("");
    dialog.back("", false);
    byId("upload-files").focus();
  }

  /* ---- events ---- */

  const cancel = () => (sending ? sending.abort() : discard());
  const buttons = { cancel, discard: ask, erase: discard, again, open_atlas: openAtlas };

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "upload-form") return;
    event.preventDefault();
    send();
  });
  document.addEventListener("click", ({ target }) => {
    const pressed = target.closest("#upload [data-upload]");
    if (pressed) buttons[pressed.dataset.upload]();
  });
  // The page stands on it already, and needs no reminder.
  document.addEventListener("close", ({ target }) => target.id === "upload" && isOpened() && remember(""), true);
  window.addEventListener("beforeunload", (event) => sending && event.preventDefault()); // what is half sent would be lost

  // At the first answer, and in another language, which draws the dialog anew.
  document.addEventListener("atlas:settled", () => {
    if (!byId("upload-form") || drawn === language()) return;
    drawn = language();
    form.refresh();
    if (isOpened()) remember("");
    dialog.show(token || sending ? "progress" : "form");
    if (token) poll();
  });
  window.atlas.upload = { open };
})();
