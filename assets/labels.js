// The labels of map and timeline, and the place buttons. The server's positions are good for usual fonts; here they are
// measured in the reader's own: a label that would cover an earlier one (their order is their priority) or leave the figure
// is hidden.
// Buttons with data-lon and data-lat follow the map. A plain wheel and a single finger scroll the page; Ctrl and wheel, two
// fingers and buttons with data-zoom ("in", "out", "whole") zoom the map.
(function () {
  "use strict";
  const MAP = "province-map-graph";
  const TIMELINE = "founding-timeline-graph";
  const TEXTS = ".geolayer text, .scatterlayer text";
  const PLACES = "province-map-places";
  const SLACK = 1; // px by which two boxes may touch
  const STEP = { in: 1.5, out: 1 / 1.5 };
  const bound = new WeakSet();
  let waiting = 0;

  /* ---- boxes ---- */

  const shared = (a, b, low, high) => Math.min(a[high], b[high]) - Math.max(a[low], b[low]);
  const overlap = (a, b) => shared(a, b, "left", "right") > SLACK && shared(a, b, "top", "bottom") > SLACK;
  const within = (box, frame) =>
    box.left >= frame.left - SLACK && box.right <= frame.right + SLACK && box.top >= frame.top - SLACK && box.bottom <= frame.bottom + SLACK;
  const boxAt = (left, top, size) => ({ left, top, right: left + size.width, bottom: top + size.height });
  const measured = (element) => element.getBoundingClientRect();
  const show = (element, shown) => (element.style.visibility = shown ? "" : "hidden");

  /* ---- labels and buttons: each measures, and returns what is to be done ---- */

  function arrange(plot) {
    const taken = [...plot.querySelectorAll(".annotation-text")].map(measured);
    const labels = [...plot.querySelectorAll(TEXTS)];
    const boxes = labels.map(measured);
    const frames = labels.map((label) => measured(frameOf(label, plot)));
    const free = boxes.map((box, index) => {
      const isFree = within(box, frames[index]) && !taken.some((other) => overlap(box, other));
      if (isFree) taken.push(box);
      return isFree;
    });
    return () => labels.forEach((label, index) => show(label, free[index]));
  }

  // A map cuts off what leaves it, well before the figure ends.
  function frameOf(label, plot) {
    const map = label.closest(".geo");
    return map ? map.querySelector(".bg rect") : plot;
  }

  // Moves each button to its place, over its label; one that would cover an earlier one steps aside below it.
  function placeButtons(plot) {
    const layer = document.getElementById(PLACES);
    const geo = plot._fullLayout.geo && plot._fullLayout.geo._subplot;
    if (!layer || !geo || !geo.projection) return () => null;
    const [frame, origin] = [measured(plot), measured(layer)];
    const spots = [];
    const buttons = [...layer.querySelectorAll("[data-lon]")];
    for (const button of buttons) {
      const spot = geo.projection([Number(button.dataset.lon), Number(button.dataset.lat)]);
      const size = measured(button);
      let box = boxAt(frame.left + spot[0] - size.width / 2, frame.top + spot[1] - size.height / 2, size);
      for (const other of spots) if (overlap(box, other)) box = boxAt(box.left, other.bottom, size);
      spots.push(box);
    }
    return () => buttons.forEach((button, index) => move(button, spots[index], frame, origin));
  }

  function move(button, box, frame, origin) {
    button.style.left = `${box.left - origin.left}px`;
    button.style.top = `${box.top - origin.top}px`;
    button.style.visibility = within(box, frame) ? "visible" : "hidden";
  }

  /* ---- when: a figure after each of its drawings and while it moves, all of them when fonts arrive; the buttons when they change ---- */

  const plotted = (id) => document.querySelector(`#${id} .js-plotly-plot, #${id}.js-plotly-plot`);
  const drawn = () => [plotted(MAP), plotted(TIMELINE)].filter((plot) => plot && plot.on && plot._fullLayout);
  const changed = new Set();

  function soon(...plots) {
    plots.forEach((plot) => changed.add(plot));
    if (!waiting) waiting = requestAnimationFrame(now);
  }

  function now() {
    waiting = 0;
    drawn().forEach(bind);
    const moves = [...[...changed].map(arrange), ...drawn().map(placeButtons)]; // a change between would lay out the page again
    changed.clear();
    for (const act of moves) act();
  }

  function bind(plot) {
    if (bound.has(plot)) return;
    bound.add(plot);
    changed.add(plot);
    for (const event of ["afterplot", "relayouting"]) plot.on(`plotly_${event}`, () => soon(plot));
  }

  const PLACED = ["data-lon", "data-lat", "title", "aria-current"]; // attributes whose change may undo a place
  document.addEventListener("atlas:ready", () => {
    const places = new MutationObserver(() => soon());
    places.observe(document.getElementById(PLACES), { childList: true, subtree: true, attributeFilter: PLACED });
    for (const id of [MAP, TIMELINE]) window.atlas.whenPlotted(id, (plot) => soon(plot));
  });
  window.addEventListener("resize", () => soon(...drawn()));
  if (document.fonts) document.fonts.ready.then(() => soon(...drawn()));

  /* ---- moving the map ---- */

  const onMap = (event) => event.target.closest && event.target.closest(`#${MAP}`);
  const pass = (event) => onMap(event) && event.stopPropagation();
  document.addEventListener("wheel", (event) => event.ctrlKey || pass(event), { capture: true, passive: true });
  for (const name of ["touchstart", "touchmove"])
    document.addEventListener(name, (event) => event.touches.length > 1 || pass(event), { capture: true, passive: true });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    const plot = button && plotted(MAP);
    if (!plot) return;
    const { projection, lonaxis, lataxis } = plot._fullLayout.geo;
    const scale = Math.min(12, Math.max(1, projection.scale * STEP[button.dataset.zoom]));
    const middle = (axis) => (axis.range[0] + axis.range[1]) / 2;
    const whole = { "geo.projection.scale": 1, "geo.center.lon": middle(lonaxis), "geo.center.lat": middle(lataxis) };
    window.Plotly.relayout(plot, button.dataset.zoom === "whole" ? whole : { "geo.projection.scale": scale });
  });
})();
