/* The search field: what was found hangs under it; arrows walk, Enter goes there. */
(function () {
  "use strict";
  const { byId, base, banner, language, edition } = window.atlas;
  let asked = 0;

  async function search() {
    const mine = ++asked;
    const text = byId("search").value.trim();
    if (!text) return close();
    const query = new URLSearchParams({ q: text, lang: language(), ...edition() });
    try {
      const rows = await (await fetch(base + "search?" + query)).json();
      if (mine === asked) show(rows);
    } catch {
      banner("unreachable");
    }
  }

  function show(rows) {
    const box = byId("search-results");
    box.replaceChildren(...rows.map(option));
    box.hidden = false;
    byId("search").setAttribute("aria-expanded", "true");
    byId("search").removeAttribute("aria-activedescendant");
  }

  function option(row, index) {
    const item = document.createElement("button");
    const hint = document.createElement("small");
    Object.assign(item, { type: "button", id: "search-hit-" + index, tabIndex: -1, role: "option", ariaSelected: "false" });
    if (row.act) item.dataset.event = row.act;
    else item.disabled = true;
    hint.textContent = row.hint;
    item.append(row.label, " ", hint);
    return item;
  }

  function close() {
    asked += 1; // an answer still under way comes too late
    byId("search-results").hidden = true;
    byId("search").setAttribute("aria-expanded", "false");
    byId("search").removeAttribute("aria-activedescendant");
  }

  function walk(step) {
    const items = [...byId("search-results").querySelectorAll("[data-event]")];
    const at = items.findIndex((item) => item.ariaSelected === "true");
    const to = items[(at + step + (at < 0 && step < 0) + items.length) % items.length];
    if (!to) return;
    for (const item of items) item.ariaSelected = String(item === to);
    to.scrollIntoView({ block: "nearest" });
    byId("search").setAttribute("aria-activedescendant", to.id);
  }

  function go() {
    const box = byId("search-results");
    const hit = box.querySelector("[aria-selected=true]") || box.querySelector("[data-event]");
    if (hit && !box.hidden) hit.click();
  }

  // React keeps the text of its fields; it believes the event, not the property.
  function empty() {
    const field = byId("search");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, "");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function leave(field) {
    empty();
    field.blur();
  }

  document.addEventListener("input", (event) => event.target.id === "search" && search());
  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "search" || event.isComposing) return;
    const keys = { ArrowDown: () => walk(1), ArrowUp: () => walk(-1), Enter: go, Escape: () => leave(event.target) };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("click", (event) => {
    const hit = event.target.closest("#search-results [data-event]");
    if (hit) leave(byId("search")); // Enter now opens what was found
    if (hit || !event.target.closest("#search-box")) close();
  });
  document.addEventListener("atlas:ready", () => {
    const field = byId("search");
    field.setAttribute("role", "combobox"); // Dash's input takes no such attributes
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", "search-results");
    field.setAttribute("aria-expanded", "false");
  });
})();
