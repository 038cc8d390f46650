/* Buttons and keys: every control says in data-act what it does; what the browser can do alone never reaches the server. */
(function () {
  "use strict";
  const { send, byId, base, banner, language, several, edition, chosen } = window.atlas;

  const alone = {
    copy: (text) => copy(text),
    link: () => copy(location.href),
    card: openCard,
    retry: () => window.atlas.retry(),
    reload: () => location.reload(),
    dismiss: () => banner(""),
    play: (slots) => window.atlas.play(slots),
    playregistered: (slots) => window.atlas.play(slots, "registered", "playregistered"),
    export: (view) => window.atlas.openExport(view),
    print: () => window.print(),
    present: (what) => window.atlas.stage.open(what || 0),
    stage: (verb) => (verb === "full" ? window.atlas.stageFull() : window.atlas.stage[verb]()),
    upload: (id) => window.atlas.upload.open(id),
    story: (verb, button) => window.atlas.story(verb, button),
  };

  /* ---- the pointer ---- */

  let first = ""; // what the first click of a double click chose

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-act]");
    closeMenus(event.target);
    if (!target || target.disabled) return;
    const [, verb, argument] = target.dataset.act.match(/^([^:]*):?(.*)$/s);
    if (alone[verb]) alone[verb](argument, target);
    else if (verb === "choose") choose(argument, event);
    else send(target.dataset.act);
    if (target.matches("[role=menuitemradio]")) fold(target.closest("details"));
  });

  // A double click is one choice: it opens, and Back returns to what was before its first click.
  function choose(adcode, event) {
    if (event.detail < 2) send((several(event) ? "add:" : "choose:") + adcode);
    else if (event.detail === 2 && first === adcode) send("open:" + adcode, true);
    first = event.detail < 2 && !several(event) ? adcode : "";
  }

  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(except)) menu.open = false;
  }

  // A long menu opens where its chosen entry is.
  function show({ target }) {
    const entry = target.matches("details.menu[open]") && target.querySelector("[role=menuitemradio][aria-checked=true]");
    if (entry) entry.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("toggle", show, true); // it does not bubble

  function fold(menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }

  document.addEventListener("click", (event) => {
    if (event.target.matches("dialog, dialog [data-close]")) event.target.closest("dialog").close();
  });

  /* ---- keys ---- */

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "/") byId("search").focus();
    else if (event.key === "Escape" || event.key === "Backspace") back();
    else if (event.key === "Enter" && atRest(event.target) && !event.repeat) enter();
    else if (!event.key.startsWith("Arrow") || !moveFocus(event)) return;
    event.preventDefault();
  });

  function back() {
    const menu = document.querySelector("details.menu[open]");
    if (menu) return fold(menu);
    if (!window.atlas.stop()) send("up");
  }

  // In no control, which would have its own use for Enter; after a click on the map the focus is in the page itself.
  const atRest = (target) => !target.closest("a, button, summary, [tabindex='0']");

  function enter() {
    const region = chosen("region");
    if (/^\d{6}$/.test(region)) send("open:" + region);
  }

  function moveFocus(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const list = step && event.target.closest("[data-list]");
    if (!list) return false;
    const items = [...list.querySelectorAll("button:not([tabindex='-1'])")];
    const to = items[items.indexOf(event.target) + step];
    if (to) to.focus();
    return Boolean(to);
  }

  // A redrawn part may take the focus with it: it goes to the same control, else to the first one where it was.
  let last = null;
  document.addEventListener("focusin", (event) => {
    const part = event.target.closest("[id]:not(button)");
    last = { element: event.target, act: event.target.dataset.act, part: part && part.id };
  });
  document.addEventListener("focusout", (event) => event.target.isConnected && setTimeout(forget, 0, event.target));
  document.addEventListener("atlas:settled", () => requestAnimationFrame(() => requestAnimationFrame(restore)));

  function forget(element) {
    if (element.isConnected && document.activeElement === document.body) last = null;
  }

  function restore() {
    if (!last || last.element.isConnected || document.activeElement !== document.body) return;
    const part = last.part && byId(last.part);
    const buttons = part ? [...part.querySelectorAll("[data-act]")] : [];
    const same = buttons.find((button) => button.dataset.act === last.act) || buttons[0];
    if (same) same.focus({ preventScroll: true });
  }

  /* ---- copying, and the card of a source ---- */

  // `said` is what the note says of it.
  async function copy(text, said = text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyFromField(text); // plain http: the clipboard needs https or localhost
    }
    const toast = byId("toast");
    toast.querySelector(".text").textContent = said;
    toast.hidden = false;
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => (toast.hidden = true), 2600);
  }

  function copyFromField(text) {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }

  async function openCard(source) {
    const card = byId("card");
    const query = new URLSearchParams({ source, lang: language(), ...edition() });
    try {
      const answer = await fetch(base + "card?" + query);
      if (!answer.ok) throw new Error(answer.status);
      card.innerHTML = await answer.text();
      card.showModal();
    } catch {
      banner("unreachable");
    }
  }

  window.atlas.copy = copy;
})();
