/* The map in the hand: Ctrl and wheel, two fingers and buttons with data-zoom ("in", "out", "home") zoom it, and it moves while it is
 * zoomed; a plain wheel and one finger scroll the page. Home, Escape, a double click on the sea and a new level bring it back. */
(function () {
  "use strict";
  const SLIP = 10; // px by which a hand may slip in a click
  const STEP = { in: 1.5, out: 1 / 1.5 };
  let plot = null;
  let press = null; // where the button went down, and whether it has left that place since

  const relayout = (changes) => window.Plotly.relayout(plot, changes);
  const isZoomed = () => Boolean(plot && plot.layout.meta) && plot.layout.geo.projection.scale > 1.001;
  const inInset = ({ target }) => target.closest(".geo2");

  // Whether it was anywhere else.
  const goHome = () => isZoomed() && Boolean(relayout(plot.layout.meta.home));

  function zoom(name) {
    const { scale, maxscale } = plot.layout.geo.projection;
    const wanted = Math.min(scale * STEP[name], maxscale);
    relayout(wanted > 1.001 ? { "geo.projection.scale": wanted } : plot.layout.meta.home);
  }

  // After each drawing: who has zoomed out is at home, and the map fills its panel, whose aspect the server can only guess.
  function fit() {
    const { geo, meta } = plot.layout;
    if (!meta) return;
    document.documentElement.toggleAttribute("data-zoomed", isZoomed());
    const [west, east, south, north] = filling(meta, plot.clientWidth / plot.clientHeight);
    const away = !isZoomed() && Math.abs(geo.center.lon - meta.home["geo.center.lon"]) + Math.abs(geo.center.lat - meta.home["geo.center.lat"]);
    if (away > 1e-3) relayout(meta.home);
    else if (Math.abs(geo.lonaxis.range[1] - east) + Math.abs(geo.lataxis.range[1] - north) > 0.004 * (east - west))
      relayout({ "geo.lonaxis.range": [west, east], "geo.lataxis.range": [south, north] });
  }

  function filling({ aspects, fans }, aspect) {
    const next = Math.max(1, aspects.findIndex((one, index) => one > aspect || index === aspects.length - 1));
    const part = (aspect - aspects[next - 1]) / (aspects[next] - aspects[next - 1]);
    return fans[next].map((end, side) => part * end + (1 - part) * fans[next - 1][side]);
  }

  function hold(event) {
    press = { x: event.clientX, y: event.clientY, slipped: false };
    if (!isZoomed() || inInset(event)) event.stopPropagation();
  }

  function slip(event) {
    if (!press || !event.buttons) return;
    press.slipped ||= Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLIP;
    if (!press.slipped) event.stopPropagation();
  }

  function turn(event) {
    if (event.ctrlKey) event.preventDefault(); // or the page would be zoomed with it
    if (!event.ctrlKey || inInset(event)) event.stopPropagation();
  }

  document.addEventListener("mousemove", slip, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (button) zoom(button.dataset.zoom);
    else if (press && press.slipped && plot.contains(event.target)) event.preventDefault(); // the end of a drag
  }, true);
  document.addEventListener("atlas:ready", () => window.atlas.whenPlotted("province-map-graph", (element) => {
    const listen = (name, act, passive = true) => element.addEventListener(name, act, { capture: true, passive });
    plot = element;
    listen("mousedown", hold);
    listen("wheel", turn, false);
    listen("dblclick", (event) => event.stopPropagation()); // Plotly remembers the first level's home only
    for (const name of ["touchstart", "touchmove"]) listen(name, (event) => event.touches.length > 1 || event.stopPropagation());
    for (const name of ["afterplot", "relayout"]) plot.on(`plotly_${name}`, fit);
    fit();
  }));
  window.atlas.goHome = goHome;
})();
