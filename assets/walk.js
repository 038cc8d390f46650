/* The map by keyboard: arrows walk from region to region as #map-walk says, Enter chooses like a click; the region is outlined and told. */
(function () {
  "use strict";
  const { press, byId, chosen, several } = window.atlas;
  const ARROWS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"];
  const trail = []; // regions where the reader was, on every level
  let plot = null;

  const steps = () => JSON.parse(byId("map-walk").dataset.steps);
  const here = () => trail.findLast((one) => one in steps()) || Object.keys(steps())[0];

  function show() {
    if (!byId("map-told")) return; // plotted before the first answer
    plot.querySelectorAll(".walked").forEach((outline) => outline.remove());
    const fill = plot.data.find(({ type, customdata }) => type === "choropleth" && customdata);
    if (document.activeElement !== byId("map-walk") || !fill) return void (byId("map-told").textContent = "");
    const region = here();
    for (const path of plot.querySelectorAll("path.choroplethlocation")) if (path.__data__.loc === region) outline(path);
    const text = `${fill.text[fill.locations.indexOf(region)] || ""}<br>${byId("map-source").textContent}`;
    byId("map-told").textContent = text.replace(/(<br>)+$/, "").replace(/<br>/g, " · ").replace(/<[^>]+>/g, "");
  }

  // Over all layers, in the shape of the region.
  function outline(path) {
    const line = path.cloneNode();
    line.setAttribute("class", "walked");
    line.removeAttribute("style");
    path.closest(".geo").querySelector(".frontplot").append(line);
  }

  function walk(event) {
    const next = steps()[here()][ARROWS.indexOf(event.key)];
    if (event.key === "Enter") press({ act: `choose:${here()}`, add: several(event), clicks: 0 });
    else if (!ARROWS.includes(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (next) trail.push(next);
    event.preventDefault();
    event.stopPropagation();
    show();
  }

  document.addEventListener("focusin", ({ target }) => {
    if (target.id === "map-walk" && chosen("region") in steps()) trail.push(chosen("region"));
  });
  for (const name of ["focusin", "focusout"]) document.addEventListener(name, ({ target }) => target.id === "map-walk" && setTimeout(show));
  document.addEventListener("keydown", (event) => event.target.id === "map-walk" && walk(event), true);
  document.addEventListener("atlas:ready", () => window.atlas.whenPlotted("province-map-graph", (element) => (plot = element).on("plotly_afterplot", show)));
})();
