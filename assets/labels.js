// The labels of map and timeline. The server's positions are good for usual fonts; here they are measured in the reader's
// own: a label that would cover an earlier one (their order is their priority) or leave the figure is hidden.
(function () {
  "use strict";
  const TEXTS = ".geolayer text, .scatterlayer text";
  const COVERS = "#province-map .zoom, :is(#province-map, #second-map) .geo2 .bg rect"; // what lies over the map
  const SLACK = 1; // px by which two boxes may touch

  /* ---- boxes ---- */

  const shared = (a, b, low, high) => Math.min(a[high], b[high]) - Math.max(a[low], b[low]);
  const overlap = (a, b) => shared(a, b, "left", "right") > SLACK && shared(a, b, "top", "bottom") > SLACK;
  const within = (box, frame) =>
    box.left >= frame.left - SLACK && box.right <= frame.right + SLACK && box.top >= frame.top - SLACK && box.bottom <= frame.bottom + SLACK;
  const measured = (element) => element.getBoundingClientRect();
  const show = (element, shown) => (element.style.visibility = shown ? "" : "hidden");

  /* ---- labels: each figure measures, and returns what is to be done ---- */

  function arrange(plot) {
    const taken = [...plot.querySelectorAll(".annotation-text")].map(measured);
    const covers = [...document.querySelectorAll(COVERS)].map(measured);
    const labels = [...plot.querySelectorAll(TEXTS)];
    const boxes = labels.map(measured);
    const frames = labels.map((label) => measured(frameOf(label, plot)));
    const free = boxes.map((box, index) => {
      const others = labels[index].closest(".geo2") ? taken : [...covers, ...taken];
      const isFree = within(box, frames[index]) && !others.some((other) => overlap(box, other));
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

  /* ---- when: a figure after each of its drawings and while it moves, all of them when fonts arrive ---- */

  const plots = new Set();
  const changed = new Set();
  let waiting = 0;

  function soon(...drawn) {
    drawn.forEach((plot) => changed.add(plot));
    if (!waiting) waiting = requestAnimationFrame(now);
  }

  function now() {
    waiting = 0;
    const moves = [...changed].map(arrange); // a change between would lay out the page again
    changed.clear();
    for (const act of moves) act();
  }

  function follow(plot) {
    plots.add(plot);
    soon(plot);
    for (const event of ["afterplot", "relayouting"]) plot.on(`plotly_${event}`, () => soon(plot));
  }

  document.addEventListener("atlas:ready", () => {
    for (const id of ["province-map-graph", "second-map-graph", "founding-timeline-graph"]) window.atlas.whenPlotted(id, follow);
  });
  window.addEventListener("resize", () => soon(...plots));
  document.fonts.ready.then(() => soon(...plots));
})();
