/* The presenter's window (components/templates/presenter.html): shows what the stage of this browser says of its scene, and sends keys and
 * buttons there. Both talk over one channel, which leaves neither the browser nor this address. */
(function () {
  "use strict";
  const { base, picture } = document.documentElement.dataset;
  const [channel, byId] = [new BroadcastChannel("park-atlas-stage" + base), (id) => document.getElementById(id)];
  const ask = (what) => channel.postMessage({ asked: true, ...what });
  let [begun, titles] = [0, ""]; // when the timer began; those that are listed

  function show(scene, part) {
    byId(part).hidden = !scene;
    if (!scene) return;
    for (const text of byId(part).querySelectorAll("[data-text]")) text.textContent = scene[text.dataset.text];
    const image = byId(part).querySelector("img");
    const source = `${base}presenter/${scene.view}.svg${scene.query || "?"}&scene=${scene.id}&${picture}`;
    if (image.getAttribute("src") === source) return;
    image.hidden = true; // until it is there: not every server can draw it
    image.onload = () => (image.hidden = false);
    image.src = source;
  }

  function list(answer) {
    const buttons = answer.titles.map((title, at) => {
      const button = Object.assign(document.createElement("button"), { textContent: `${at + 1}  ${title}`, type: "button" });
      Object.assign(button.dataset, { act: "go", value: at });
      return button;
    });
    if (titles !== (titles = answer.titles.join())) byId("jump").querySelector("nav").replaceChildren(...buttons);
    byId("jump").querySelectorAll("button").forEach((button, at) => button.toggleAttribute("aria-current", at === answer.at));
  }

  channel.onmessage = ({ data: { asked, answer } }) => {
    if (asked) return;
    byId("waiting").hidden = Boolean(answer);
    document.querySelector("main").hidden = !answer;
    byId("count").textContent = answer ? `${answer.at + 1} / ${answer.titles.length}` : "";
    if (!answer) return (begun = 0);
    begun = begun || Date.now();
    show(answer.scene, "now");
    show(answer.next, "next");
    byId("speaker-notes").querySelector("p").textContent = answer.scene.note;
    list(answer);
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
})();
