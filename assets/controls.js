/* Buttons and keys: every control says in data-event what it does; what the browser can do alone never reaches the server. */
(function () {
  "use strict";
  const { send, byId, banner, chosen } = window.atlas;

  Object.assign(window.atlas.local, {
    copy: (text) => copy(text),
    link: () => copy(location.href),
    play: (slots) => window.atlas.play(slots),
    playregistered: (slots) => window.atlas.play(slots, "registered", "playregistered"),
    export: (view) => window.atlas.openExport(view),
    print: () => window.print(),
    present: (what) => window.atlas.stage.open(what || 0),
    stage: (verb) => (verb === "full" ? window.atlas.stageFull() : window.atlas.stage[verb]()),
    upload: (id) => window.atlas.upload.open(id),
    story: (verb) => window.atlas.story(verb, document.activeElement),
  });

  document.addEventListener("click", (event) => {
    closeMenus(event.target);
    const entry = event.target.closest("[role=menuitemradio]");
    if (entry) fold(entry.closest("details"));
    const plain = event.target.closest("[data-banner] [data-event], #upload-corner [data-event]");
    if (!plain) return;
    const verb = plain.dataset.event.split(":")[0];
    ({ retry: window.atlas.retry, reload: () => location.reload(), dismiss: () => banner(""), upload: () => window.atlas.upload.open("") })[verb]();
  });

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
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open], .offcanvas.show")) return;
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
  const atRest = (target) => !target.closest("a, button, summary, [tabindex='0'], .ag-root-wrapper");

  function enter() {
    const region = chosen("region");
    if (/^\d{6}$/.test(region)) send("open:" + region);
  }

  function moveFocus(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const list = step && event.target.closest("[data-list]");
    if (!list) return false;
    const items = [...list.querySelectorAll("a, button")];
    const to = items[items.indexOf(event.target) + step];
    if (to) to.focus();
    return Boolean(to);
  }

  // A redrawn part may take the focus with it: it goes to the same control, else to the first one where it was.
  let last = null;
  document.addEventListener("focusin", (event) => {
    const part = event.target.closest("[id]:not(button)");
    last = { element: event.target, act: event.target.dataset.event, part: part && part.id };
  });
  document.addEventListener("focusout", (event) => event.target.isConnected && setTimeout(forget, 0, event.target));
  document.addEventListener("atlas:settled", () => requestAnimationFrame(() => requestAnimationFrame(restore)));

  function forget(element) {
    if (element.isConnected && document.activeElement === document.body) last = null;
  }

  function restore() {
    if (!last || last.element.isConnected || document.activeElement !== document.body) return;
    const part = last.part && byId(last.part);
    const buttons = part ? [...part.querySelectorAll("[data-event]")] : [];
    const same = buttons.find((button) => button.dataset.event === last.act) || buttons[0];
    if (same) same.focus({ preventScroll: true });
  }

  /* ---- copying ---- */

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

  window.atlas.copy = copy;
})();
