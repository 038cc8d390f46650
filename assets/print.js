/* Printing: one figure a page, each a whole sheet as it is exported, on white; after them the full table of parks, its head and
 * foot on every page. A browser waits for nothing that is asked before it prints, so the figures are fetched while it stands. */
(function () {
  "use strict";
  const { byId, base, query, say } = window.atlas;
  const root = document.documentElement;
  const A4 = { width: 1122, height: 792 }; // landscape, in CSS pixels
  const LISTED = "parks"; // longer than a sheet
  let theme = "";

  const make = (name, className, ...children) => {
    const element = Object.assign(document.createElement(name), { className });
    element.append(...children);
    return element;
  };

  // What an element says, its parts divided by blanks.
  const words = (element) => (element.children.length ? [...element.childNodes].map((part) => part.textContent).join(" ") : element.textContent);

  function figure(view) {
    const wanted = new URLSearchParams(query());
    for (const [name, value] of Object.entries({ ...A4, preset: "free", theme: "light", background: "transparent" })) wanted.set(name, value);
    const request = new XMLHttpRequest();
    request.open("GET", `${base}export/${view}.json?${wanted}`, false);
    request.send();
    if (request.status !== 200) throw new Error(request.status);
    return JSON.parse(request.responseText).figure;
  }

  // Plotly draws at once what needs no fetching: the shapes of the map are there already.
  function sheet(view) {
    const drawn = figure(view);
    const place = byId("print").appendChild(make("section", "sheet"));
    window.Plotly.newPlot(place, drawn.data, drawn.layout, { staticPlot: true });
  }

  function listing() {
    const table = document.querySelector("#parks-table table");
    if (!table) return;
    const copy = table.cloneNode(true);
    const columns = copy.querySelectorAll("thead th").length;
    const running = (...content) => {
      const row = make("tr", "", make("th", "running", ...content));
      row.firstChild.colSpan = columns;
      return row;
    };
    const text = (selector) => [...document.querySelectorAll(selector)].map(words);
    const chosen = text(".crumb, .here, .pill.active summary").join(" · ");
    const sources = [...new Set(text("#notes .sources small"))].join(say("pause"));
    copy.tHead.prepend(running(make("strong", "", byId("sentence").textContent), `${text("h1")[0]} · ${chosen}`));
    copy.append(make("tfoot", "", running(say("sources", { names: sources }), make("br"), location.href)));
    byId("print").append(make("section", "listing", copy));
  }

  function prepare() {
    clear();
    try {
      const views = [...document.querySelectorAll("[data-view]")].map((part) => part.dataset.view);
      for (const view of views) if (view !== LISTED) sheet(view);
      theme = root.dataset.theme;
      root.dataset.theme = "light";
      listing();
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
