/* From an event to an answer. Every input of the page ends in `dispatch`, the clientside callback of callbacks/choice.py. Events
 * that the server answers queue up and go one by one, each with the query of the page that is shown, so that quick clicks
 * add up instead of overtaking each other. `receive` takes the answer and brings the address up to date. */
const root = document.documentElement;
const TIMEOUT = 2500; // ms without an answer before the server is asked whether it is there
const WIDTHS = { wall: 2700, desk: 1500, laptop: 1100, tablet: 700, phone: 0 }; // from which width a breakpoint holds, as in the stylesheets
const CONFIRM = "confirm:"; // changes nothing: what was shown before it was asked for is what the server would show
const setProps = (id, props) => window.dash_clientside.set_props(id, props);
const byId = (id) => document.getElementById(id);
const pressed = []; // events of panels that have not been handled
const queue = [];
const local = {}; // event type -> what the browser does by itself
let events = {}; // prop_id -> event, and requests: type -> store
let requests = {};
const controls = {}; // prop_id of a control -> the value that it is known to show
let shown = null; // the query that the page shows; null before the first answer
let breakpointShown = "";
let dataVersion; // of the tables that the page was drawn from
let serial = 0;
let waiting = null; // the event that is under way
let words = {}; // of the scripts, in the reader's language
let received = null; // properties of controls, and labels, of the last answer that brought some
let announced = ""; // which announcement is open
let first = ""; // what the first click of a double click chose

const chosen = (name) => new URLSearchParams(shown || "").get(name) || "";
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const notify = (name) => document.dispatchEvent(new CustomEvent("atlas:" + name));
const breakpoint = () => Object.keys(WIDTHS).find((name) => window.innerWidth >= WIDTHS[name]);
const language = () => root.lang.slice(0, 2);

// Calls `act` once `ms` have gone by without another call.
function later(act, ms) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
}

