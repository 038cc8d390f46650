/* The search field by keyboard: arrows walk through the matches, Enter goes to one, Ctrl+Enter
 * adds it to the comparison, Escape leaves. The server finds them. */
const { byId, ping, setProps, several } = window.atlas;
const matches = () => [...byId("search-results").querySelectorAll(".hit[data-event]")];
const selected = (match) => match.ariaSelected === "true";
const close = () => setProps("search-results", { hidden: true });

function walk(step) {
  const all = matches();
  const at = all.findIndex(selected);
  const to = all[(at + step + (at < 0 && step < 0) + all.length) % all.length];
  for (const match of all) match.ariaSelected = String(match === to);
  if (to) to.scrollIntoView({ block: "nearest" });
  byId("search").setAttribute("aria-activedescendant", to ? to.id : "");
}

// With a key held, as a click: the place is added.
function go(event) {
  const match = matches().find(selected) || matches()[0];
  const click = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: several(event) });
  if (match && !byId("search-results").hidden) match.dispatchEvent(click);
}

// The field may hold what its property has not heard of yet, so both are emptied.
function leave() {
  byId("search").value = "";
  setProps("search", { value: "" });
  byId("content").focus({ preventScroll: true });
  close();
}

document.addEventListener("keydown", (event) => {
  if (event.target.id !== "search" || event.isComposing || event.keyCode === 229) return; // an input method has it
  const keys = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Enter: go, Escape: leave };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key](event);
});
document.addEventListener("click", ({ target }) => {
  if (target.closest("#search-results [data-event]")) leave(); // Enter now opens what was found
  else if (!target.closest("#search-box")) close();
});
document.addEventListener("focusin", ({ target }) => target.id === "search" && ping());
document.addEventListener("atlas:ready", () => {
  const [field, box] = [byId("search"), byId("search-results")]; // no property of the input:
  const names = { role: "combobox", "aria-autocomplete": "list", "aria-controls": box.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(names)) field.setAttribute(name, value);
  new MutationObserver(() => field.setAttribute("aria-expanded", String(!box.hidden && field.value !== ""))).observe(box, { attributeFilter: ["hidden"] });
});
