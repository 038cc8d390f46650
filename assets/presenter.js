/* The presenter's window (components/panels/presenter.py): shows what the stage of this browser says of its scene, and sends keys and buttons
 * there. Both talk over one channel, which leaves neither the browser nor this address. */
const { base } = document.documentElement.dataset;
const [channel, byId, main] = [new BroadcastChannel("park-atlas-stage" + base), (id) => document.getElementById(id), document.querySelector("main")];
const ask = (what) => channel.postMessage({ asked: true, ...what });
let begun = 0; // when the timer began

// An image has its address as its id: the same one stays as it is.
const OPTIONS = { morphStyle: "innerHTML", callbacks: { beforeAttributeUpdated: (name, node) => node.nodeName !== "IMG" } };

// One picture at a time, of scenes that are still shown: a server draws few at once, and not every one can.
let loading = Promise.resolve();
const load = (image) => image.isConnected && !image.src && new Promise((done) => Object.assign(image, { onload: done, onerror: done, src: image.dataset.src }));
const show = (image) => (loading = loading.then(() => load(image)).then(() => (image.hidden = !image.naturalWidth)));

channel.onmessage = ({ data: { asked, answer } }) => {
  if (asked) return;
  byId("waiting").hidden = Boolean(answer);
  main.hidden = !answer;
  byId("count").textContent = answer ? answer.count : "";
  begun = answer ? begun || Date.now() : 0;
  if (answer) window.Idiomorph.morph(main, answer.presenter, OPTIONS);
  main.querySelectorAll("img:not([src])").forEach(show);
};

function tick() {
  const seconds = begun ? Math.floor((Date.now() - begun) / 1000) : 0;
  byId("timer").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  byId("clock").textContent = new Date().toTimeString().slice(0, 5);
}
setInterval(tick, 1000);
document.addEventListener("click", ({ target }) => (target.id === "timer" ? (begun = Date.now()) : target.dataset.act && ask(target.dataset)));
document.addEventListener("keydown", (event) => {
  const { key, code, keyCode, shiftKey, isComposing, ctrlKey, metaKey, altKey, target } = event;
  if (ctrlKey || metaKey || altKey || key === "Tab" || (target.matches("button") && [" ", "Enter"].includes(key))) return;
  event.preventDefault();
  ask({ press: { key, code, keyCode, shiftKey, isComposing } });
});
ask();
