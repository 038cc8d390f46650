/* What a click would bring is asked for while the pointer rests on its mark, row or button (callbacks/foresight.py); the click then shows it at
 * once, and the server confirms it. Never by touch, with data saving or while the page waits, and one question at a time. */
const { busy, isView, setProps, view } = window.atlas;
const REST = 60; // ms for which the pointer must rest
const MAX_KEPT = 4;
const PAUSE = 5000; // ms without a question after one that a busy server has left open
const kept = new Map(); // question -> the properties of components, by id
let timer = 0;
let asked = -PAUSE; // when the question was asked that is open
let wanted = null; // the question of what the pointer rests on
let isMouse = false;

const keyOf = ({ act, shown, breakpoint, breakpoint_shown, data_version }) => JSON.stringify([act, shown, breakpoint, breakpoint_shown, data_version]);

function rest(act) {
  clearTimeout(timer);
  wanted = isMouse && act && isView(act) ? { act, ...view() } : null;
  timer = setTimeout(ask, REST);
}

function ask() {
  if (!wanted || busy() || performance.now() - asked < PAUSE || navigator.connection?.saveData || kept.has(keyOf(wanted))) return;
  asked = performance.now();
  setProps("question", { data: wanted });
}

// What would announce something waits for the click.
function keep({ event, answer }) {
  if (!answer) return;
  asked = -PAUSE;
  kept.set(keyOf(event), answer.selection.data.notice ? null : answer);
  if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value);
  ask();
}

// Whether it was there. The callback that brings the event has to end first: what it sets itself starts no other one.
function show(event) {
  const answer = kept.get(keyOf(event));
  kept.clear();
  if (answer) setTimeout(lay, 0, answer, event.serial);
  return Boolean(answer);
}

function lay({ selection: { data }, ...others }, serial) {
  for (const [id, properties] of Object.entries({ ...others, selection: { data: { ...data, serial } } })) setProps(id, properties);
}

document.addEventListener("pointermove", ({ pointerType }) => (isMouse = pointerType === "mouse"), { capture: true, passive: true });
document.addEventListener("pointerover", ({ target }) => rest(target.closest?.("[data-event]")?.dataset.event));
document.addEventListener("pointerdown", () => rest(), true);
Object.assign(window.atlas, { rest, foreseen: show });
Object.assign(window.dash_clientside, { foresight: { keep } });
