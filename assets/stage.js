/* The stage: what the browser does alone there. It comes and goes, asks callbacks/stage.py for scenes, takes keys and clicks, turns
 * scenes by a timer, and hides the pointer. A click chooses only after the lock is lifted. */
const { byId, keyOf, setProps, askHealth, query, say, local, later, base, language, listen, filterOf, whenPlotted, whenLate } = window.atlas;
const root = document.documentElement;
const STEPS = [0.85, 1, 1.2, 1.45]; // S M L XL
const HINT = 3500; // ms for which a hint stays
const FITTED = ["title", "subtitle", "sources", "note", "legend"];
const FOLLOWING = 60000; // ms between two questions for newer data
const IDLE = 2500; // ms after which the pointer hides
const PAGE_TYPE = 12; // px of the page's body, which the server's `type` multiplies
const USUAL = "20"; // seconds that T starts with
const SILENT = ["", "Shift", "CapsLock"]; // keys that do not lift the black: they only turn an input method on and off
const still = matchMedia("(prefers-reduced-motion: reduce)");

let [count, aim] = [0, 0]; // of scenes; the one that was asked for last, while now.at is on the screen
let link = ""; // the value of `stage` in the address, where it is not the number of the scene
let now = null; // what is on the screen: { at, query, serial }
let serial = 0; // of the newest request
let [step, locked] = [1, true];
let typed = ""; // digits of the scene that Enter goes to
let isWindowed = false; // F has just left the full screen on purpose
let before = null; // what had the focus
let awake = null; // the lock of the screen
let turning = 0; // the timer that turns scenes

const stage = () => byId("stage");
const timer = () => byId("stage-timer");
const fadeHint = later(() => (typed = "", byId("stage-hint")?.replaceChildren()), HINT);
const hidePointer = later(() => stage().setAttribute("data-idle", ""), IDLE);

/* ---- coming and going ---- */
// A link to the stage may not take the full screen, and not every browser has one.
const fillScreen = () => root.requestFullscreen && root.requestFullscreen().catch(() => null);

function enter(content, { scenes, first, link: opener = "" }) {
  link = opener;
  if (content.length && scenes.length) whenPlotted("stage-graph", (plot) => begin(plot, scenes.length, first));
}

function begin(plot, scenes, first) {
  before = document.activeElement;
  [count, now, locked] = [scenes, null, true];
  stage().removeAttribute("data-unlocked");
  listen(plot, (key) => act(/^\d{6}$/.test(key) ? `choose:${key}` : `only:${filterOf(plot)}=${key}`));
  stage().hidden = false;
  root.dataset.stage = "1";
  for (const part of stage().parentElement.children) part.inert = part !== stage();
  stage().focus();
  tell("");
  stir();
  stayAwake();
  go(first);
  address();
}

// The address says that the stage is open; it is no entry of the history.
function address() {
  const search = root.dataset.stage ? `${query()}${query() ? "&" : "?"}stage=${link || (now ? now.at : aim) + 1}` : query();
  if (search !== location.search) history.replaceState(history.state, "", location.pathname + search);
}

function close() {
  serial += 1; // an answer still under way comes too late
  stage().hidden = true;
  stage().removeAttribute("data-blank");
  delete root.dataset.stage;
  for (const part of stage().parentElement.children) part.inert = false;
  if (document.fullscreenElement) document.exitFullscreen();
  turn("0");
  awake?.release();
  report();
  setProps("stage", { children: [] });
  if (before && before.isConnected) before.focus();
}
const leave = () => (close(), address());

/* ---- the presenter's window: what is on stage goes there, its keys and buttons come back ---- */
const channel = window.BroadcastChannel && new BroadcastChannel("park-atlas-stage" + base);
const report = () => channel && channel.postMessage({ answer: root.dataset.stage ? now : null });

function hear({ data: { asked, act, value, press: key } }) {
  if (!asked || !root.dataset.stage) return;
  if (key) press({ ...key, target: stage(), preventDefault: () => null, stopPropagation: () => null });
  else if (act) run(act, value);
  else report();
}
if (channel) channel.onmessage = hear;

