/* Printing: every figure on a sheet of its own, on white, and after them the list of parks. A browser waits for nothing that is
 * asked before it prints, so the sheets are fetched while it stands. */
(function () {
  "use strict";
  const { base, byId, query } = window.atlas;
  const root = document.documentElement;
  let theme = "";

  // Plotly draws at once what needs no fetching: the shapes of the map are there already.
  function draw({ figures, listing }) {
    const sheets = figures.map(() => Object.assign(document.createElement("section"), { className: "sheet" }));
    const list = Object.assign(document.createElement("section"), { className: "listing", innerHTML: listing });
    byId("print").append(...sheets, ...(listing ? [list] : []));
    figures.forEach(({ data, layout }, at) => window.Plotly.newPlot(sheets[at], data, layout, { staticPlot: true }));
  }

  function prepare() {
    clear();
    const request = new XMLHttpRequest();
    request.open("GET", `${base}print.json${query()}`, false);
    try {
      request.send();
      draw(JSON.parse(request.responseText));
      theme = root.dataset.theme;
      root.dataset.theme = "light";
    } catch {
      clear(); // the page itself is printed
    }
  }

  function clear() {
    if (theme) root.dataset.theme = theme;
    theme = "";
    byId("print").replaceChildren();
  }

  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", clear);
})();
