/* Long tables become grids when their beginning is read: their script is fetched then, and a callback answers (callbacks/grids.py).
 * On narrow screens their places are not shown, so nothing is fetched. Short tables sort and filter in the hand of the reader. */
const { base, language, press, setProps } = window.atlas;
const { createElement } = window.React;
const SCRIPT = base + "_dash-component-suites/dash_ag_grid/dash_ag_grid.min.js";
const near = new WeakSet(); // places whose grids have been asked for; once, since a new grid forgets how it was sorted
const DRAWN = 1000; // ms after the first answer: by then the tables are there, and places below them
let script = null;

const fetched = () => (script ||= new Promise((resolve) => document.head.append(Object.assign(document.createElement("script"), { src: SCRIPT, onload: resolve }))));
const ask = (place) => fetched().then(() => setProps(place.dataset.near, { data: language() }));
const places = () => [...document.querySelectorAll(".grid-place")];

function come(entries) {
  for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
    const place = target.querySelector(":scope > .grid-place");
    if (near.has(place) || !place.getClientRects().length) continue;
    near.add(place);
    ask(place);
  }
}
const observer = new IntersectionObserver(come, { rootMargin: "0px 0px -120px" }); // a section whose heading alone is in sight is not read
const watch = () => places().forEach((place) => observer.observe(place.parentElement));
document.addEventListener("atlas:answered", () => setTimeout(watch, DRAWN), { once: true });
document.addEventListener("atlas:opened", watch); // a dialog

document.addEventListener("atlas:spoken", () => places().filter((place) => near.has(place)).forEach(ask)); // AG Grid's own words change with a new grid only

// In a cell Enter opens what the cell names.
document.addEventListener("keydown", ({ key, target }) => key === "Enter" && target.matches(".ag-cell") && target.querySelector("button")?.click());

const opener = (className, source, text) =>
  createElement("button", { type: "button", className, "aria-haspopup": "dialog", onClick: () => press({ act: "card:" + source, at: performance.now() }) }, text);
window.dashAgGridComponentFunctions = {
  Named: ({ value, data }) => createElement("span", { lang: data.language }, opener("park", "park:" + data.id, value), createElement("small", {}, data.also)),
  Company: ({ value, data }) => createElement("span", { lang: "zh" }, value, createElement("small", {}, data.code)),
  Grade: ({ value, data }) => createElement("span", { className: "badge grade-" + value.toLowerCase(), title: data.grade, role: "img", "aria-label": data.grade }, value),
  Evidence: ({ value, data, second }) => createElement("span", {}, value, " ", data.source2 && opener("link", data.source2, second)),
};

/* ---- native tables: a heading sorts the rows, numbers by their value and what is unknown last; a field above leaves those that
 * hold its text. The next answer lays the rows out as the server wrote them. ---- */
// "−1,204" is a number, "not published" is none.
const numberOf = (text) => (/\d/.test(text) ? Number(text.replace("−", "-").replace(/[^\d.-]/g, "")) : null);

function sort(head) {
  const body = head.closest("table").tBodies[0];
  const sign = head.ariaSort === "descending" ? 1 : -1;
  for (const other of head.parentElement.cells) other.ariaSort = null;
  head.ariaSort = sign > 0 ? "ascending" : "descending";
  const order = (...rows) => {
    const [one, other] = rows.map((row) => row.cells[head.cellIndex].textContent.trim());
    const [first, second] = [one, other].map(numberOf);
    if (first === null && second === null) return sign * one.localeCompare(other, "zh-CN");
    return (first === null) - (second === null) || sign * (first - second);
  };
  body.append(...body.querySelectorAll(".total"), ...[...body.querySelectorAll("tr:not(.total)")].sort(order));
}
document.addEventListener("click", ({ target }) => target.matches(".sort") && sort(target.closest("th")));
document.addEventListener("input", ({ target }) => {
  if (!target.matches(".row-filter")) return;
  const wanted = target.value.trim().toLowerCase();
  for (const row of target.parentElement.querySelectorAll("tbody tr:not(.total)")) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
