/* The map in the hand: Ctrl and wheel, two fingers and buttons with data-zoom ("in", "out", "home") zoom it, and it moves while it is
 * zoomed; a plain wheel and one finger scroll the page. Home, Escape, a double click on the sea and a new level bring it back.
 * What is done to one of two maps is done to both: each shows the same part, and the place under the pointer. */
const SLIP = 10; // px by which a hand may slip in a click
const STEP = { in: 1.5, out: 1 / 1.5 };
const { maps, whenMapped } = window.atlas;
let press = null; // where the button went down, and whether it has left that place since

const isZoomed = (plot = maps[0]) => Boolean(plot && plot.layout.meta) && plot.layout.geo.projection.scale > 1.001;
const inInset = ({ target }) => target.closest(".geo2");

// Whether it was anywhere else.
const goHome = () => isZoomed() && Boolean(window.Plotly.relayout(maps[0], maps[0].layout.meta.home));

function zoom(name) {
  const [plot] = maps;
  const { scale, maxscale } = plot.layout.geo.projection;
  const wanted = Math.min(scale * STEP[name], maxscale);
  window.Plotly.relayout(plot, wanted > 1.001 ? { "geo.projection.scale": wanted } : plot.layout.meta.home);
}

// After each drawing: who has zoomed out is at home, and the map fills its panel, whose aspect the server can only guess.
function fit(plot) {
  const { geo, meta } = plot.layout;
  if (!meta) return;
  document.documentElement.toggleAttribute("data-zoomed", isZoomed());
  const [west, east, south, north] = filling(meta, plot.clientWidth / plot.clientHeight);
  const away = !isZoomed(plot) && Math.abs(geo.center.lon - meta.home["geo.center.lon"]) + Math.abs(geo.center.lat - meta.home["geo.center.lat"]);
  if (away > 1e-3) window.Plotly.relayout(plot, meta.home);
  else if (Math.abs(geo.lonaxis.range[1] - east) + Math.abs(geo.lataxis.range[1] - north) > 0.004 * (east - west))
    window.Plotly.relayout(plot, { "geo.lonaxis.range": [west, east], "geo.lataxis.range": [south, north] });
}

const viewOf = ({ layout: { geo } }) => ({ "geo.projection.scale": geo.projection.scale, "geo.center.lon": geo.center.lon, "geo.center.lat": geo.center.lat });
const others = (plot) => maps.filter((other) => other !== plot && other.layout.meta && plot.layout.meta);

function lead(plot) {
  for (const other of others(plot)) {
    const view = viewOf(plot);
    if (Object.entries(viewOf(other)).some(([name, value]) => Math.abs(value - view[name]) > 1e-6)) window.Plotly.relayout(other, view);
  }
}

// The reader's own pointer, which an event that is made here is not.
function point(plot, name, event) {
  const from = plot.getBoundingClientRect();
  for (const other of event && event.isTrusted ? others(plot) : []) {
    const to = other.getBoundingClientRect();
    const clientX = to.left + ((event.clientX - from.left) * to.width) / from.width;
    const clientY = to.top + ((event.clientY - from.top) * to.height) / from.height;
    other.querySelector(".geo > .bg rect").dispatchEvent(new MouseEvent(name, { clientX, clientY }));
  }
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

// One finger scrolls the page, so Plotly has not heard of it when the second comes: it hears of both then.
function touch(event) {
  if (!event.isTrusted) return;
  event.stopPropagation();
  const touches = [...event.touches];
  if (touches.length > 1) event.target.dispatchEvent(new TouchEvent("touchstart", { touches, changedTouches: touches, bubbles: true, cancelable: true }));
}

document.addEventListener("mousemove", slip, true);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-zoom]");
  if (button) zoom(button.dataset.zoom);
  else if (press && press.slipped && maps.some((plot) => plot.contains(event.target))) event.preventDefault(); // the end of a drag
}, true);
function hand(plot) {
  const listen = (name, act, passive = true) => plot.addEventListener(name, act, { capture: true, passive });
  listen("mousedown", hold);
  listen("wheel", turn, false);
  listen("dblclick", (event) => event.stopPropagation()); // Plotly remembers the first level's home only
  listen("touchstart", touch);
  listen("touchmove", (event) => event.touches.length > 1 || event.stopPropagation());
  for (const name of ["afterplot", "relayout"]) plot.on(`plotly_${name}`, () => fit(plot));
  plot.on("plotly_relayout", () => lead(plot));
  plot.on("plotly_hover", ({ event }) => point(plot, "mousemove", event));
  plot.on("plotly_unhover", ({ event }) => point(plot, "mouseout", event));
  fit(plot);
}

document.addEventListener("atlas:ready", () => whenMapped(hand));
window.atlas.goHome = goHome;