// A new window may end the full screen; that does not leave the stage.
function presenter() {
  isWindowed = Boolean(document.fullscreenElement);
  setTimeout(() => (isWindowed = false), 1000);
  window.open(`${base}presenter?lang=${language()}&theme=${root.dataset.theme}`, "park-atlas-presenter", "popup,width=1100,height=760");
}

// The screen stays awake while something is on stage; a browser forgets that with every other tab, and knows it on https only.
async function stayAwake() {
  if (root.dataset.stage && !document.hidden) awake = await navigator.wakeLock?.request("screen").catch(() => null);
}
document.addEventListener("visibilitychange", stayAwake);

/* ---- one scene ---- */
// `query` is null for what the scene itself shows. The screen stays as it is until the answer is there.
function show(at, query = null, act = "") {
  const { width, height } = byId("stage-room").getBoundingClientRect();
  const type = parseFloat(getComputedStyle(byId("stage-foot")).fontSize) / PAGE_TYPE;
  const request = { serial: ++serial, at, query, act, width: Math.floor(width), height: Math.floor(height), type };
  setProps("stage-request", { data: request });
  watch(serial);
}

function shown(answer) {
  if (answer.serial !== serial) return;
  now = answer;
  tell("");
  address();
  report();
  requestAnimationFrame(() => FITTED.forEach(fit));
  window.Plotly.Fx.unhover(byId("stage-graph").querySelector(".js-plotly-plot")); // what the pointer was on is no longer there
  root.dataset.staged = serial;
}

// A text that is too long for its lines is set smaller.
function fit(name) {
  const text = byId("stage-" + name);
  if (!text) return; // the stage was left meanwhile
  text.style.removeProperty("--fit");
  const isCut = () => text.scrollHeight > text.clientHeight + 0.25 * parseFloat(getComputedStyle(text).fontSize); // letters may be taller than their line
  for (let size = 0.95; size > 0.5 && isCut(); size -= 0.05) text.style.setProperty("--fit", size);
}

function watch(asked) {
  whenLate(() => asked === serial && now?.serial !== asked, (health) => {
    tell(say(health ? "stage.slow" : "stage.lost"));
    if (health) watch(asked);
    else aim = now ? now.at : aim;
  });
}
const again = () => now && show(now.at, now.query);

// Whoever reads the data anew on the server is followed.
setInterval(async () => {
  const health = root.dataset.stage && now && (await askHealth());
  if (health && root.dataset.stage && health.data_version !== now.data_version) again();
}, FOLLOWING);
const go = (to) => show((aim = Math.max(0, Math.min(count - 1, Number(to)))));
const chosen = () => (now && new URLSearchParams(now.query).get("region")) || "";

function act(what) {
  if (locked) tell(say("stage.freeze"));
  else if (now) show(now.at, now.query, what);
}

function tell(text) {
  byId("stage-hint").textContent = text;
  fadeHint();
}

/* ---- type, lock, timer, full screen ---- */
function size(change) {
  step = Math.max(0, Math.min(STEPS.length - 1, step + change));
  stage().style.setProperty("--step", STEPS[step]);
  again();
}

function lock() {
  locked = !locked;
  stage().toggleAttribute("data-unlocked", !locked);
  stage().querySelector(".lock").setAttribute("aria-pressed", String(locked));
  tell(say(locked ? "stage.freeze" : "stage.thaw"));
}

// Scenes turn round and round, whatever the data do.
function turn(seconds) {
  clearInterval(turning);
  const isMoving = seconds !== "0" && !still.matches;
  timer().value = isMoving ? seconds : "0";
  if (isMoving) turning = setInterval(() => stage().hasAttribute("data-blank") || go((aim + 1) % count), Number(seconds) * 1000);
  else if (seconds !== "0") tell(say("stage.still"));
}

function full() {
  isWindowed = Boolean(document.fullscreenElement);
  if (isWindowed) document.exitFullscreen();
  else fillScreen();
}

