/* The figures: clicks and brushes, of the page and of the stage, from the public events of plotly.js; playing through years; labels. */
const { press, send, byId, busy, chosen, local, several } = window.atlas;
const TOUCHED = 0.15; // a brush takes the slots of which it covers this part

// The filter whose years the timeline shows: founding years of parks, or registration years of companies.
const filterOf = (plot) => plot.data[0].meta || "years";

// Calls `marked` for a click on a mark that can be chosen, with its key and its park if it has one, and `missed` for one on nothing. The click at the end of a
// drag counts as neither: its default was prevented by the one who dragged the map.
function listen(plot, marked, missed = () => null) {
  let hit = false;
  plot.ariaHidden = "true"; // loose names; a sentence and a table say it in order
  plot.on("plotly_click", ({ event, points }) => {
    const dragged = event.type === "click" && event.defaultPrevented;
    const point = !dragged && points.find(keyOf);
    hit ||= Boolean(point);
    if (point) marked(keyOf(point), event, point.customdata[1]);
  });
  plot.on("plotly_unhover", () => window.atlas.rest());
  plot.addEventListener("click", (event) => (hit = event.defaultPrevented, setTimeout(() => hit || missed(event))), true);
}

// A region's adcode, or a slot. Layers that cannot be chosen have no customdata.
const keyOf = ({ location, customdata }) => customdata && (location || customdata[0]);

const foresee = (points, event) => {
  const point = points.find(keyOf);
  window.atlas.rest(point && event + keyOf(point));
};

// The first click of two on a park's mark chooses like any other; the second one opens the card of the park.
const openCard = (park) => press({ act: `card:park:${park}`, at: performance.now() });

function listenToMap(plot) {
  const choose = (key, event, park) =>
    park && event.detail === 2 ? openCard(park) : press({ act: `choose:${key}`, add: several(event), clicks: event.detail });
  plot.on("plotly_hover", ({ points }) => foresee(points, "choose:"));
  listen(plot, choose, ({ detail }) => (detail > 1 ? window.atlas.goHome() : chosen("region") && send("unchoose:")));
}

function listenToTimeline(plot) {
  listen(plot, (key, event, park) => {
    if (park && event.detail === 2) openCard(park);
    else if (event.detail < 2) send(`${several(event) ? "toggle" : "only"}:${filterOf(plot)}=${key}`);
  });
  plot.on("plotly_hover", ({ points }) => foresee(points, `only:${filterOf(plot)}=`));
  plot.on("plotly_selected", (event) => {
    if (!event || !event.range) return;
    const slots = touched(plot, ...event.range.x);
    if (slots.length) send(`set:${filterOf(plot)}=${slots.join(",")}`);
    window.Plotly.relayout(plot, { selections: [] });
  });
}

// The slots of which a brush takes enough: the first trace has one unseen bar for each, over its full height.
function touched(plot, from, to) {
  const { x, width, customdata } = plot.data[0];
  const covered = (at) => Math.min(to, x[at] + width[at] / 2) - Math.max(from, x[at] - width[at] / 2);
  return customdata.map(([key]) => key).filter((_, at) => covered(at) > TOUCHED * width[at]);
}

// Plotly makes its plot in the element of a dcc.Graph some time after that element is there.
function whenPlotted(id, attach) {
  const plot = byId(id) && byId(id).querySelector(".js-plotly-plot");
  if (plot && plot.on) attach(plot);
  else setTimeout(whenPlotted, 60, id, attach);
}

const maps = []; // the map, then the second one
const whenMapped = (attach) => ["province-map-graph", "second-map-graph"].forEach((id, at) => whenPlotted(id, (plot) => attach((maps[at] = plot))));

whenMapped(listenToMap);
whenPlotted("founding-timeline-graph", listenToTimeline);

/* ---- playing: each step replaces the entry of the history; at the end the years that were chosen before return. Whoever chooses
 * other years meanwhile stops it. ---- */
