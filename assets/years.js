/* Numbers that follow the hand along the years, within a frame, until the server has answered: callbacks/year_sums.py has sent what every year
 * leaves of them, and the years under the hand are added up. They lie over the server's own numbers, which stay. */
const { busy, filterOf, labelsOf, maps, say, setProps, touched, view, whenPlotted } = window.atlas;
const SLIP = 4; // px by which a hand may slip in a click
const DRAWN = 300; // ms after an answer: what it changes is drawn by then, the map last
const root = document.documentElement;
let plot = null;
let asked = ""; // the view whose numbers have been asked for
let sums = null;
let from = null; // where the hand went down: in the window, and in the units of the axis
let box = null; // of the axis, then
let added = ""; // the slots whose numbers stand
let finger = null; // where one finger went down, until it is known where it goes

// What the view is, whatever years of the timeline are chosen.
function current() {
  const { shown, data_version } = view();
  const query = new URLSearchParams(shown || "");
  query.delete(filterOf(plot));
  return `${query}#${data_version}`;
}

function ask() {
  if (!plot || busy() || asked === current()) return;
  asked = current();
  setProps("years-question", { data: { shown: view().shown, view: asked } });
}
const keep = (answer) => void (sums = answer);

// Number and text of a place in the slots at these positions; nobody knows of what is undetermined whether it is there.
function add([values, undetermined, undated], at) {
  const total = (numbers) => at.reduce((whole, one) => whole + (numbers[one] ?? 0), 0);
  const isFloor = total(undetermined) + (at.includes(sums.slots.indexOf("unknown")) ? 0 : undated) > 0;
  const [value, text] = [total(values), total(values).toLocaleString("en-US")];
  return { value, text: !isFloor ? text : value ? say("terms.at_least", { value: text }) : say("states.undetermined") };
}

// Its picture, which stands after it, is as long as its part of the number that stands.
function lay(element, { value, text }) {
  element.dataset.sum = text;
  element.parentElement.style.setProperty("--sum", value / Number(element.firstChild.data.replace(/\D/g, "")));
}

// On the map the number of a label stands aside for another one, which is gone when Plotly draws it anew.
function layOnLabel(label, { text }) {
  const number = [...label.querySelectorAll("tspan:not(.sum)")].find(({ style }) => style.fontWeight === "bold");
  label.classList.toggle("other-years", !number);
  if (!number) return; // 0, which is written like a name
  const sum = label.querySelector(".sum") ?? number.cloneNode();
  sum.setAttribute("class", "sum");
  sum.textContent = text;
  number.after(sum);
  number.style.display = "none";
}

const isKnown = () => Boolean(plot && sums) && sums.view === current();

function show(field, slots) {
  if (!isKnown() || sums.filter !== field) return clear();
  const at = slots.map((slot) => sums.slots.indexOf(slot)).filter((one) => one >= 0);
  if (!at.length) return clear();
  if (added === String(slots)) return;
  added = String(slots);
  for (const cell of document.querySelectorAll("#ranking [data-place-sum]")) {
    const parts = sums.places[cell.dataset.placeSum];
    if (parts) lay(cell, add(parts, at));
  }
  const number = document.querySelector(`#facts [data-fact="${sums.fact}"] .number:not(.wordy)`);
  if (number && sums.focus) lay(number, add(sums.focus, at));
  const labels = sums.on_map ? labelsOf(maps[0]) : [];
  for (const [label, adcode] of labels) if (sums.places[adcode]) layOnLabel(label, add(sums.places[adcode], at));
  root.dataset.summing = sums.fact;
  root.toggleAttribute("data-map-summing", sums.on_map);
}

function unfade() {
  added = "";
  delete root.dataset.summing;
  root.removeAttribute("data-map-summing");
}

function clear() {
  unfade();
  for (const sum of document.querySelectorAll("tspan.sum")) {
    sum.previousSibling.style.display = "";
    sum.remove();
  }
  for (const element of document.querySelectorAll("[data-sum]")) {
    delete element.dataset.sum;
    element.parentElement.style.removeProperty("--sum");
  }
}

/* ---- the hand; Plotly itself says what is brushed ten times a second only ---- */
function place({ clientX }) {
  const [low, high] = plot.layout.xaxis.range;
  return { x: clientX, at: low + ((clientX - box.left) / box.width) * (high - low) };
}

function press(event) {
  ask();
  box = plot.querySelector(".nsewdrag").getBoundingClientRect();
  from = place(event);
}

function move(event) {
  if (!from || !event.buttons) return;
  const to = place(event);
  const ends = [from.at, to.at].sort((one, other) => one - other);
  if (root.dataset.summing !== undefined || Math.abs(to.x - from.x) > SLIP) show(filterOf(plot), touched(plot, ...ends));
}

// What was brushed is asked for by now, and the answer clears.
function release() {
  if (from) setTimeout(() => busy() || from || clear(), 100);
  from = null;
}

// One finger up or down scrolls the page, across it brushes years: only then Plotly hears of it.
function touch(event) {
  if (!event.isTrusted) return;
  if (event.type === "touchstart") finger = event.touches.length > 1 ? null : event.touches[0];
  if (!finger) return;
  event.stopPropagation();
  if (event.type === "touchstart") return;
  const [now, touches] = [event.touches[0], [finger]];
  const isAcross = Math.abs(now.clientX - finger.clientX) > Math.abs(now.clientY - finger.clientY);
  finger = null;
  if (!isAcross) return;
  event.preventDefault(); // or the browser takes the finger for its own, and what follows cannot be held back
  event.target.dispatchEvent(new TouchEvent("touchstart", { touches, changedTouches: touches, bubbles: true, cancelable: true }));
}

whenPlotted("founding-timeline-graph", (timeline) => {
  plot = timeline;
  for (const name of ["touchstart", "touchmove"]) plot.addEventListener(name, touch, { capture: true, passive: false });
  plot.addEventListener("pointerover", ask);
  plot.addEventListener("pointerdown", press, true);
  for (const [name, act] of Object.entries({ pointermove: move, pointerup: release, pointercancel: release })) document.addEventListener(name, act, true);
});
document.addEventListener("atlas:answered", () => (unfade(), setTimeout(() => from || clear(), DRAWN)));
window.atlas.years = { ask, isKnown, show };
Object.assign(window.dash_clientside, { years: { keep } });