// Whoever leaves the full screen with the browser's own Esc leaves the stage.
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && root.dataset.stage && !isWindowed) escape();
  isWindowed = false;
});
const help = () => (byId("stage-keys").hidden = !byId("stage-keys").hidden);
const blank = () => stage().toggleAttribute("data-blank");

function escape() {
  if (!byId("stage-keys").hidden) help();
  else if (stage().hasAttribute("data-blank")) blank();
  else leave();
}

/* ---- keys, buttons, clicks ---- */
// What the keys of #stage's table do (components/panels/stage.py), and what buttons do.
const [next, previous] = [() => go(aim + 1), () => go(aim - 1)];
const back = () => (locked ? previous() : act("up:"));
const acts = {
  ...{ go, next, previous, first: () => go(0), last: () => go(count - 1), digit: (key) => tell((typed += key)), confirm, back },
  ...{ larger: () => size(1), smaller: () => size(-1), blank, full, lock, presenter, help, leave, escape, stay: () => null },
  timer: () => turn(timer().value === "0" ? USUAL : "0"),
};
const selects = { "stage-place": (adcode) => act("choose:" + adcode), "stage-timer": turn };

function confirm() {
  if (typed) go(typed - 1);
  else if (!locked && chosen()) act("open:" + chosen());
  else next();
}

const present = (what, value) => (fillScreen(), window.atlas.story(what, value));

// What a key of the page presents. The clicker's F5 works in a field and over the list of scenes too.
function openingOf(key, { target, shiftKey }) {
  const [isWriting, dialog] = [target.matches("input, textarea, select"), document.querySelector(".modal, dialog[open]")];
  if (key === "F5" && !shiftKey && root.dataset.answered && (!dialog || byId("story-scenes"))) return "present";
  return key === "p" && !isWriting && !dialog ? (shiftKey ? "present" : "view") : "";
}

// A button has its own use for Enter and the space bar, and a menu for all keys.
const isTaken = (key, target) => (target.matches("select") ? key !== "Escape" : target.matches("button") && ["Enter", " "].includes(key));

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const [key, isOpen] = [keyOf(event), root.dataset.stage];
  const opening = !isOpen && openingOf(key, event);
  const name = isOpen && JSON.parse(stage().dataset.keys)[key];
  if (isOpen) event.stopPropagation(); // the page behind has no keys now
  if (opening) present(opening);
  else if (isOpen && stage().hasAttribute("data-blank")) SILENT.includes(key) || blank();
  else if (!name || isTaken(key, event.target)) return;
  else run(name, key);
  event.preventDefault();
}

// A number that is typed lasts until another key is pressed, or its hint is gone.
function run(name, key) {
  stir();
  acts[name](key);
  if (name !== "digit") typed = "";
}

// A click lifts the black, and leaves keys to the stage: the space bar turns, and does not press the button again.
function click({ target, detail }) {
  stage()?.removeAttribute("data-blank");
  if (detail && target.closest("#stage button")) stage().focus();
}

// The buttons hide with the pointer.
function stir() {
  stage().removeAttribute("data-idle");
  hidePointer();
}
document.addEventListener("keydown", press, true);
document.addEventListener("change", ({ target }) => selects[target.id] && (selects[target.id](target.value), stage().focus()));
document.addEventListener("click", click, true);
for (const name of ["pointermove", "pointerdown", "focusin"]) document.addEventListener(name, () => root.dataset.stage && stir());
still.addEventListener("change", () => root.dataset.stage && turn(timer().value));
window.addEventListener("resize", later(() => root.dataset.stage && again(), 150));

// A link to the stage opens it once the page is there; the page behind forgets `stage` with every answer.
const linked = new URLSearchParams(location.search).get("stage");
if (linked) document.addEventListener("atlas:answered", () => present(linked === "view" ? "view" : "present", linked), { once: true });
document.addEventListener("atlas:answered", () => root.dataset.stage && address());
document.addEventListener("atlas:left", () => root.dataset.stage && close());

local.stage = (what) => run(...what.split(":"));
window.atlas.fillScreen = fillScreen;
Object.assign(window.dash_clientside, { stage: { enter, shown } });
