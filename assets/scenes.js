/* Scenes: the reader's own, kept in this browser, or else the story that the dataset ships. The dialog lists them; titles and
 * notes of the dataset's scenes are computed by the server each time, until the reader writes others. */
(function () {
  "use strict";
  const { byId, base, language, query } = window.atlas;
  const KEY = "park-atlas-scenes";
  let scenes = null; // null until asked for
  let mine = false; // whether they are the reader's own
  let removed = null; // { scene, at }, for undoing

  const says = () => byId("story-says");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const say = (key, values = {}) => (says().textContent = fill(says().dataset[key], values));
  const at = (button) => [...byId("story-scenes").children].indexOf(button.closest("li"));

  /* ---- keeping ---- */

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(KEY + base));
    } catch {
      return null;
    }
  }

  function keep() {
    mine = true;
    try {
      localStorage.setItem(KEY + base, JSON.stringify(scenes));
    } catch {
      say("no_storage");
    }
  }

  /* ---- the server's part: what a title says today, and whether it holds ---- */

  async function story() {
    const answer = await fetch(`${base}export/story.json?lang=${language()}`);
    return (await answer.json()).scenes;
  }

  // The scenes computed anew; a refusal is thrown as the server's own words.
  async function refreshed(list, rest = {}) {
    const answer = await post("scenes.json", { ...rest, scenes: list, lang: language() });
    return (await answer.json()).scenes;
  }

  async function post(name, body) {
    const answer = await fetch(`${base}export/${name}`, { method: "POST", body: JSON.stringify(body) });
    if (answer.ok) return answer;
    const told = await answer.json().catch(() => null);
    throw new Error(told ? told.error[language()] : "");
  }

  async function load() {
    const own = kept();
    mine = Boolean(own && own.length);
    scenes = mine ? await refreshed(own).catch(() => own) : await story();
    return scenes;
  }

  /* ---- the list ---- */

  async function open() {
    byId("story").showModal();
    await attempt(load);
    list();
  }

  function list() {
    const { own, shipped } = says().dataset;
    byId("story-kind").textContent = mine ? own : shipped;
    byId("story-scenes").replaceChildren(...(scenes || []).map(row));
  }

  function row(scene) {
    const item = byId("story-row").content.firstElementChild.cloneNode(true);
    const [title, note, doubt] = ["[name=title]", "[name=note]", ".doubt"].map((part) => item.querySelector(part));
    title.value = scene.title;
    note.value = scene.note;
    item.querySelector(".subtitle").textContent = scene.subtitle || "";
    doubt.hidden = scene.holds !== false;
    doubt.textContent = fill(says().dataset.doubt, scene);
    title.addEventListener("change", () => write(scene, "title", title.value));
    note.addEventListener("change", () => write(scene, "note", note.value));
    return item;
  }

  // What the reader writes is no longer computed.
  function write(scene, name, text) {
    scene[name] = text;
    scene.computed = (scene.computed || []).filter((one) => one !== name);
    if (name === "title") Object.assign(scene, { holds: null, why: "" });
    keep();
  }

  function move(from, to) {
    if (to < 0 || to >= scenes.length || from === to) return;
    scenes.splice(to, 0, ...scenes.splice(from, 1));
    keep();
    list();
  }

  /* ---- what the buttons do ---- */

  const verbs = {
    add: async () => {
      const scene = { id: `own-${Date.now()}`, query: query(), view: byId("story-view").value, title: title(), note: "", computed: [] };
      scenes = await refreshed([...scenes, scene]);
      keep();
      list();
      say("added", { number: scenes.length });
    },
    play: (button) => {
      const first = Math.max(0, at(button));
      byId("story").close();
      window.atlas.stage.open(first);
    },
    up: (button) => move(at(button), at(button) - 1),
    down: (button) => move(at(button), at(button) + 1),
    remove: (button) => {
      removed = { at: at(button), scene: scenes.splice(at(button), 1)[0] };
      keep();
      list();
      say("removed", removed.scene);
      byId("story-undo").hidden = false;
      byId("story-undo").focus();
    },
    undo: () => {
      scenes.splice(removed.at, 0, removed.scene);
      keep();
      list();
      byId("story-undo").hidden = true;
      says().textContent = "";
    },
    deck: async () => {
      const theme = document.documentElement.dataset.theme;
      save(await (await post("deck.pptx", { scenes, lang: language(), theme })).blob(), "pptx");
    },
    save: async () => {
      const told = await (await post("scenes.json", { scenes, lang: language() })).json();
      save(new Blob([JSON.stringify(told, null, 1)], { type: "application/json" }), "json");
    },
    load: () => byId("story-file").click(),
    reset: async () => {
      localStorage.removeItem(KEY + base);
      scenes = await story();
      mine = false;
      list();
    },
  };

  const title = () => document.querySelector("#sentence strong").textContent.slice(0, 200);

  function save(blob, suffix) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${document.title.split(" ")[0]}.${suffix}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  async function attempt(work, key = "failed") {
    try {
      await work();
    } catch (fault) {
      say(key, { why: fault.message });
    }
  }

  // A file that is refused changes nothing.
  async function read(file) {
    const body = JSON.parse(await file.text());
    scenes = await refreshed(body.scenes, body);
    keep();
    list();
    say("loaded", { count: scenes.length });
  }

  document.addEventListener("change", (event) => {
    if (event.target.id !== "story-file") return;
    const [file] = event.target.files;
    if (file) attempt(() => read(file), "refused");
    event.target.value = "";
  });

  /* ---- dragging a scene ---- */

  let dragged = null;
  const scene = (event) => event.target.closest && event.target.closest("#story-scenes > li");
  document.addEventListener("dragstart", (event) => (dragged = scene(event)));
  document.addEventListener("dragover", (event) => dragged && scene(event) && event.preventDefault());
  document.addEventListener("dragend", () => (dragged = null));
  document.addEventListener("drop", (event) => {
    const target = dragged && scene(event);
    if (target) move(at(dragged), at(target));
  });

  Object.assign(window.atlas, {
    story: (verb, button) => (verb ? attempt(() => verbs[verb](button)) : open()),
    scenes: load,
  });
})();
