/* Long tables become grids when they come near the window: their script is fetched then, and a callback answers (callbacks/grids.py).
 * On narrow screens their places are not shown, so nothing is fetched. */
(function () {
  "use strict";
  const { base, language, press, setProps } = window.atlas;
  const SCRIPT = base + "_dash-component-suites/dash_ag_grid/dash_ag_grid.min.js";
  const near = new Set(); // stores of the grids that have been asked for
  const DRAWN = 1000; // ms after the first answer: by then the tables are there, and places below them
  let script = null;

  const fetched = () => (script ||= new Promise((resolve) => document.head.append(Object.assign(document.createElement("script"), { src: SCRIPT, onload: resolve }))));
  const ask = (store) => fetched().then(() => setProps(store, { data: language() }));

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        near.add(target.dataset.near);
        ask(target.dataset.near);
      }
    },
    { rootMargin: "100px" }
  );
  const watch = () => document.querySelectorAll(".grid-place").forEach((place) => observer.observe(place));
  document.addEventListener("atlas:answered", () => setTimeout(watch, DRAWN), { once: true });
  document.addEventListener("atlas:opened", watch); // a dialog

  // AG Grid's own words change with a new grid only.
  let spoken = language();
  document.addEventListener("atlas:answered", () => {
    if (spoken !== language()) near.forEach(ask);
    spoken = language();
  });

  // In a cell Enter opens what the cell names.
  document.addEventListener("keydown", ({ key, target }) => key === "Enter" && target.matches(".ag-cell") && target.querySelector("button")?.click());

  const opener = (className, source, text) =>
    window.React.createElement("button", { type: "button", className, "aria-haspopup": "dialog", onClick: () => press({ act: "card:" + source, at: performance.now() }) }, text);
  const { createElement } = window.React;
  window.dashAgGridComponentFunctions = {
    Named: ({ value, data }) => createElement("span", { lang: data.language }, opener("park", "park:" + data.id, value), createElement("small", {}, data.also)),
    Company: ({ value, data }) => createElement("span", { lang: "zh" }, value, createElement("small", {}, data.code)),
    Grade: ({ value, data }) => createElement("span", { className: "badge grade-" + value.toLowerCase(), title: data.grade, role: "img", "aria-label": data.grade }, value),
    Evidence: ({ value, data, second }) => createElement("span", {}, value, " ", data.source2 && opener("link", data.source2, second)),
  };
})();