const INTERVAL = 1400; // ms a step
let timer = 0;

// "years=2015,2016": the filter that is played, and its slots.
function play(value) {
  if (stop()) return;
  const [field, slots] = value.split("=");
  let played = chosen(field);
  const steps = [...slots.split(","), played];
  document.documentElement.dataset.playing = "1";
  window.atlas.years.ask();
  timer = setInterval(step, INTERVAL);
  step();

  function step() {
    if (busy()) return; // a slow server is not buried under steps
    if (chosen(field) !== played) return stop();
    send(`play:${field}=${(played = steps.shift())}`);
    window.atlas.years.show(field, played.split(","));
    if (!steps.length) stop();
  }
}

// Whether there was something to stop.
function stop() {
  const isPlaying = timer !== 0;
  clearInterval(timer);
  timer = 0;
  delete document.documentElement.dataset.playing;
  return isPlaying;
}
document.addEventListener("atlas:left", stop);
local.play = play;

/* ---- labels: the server's positions are good for usual fonts; here they are measured in the reader's own. A label that would cover an
 * earlier one (their order is their priority, after what is chosen) or leave the figure is hidden. ---- */
const TEXTS = ".geolayer text:not(.unused), .scatterlayer text";
const COVERS = "#province-map .zoom, :is(#province-map, #second-map) .geo2 .bg rect"; // what lies over the map
const SLACK = 1; // px by which two boxes may touch

const shared = (a, b, low, high) => Math.min(a[high], b[high]) - Math.max(a[low], b[low]);
const overlap = (a, b) => shared(a, b, "left", "right") > SLACK && shared(a, b, "top", "bottom") > SLACK;
const within = (box, frame) =>
  box.left >= frame.left - SLACK && box.right <= frame.right + SLACK && box.top >= frame.top - SLACK && box.bottom <= frame.bottom + SLACK;
const chosenFirst = (one, other) => other.classList.contains("chosen") - one.classList.contains("chosen");
const measured = (element) => element.getBoundingClientRect();

// Each figure measures, and returns what is to be done.
function arrange(plot) {
  const taken = [...plot.querySelectorAll(".annotation-text")].map(measured);
  const covers = [...document.querySelectorAll(COVERS)].map(measured);
  const frameOf = (label) => label.closest(".geo")?.querySelector(".bg rect") ?? plot; // a map cuts off what leaves it
  const labels = [...plot.querySelectorAll(TEXTS)].sort(chosenFirst).map((text) => ({ text, box: measured(text), frame: measured(frameOf(text)) }));
  for (const label of labels) {
    const others = label.text.closest(".geo2") ? taken : [...covers, ...taken];
    label.isFree = within(label.box, label.frame) && !others.some((other) => overlap(label.box, other));
    if (label.isFree) taken.push(label.box);
  }
  return () => labels.forEach(({ text, isFree }) => (text.style.visibility = isFree ? "" : "hidden"));
}

// All of them when fonts arrive.
const plots = new Set();
const changed = new Set();

function soon(...drawn) {
  if (!changed.size) requestAnimationFrame(now);
  drawn.forEach((plot) => changed.add(plot));
}

function now() {
  const drawn = [...changed];
  changed.clear();
  for (const act of drawn.map(arrange)) act(); // a change between would lay out the page again
}

// After each drawing of a figure, and while it moves.
const whenDrawn = (plot, act) => ["afterplot", "relayouting"].forEach((event) => plot.on(`plotly_${event}`, () => act(plot)));

function follow(plot) {
  plots.add(plot);
  soon(plot);
  whenDrawn(plot, soon);
}
whenMapped(follow);
whenPlotted("founding-timeline-graph", follow);
window.addEventListener("resize", () => soon(...plots));
document.fonts.ready.then(() => soon(...plots));

Object.assign(window.atlas, { listen, touched, filterOf, maps, whenDrawn, whenMapped, whenPlotted, stop, rearrange: soon });
