/* The list of scenes: what the reader does there goes to callbacks/story.py, which changes the list; dragging, and the focus. */
const { setProps, banner, say, local, kept, fillScreen, whenLate } = window.atlas;
let events = []; // those that may not have been answered
let [serial, applied] = [0, 0]; // of the last one, and of the last one that was answered
let dragged = null;

// A row's event comes from its panel, a file's from its field; a button says no more than its name.
function collect() {
  for (const { prop_id: id, value } of window.dash_clientside.callback_context.triggered) {
    if (value) push(value.act || id.slice("story-".length, id.indexOf(".")), value.value ?? value);
    if (value && id === "story-file.contents") setProps("story-file", { contents: null }); // the same file may come again
  }
}

function push(act, value) {
  if (act === "open" || act === "close") setProps("story", { is_open: act === "open" });
  if (act === "close") return;
  if (/^(play|view)/.test(act)) fillScreen();
  events = [...events.filter((one) => one.serial > applied), { serial: ++serial, act, value }];
  const keeps = kept(() => localStorage.setItem("park-atlas-probe", "")) === undefined; // the browser lets us
  setProps("story-events", { data: { list: events, keeps } });
  const asked = serial;
  whenLate(() => applied < asked, (health) => health || fail());
}

// Without a server nothing has changed, and what was asked for is not done later.
function fail() {
  events = [];
  setProps("story-status", { children: say("story_panel.failed") });
  banner("unreachable");
}

function show(state) {
  applied = state.applied;
  const find = () => state.focus && document.querySelector(state.focus);
  requestAnimationFrame(() => find() && (find().scrollIntoView({ block: "nearest" }), find().focus()));
}

/* ---- dragging a scene ---- */
const scene = ({ target }) => target.closest && target.closest("#story-scenes > li");
const idOf = (row) => row.id.slice("scene-".length);
document.addEventListener("dragstart", (event) => (dragged = scene(event)));
document.addEventListener("dragover", (event) => dragged && scene(event) && event.preventDefault());
document.addEventListener("dragend", () => (dragged = null));
document.addEventListener("drop", (event) => {
  const target = dragged && scene(event);
  if (!target) return;
  event.preventDefault();
  push("drop:" + idOf(dragged), idOf(target));
});

// What another window keeps is the list of this one too: so each changes what the other has left, and neither takes anything back.
const KEPT = "park-atlas-scenes" + window.atlas.base;
window.addEventListener("storage", ({ key, newValue }) => {
  if (key !== KEPT) return;
  setProps(KEPT, { data: kept(() => JSON.parse(newValue)) });
  if (document.getElementById("story-scenes")) push("open");
});
local.story = () => push("open");
window.atlas.story = push;
Object.assign(window.dash_clientside, { story: { collect, show } });
