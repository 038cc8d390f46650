/* Buttons and keys: every control says in data-event what it does; what the browser can do alone never reaches the server. */
const { send, byId, chosen, keyOf, say, setProps } = window.atlas;

Object.assign(window.atlas.local, {
  copy: (text) => copy(text),
  link: () => copy(location.href),
  keys: () => byId("keys").showModal(),
  show: (id) => byId(id).scrollIntoView(),
});

// The menu of a narrow screen: a click beside it closes it, and what opens over the page. The focus never stays in a closed menu.
window.dash_clientside.atlas.toggleMenu = (opened, closed, name) => (name.includes(" show") ? name.replace(" show", "") : `${name} show`);

document.addEventListener("click", ({ target }) => {
  const isInside = !target.isConnected || target.closest("#menu, #menu-toggle, .dash-dropdown-content"); // a chosen entry is gone
  const isPart = isInside && !target.closest("#tools [id$='-open']");
  const { activeElement } = document;
  if (target.id !== "menu-close") byId("menu").classList.contains("show") && !isPart && byId("menu-close").click();
  else if (activeElement === document.body || byId("menu").contains(activeElement)) byId("menu-toggle").focus();
});

// A menu of one choice closes after a click; by keyboard every arrow chooses, so it stays open.
document.addEventListener("click", ({ target, detail }) => {
  const menu = detail > 0 && target.closest(".form-check") && target.closest(".pill.single .dropdown");
  if (menu) setTimeout(close, 0, menu.querySelector("button"));
});

function close(toggle) {
  toggle.focus();
  if (toggle.ariaExpanded === "true") toggle.click();
}

/* ---- the one tooltip, which stands at the icon that has the pointer or the focus ---- */
let pointed = null;

function explain({ target }) {
  const icon = target.closest && target.closest(".icon[aria-label]");
  if (icon === pointed) return;
  pointed = icon;
  if (icon) Object.assign(byId("tooltip-target").style, place(icon.getBoundingClientRect()));
  setProps("tooltip", icon ? { children: icon.getAttribute("aria-label"), is_open: true } : { is_open: false });
}
const place = (box) => ({ left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
for (const name of ["pointerover", "focusin"]) document.addEventListener(name, explain);

/* ---- keys ---- */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
const SIDES = { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" };
document.addEventListener("keydown", (event) => {
  const [key, step] = [keyOf(event), STEPS[event.key]];
  const typing = event.target.matches("input:not([type='checkbox']), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector(".modal.show, .offcanvas.show, dialog[open], :is(:popover-open, [data-open])")) return;
  if (key === "/") byId("search").focus();
  else if (key === "?") window.atlas.local.keys();
  else if (event.target.matches("input") && !step) return;
  else if (SIDES[key] && event.target.matches(".dots .dot")) choosePeer(event.target[SIDES[key]]);
  else if (key === "Escape" || key === "Backspace") back(key);
  else if (key === "Enter" && atRest(event.target) && !event.repeat) enter();
  else if (!step || !moveFocus(event.target, step)) return;
  event.preventDefault();
});

function back(key) {
  if (byId("menu").classList.contains("show")) byId("menu-close").click();
  else if (!document.querySelector(".dropdown-menu.show") && !window.atlas.stop() && !(key === "Escape" && window.atlas.goHome())) send("up:");
}

// In no control, which would have its own use for Enter; after a click on the map the focus is in the page itself.
const atRest = (target) => !target.closest("a, button, summary, [tabindex='0'], .ag-root-wrapper");

const enter = () => /^\d{6}$/.test(chosen("region")) && send("open:" + chosen("region"));

const choosePeer = (dot) => (dot?.focus(), dot?.click());

// Through a list, or a menu, which they open at its button; between radio buttons the browser moves.
function moveFocus(target, step) {
  const [list, menu] = [target.closest("[data-list]"), target.closest(".pill .dropdown")];
  if (!list && !menu) return false;
  if (menu && target.ariaExpanded === "false") target.click();
  const items = [...(list || menu).querySelectorAll(list ? "a, button" : "button, input")];
  const checked = target.matches("button") && items.find((item) => item.type === "radio" && item.checked);
  const to = checked || items[items.indexOf(target) + step];
  if (to) setTimeout(() => to.focus());
  return Boolean(to);
}

// A redrawn part may take the focus with it: it goes to the same control, else to the first place or control where it was.
let last = null;
document.addEventListener("focusin", (event) => {
  const part = event.target.closest("[id]:not(button)");
  last = { element: event.target, act: event.target.dataset.event, part: part && part.id };
});
document.addEventListener("focusout", (event) => event.target.isConnected && setTimeout(forget, 0, event.target));
document.addEventListener("atlas:answered", () => requestAnimationFrame(() => requestAnimationFrame(restore)));

function forget(element) {
  if (element.isConnected && document.activeElement === document.body) last = null;
}

function restore() {
  if (!last || last.element.isConnected || document.activeElement !== document.body) return;
  const part = last.part && byId(last.part);
  const buttons = part ? [...part.querySelectorAll("[data-event]")] : [];
  const same = buttons.find((button) => button.dataset.event === last.act) || buttons.find((button) => button.closest("[data-list]")) || buttons[0];
  if (same) same.focus({ preventScroll: true });
}

/* ---- copying ---- */
// `message` is what the note shows.
async function copy(text, message = say("announcements.copied", { text })) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyFromField(text); // plain http: the clipboard needs https or localhost
  }
  setProps("toast", { children: message, is_open: true });
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