// What storage holds or does; null in a browser that may keep nothing.
function kept(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/* ---- events of the page ---- */
function dispatch(...inputs) {
  ({ events, requests } = inputs.pop());
  if (shown === null && !waiting) return start();
  for (const { prop_id: id, value } of window.dash_clientside.callback_context.triggered) handle(id, events[id], value);
}

function start() {
  send("address:" + location.search);
  notify("ready");
}

// An empty event is that of a panel, whose value says which; that of a control goes before its new value.
function handle(source, act, value) {
  if (value === null || value === undefined) return;
  if (act === "") pressed.splice(0).filter((event) => events[event.source] === "").forEach(press);
  else if (act === "address") value !== (shown ?? value) && move(value);
  else if (act === "breakpoint") value !== breakpointShown && send("breakpoint:");
  else if (source.endsWith(".value")) chooseValue(act, source, value);
  else press({ act });
}

// What an answer has set in a control is no event.
function chooseValue(act, source, value) {
  if (isSame(value, controls[source])) return;
  controls[source] = value;
  send(act + textOf(value), { source });
}
const textOf = (value) => (value === true ? "1" : [].concat(value || []).join(","));

// The view that "choose:440000" or "open:440000" leads to.
function queryOf(act) {
  const [verb, adcode] = act.split(":");
  const query = new URLSearchParams(shown || "");
  query.delete("map");
  query.delete("region");
  query.set(verb === "open" ? "map" : "region", adcode);
  return query;
}

function press({ act, add, clicks, at }) {
  const [, type, value] = act.match(/^([^:]*):?(.*)$/s);
  if (local[type]) local[type](value);
  else if (requests[type]) ask(requests[type], { value, at });
  else if (type === "choose") choose(value, add, clicks);
  else if (type === "go" && add) send("add:" + value);
  else send(act);
}

// A callback of its own answers: nothing here waits for it, so a server that is gone is noticed at once. What it is told of the
// page stands there from the first answer on.
function ask(store, data) {
  if (shown === null) return document.addEventListener("atlas:answered", () => ask(store, data), { once: true });
  setProps(store, { data });
  ping();
}
const ping = async () => (await askHealth()) || banner("unreachable");

// A double click is one choice: it opens, and Back returns to what was before its first click.
function choose(adcode, add, clicks) {
  if (clicks < 2) window.atlas.expect(adcode, add);
  if (clicks < 2) send((add ? "add:" : "choose:") + adcode);
  else if (clicks === 2 && first === adcode) send("open:" + adcode, { replace: true });
  first = clicks < 2 && !add ? adcode : "";
}

/* ---- events to the server ---- */
// `replace`: the event completes the one before it, and both are one entry of the history. `source`: the input of a control.
function send(act, { replace = false, source } = {}) {
  queue.push({ act, replace, source });
  next();
}

function next() {
  if (waiting || !queue.length) return;
  const event = { ...queue.shift(), breakpoint: breakpoint() };
  event.serial = event.act === CONFIRM ? serial : ++serial;
  waiting = event;
  const question = { ...event, ...view() };
  if (window.atlas.foreseen(question)) return void queue.push({ act: CONFIRM });
  setProps("event", { data: question });
  watch(event, TIMEOUT);
}
const view = () => ({ shown, breakpoint: breakpoint(), breakpoint_shown: breakpointShown, data_version: dataVersion });

// What is under way no longer counts. It may have been painted all the same, so the next answer draws everything.
function abandon() {
  const lost = waiting;
  if (lost) breakpointShown = "";
  waiting = null;
  return lost;
}

// What the server says of itself; null where there is none.
const askHealth = () => fetch(root.dataset.base + "health", { cache: "no-store" }).then((answer) => answer.json(), () => null);

// Calls `act` with what the server says of itself, if `isWaiting` still holds then.
function whenLate(isWaiting, act, ms = TIMEOUT) {
  setTimeout(async () => {
    const health = isWaiting() && (await askHealth());
    if (isWaiting()) act(health);
  }, ms);
}

// A server that is there may take its time once.
function watch(event, ms) {
  whenLate(() => waiting === event, (health) => {
    if (health && health.version !== root.dataset.version) banner("outdated");
    else if (!health || ms > TIMEOUT) banner("unreachable");
    else watch(event, 2 * TIMEOUT);
  }, ms);
}

function retry() {
  const lost = abandon();
  if (lost) queue.unshift(lost);
  banner("");
  next();
}

// One of the three announcements, or none.
function banner(kind, text = "") {
  if (announced === kind && !text) return;
  for (const name of ["unreachable", "outdated", "notice"]) setProps(name, { is_open: name === kind });
  if (text) setProps("notice-text", { children: text });
  announced = kind;
  if (kind === "unreachable") window.atlas.confirm();
}

/* ---- answers from the server ---- */
// What an answer does not change is still that of the one before.
function receive(answer, texts, properties) {
  if (properties !== received && texts !== words) fill(properties);
  else if (properties !== received) afterPaint(() => fill(properties)); // controls follow the views, but in another language
  [received, words] = [properties, texts];
  if (!answer || !waiting || answer.serial !== waiting.serial) return;
  const event = waiting;
  waiting = null;
  shown = answer.search;
  dataVersion = answer.data_version;
  breakpointShown = event.breakpoint;
  keepAddress(answer, event);
  const isSpoken = answer.lang === language();
  root.lang = answer.lang === "zh" ? "zh-CN" : answer.lang;
  root.dataset.theme = root.dataset.bsTheme = answer.theme;
  document.title = answer.title;
  if (byId("live").textContent !== answer.live) byId("live").textContent = answer.live;
  if (answer.version !== root.dataset.version) banner("outdated");
  else banner(answer.notice ? "notice" : "", answer.notice);
  notify("answered");
  if (!isSpoken) notify("spoken");
  next();
}

// A control keeps its value while the reader's own choice there is under way.
function fill(answer) {
  for (const [id, { value, ...properties }] of Object.entries(answer)) {
    const key = `${id}.value`;
    const isAsked = [waiting, ...queue].some((event) => event && event.source === key);
    const isKnown = value === undefined || isAsked || isSame(value, controls[key]);
    if (!isKnown) controls[key] = value;
    if (!isKnown || Object.keys(properties).length) setProps(id, isKnown ? properties : { value, ...properties });
  }
}
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

// Only a choice adds to the history; Back undoes one.
function keepAddress(answer, event) {
  const url = location.pathname + answer.search + location.hash;
  const act = answer.history === "push" && !event.replace ? "pushState" : "replaceState";
  if (answer.search !== location.search) history[act](null, "", url);
  afterPaint(() => finish(answer.serial));
}

// What a key says, whatever an input method makes of it: ？ is "?", and Process on the key of P is "p". A key that the method takes
// for itself, as Enter on a candidate, says nothing.
const SIGNS = { Slash: "/?", Equal: "=+", Minus: "-_", Period: ".>", Comma: ",<", Space: "  " };
function keyOf({ key = "", code = "", keyCode, isComposing, shiftKey }) {
  if (/^[ -~]+$/.test(key) && !["Process", "Unidentified"].includes(key)) return isComposing || keyCode === 229 ? "" : key.length === 1 ? key.toLowerCase() : key;
  return (/^(?:Key|Digit|Numpad)(.)$/.exec(code)?.[1] || (SIGNS[code] || "")[Number(shiftKey)] || "").toLowerCase();
}
const afterPaint = (act) => requestAnimationFrame(() => setTimeout(act));

// What nobody sees waits for the paint. dcc.Location reports only what differs from what it knows, and pushes an href that is
// not the present one; the stage has an address of its own.
function finish(answered) {
  if (location.search === shown) setProps("url", { search: shown, href: location.href });
  root.dataset.answered = answered;
}

/* ---- back and forward, a link, another width ---- */
function move(search) {
  queue.length = 0;
  abandon();
  notify("left");
  send("address:" + search);
}
window.addEventListener("resize", later(() => shown !== null && setProps("breakpoint", { data: breakpoint() }), 200));
window.dash_clientside = Object.assign({}, window.dash_clientside, { atlas: { dispatch, receive } });
Object.assign(local, { retry, reload: () => location.reload(), dismiss: () => banner("") });

window.atlas = {
  ...{ whenLate, keyOf, setProps, send, press, pressed, ping, say, queryOf, banner, byId, askHealth, local, chosen, language, later, kept },
  base: root.dataset.base,
  query: () => shown || "",
  view,
  // Whether the server answers such an event of a panel with a view.
  isView: (act) => !/^\w+/.exec(act).some((type) => local[type] || requests[type]),
  busy: () => Boolean(waiting),
  several: (event) => event.ctrlKey || event.shiftKey || event.metaKey,
};
