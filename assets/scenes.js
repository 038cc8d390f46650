/* Scenes: the reader's own, kept in this browser, or else the story that the dataset ships; over an upload or a list of one's
 * own, views of these. The dialog lists them; titles and notes of the dataset's scenes are computed by the server each time,
 * until the reader writes others. */
(function () {
  "use strict";
  const { byId, base, language, query, chosen } = window.atlas;
  const KEY = "park-atlas-scenes";
  let scenes = null; // null until asked for
  let mine = false; // whether they are the reader's own
  let whose = ""; // whose data the default scenes show; blank for those that the dataset ships
  let place = ""; // where they are kept
  let keeps = true; // whether this browser keeps anything
  let past = null; // { scenes, mine }, for undoing

  const says = () => byId("story-says");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const say = (key, values = {}) => (says().textContent = fill(says().dataset[key], values));
  const at = (button) => [...byId("story-scenes").children].indexOf(button.closest("li"));

  /* ---- keeping ---- */

  // An upload and a list of one's own have scenes of their own.
  const key = () => [KEY + base, chosen("upload") || chosen("list")].filter(Boolean).join("-");

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(place));
    } catch {
      return null;
    }
  }

  function keep() {
    mine = true;
    try {
      localStorage.setItem(place, JSON.stringify(scenes));
      keeps = true;
    } catch {
      keeps = false;
    }
    kind();
  }

  /* ---- the server's part: what a title says today, and whether it holds ---- */

  async function story() {
    const asked = new URLSearchParams(query());
    asked.set("lang", language());
    const told = await (await fetch(`${base}export/story.json?${asked}`)).json();
    whose = told.whose || "";
    return told.scenes;
  }

  // The scenes computed anew, or a file's text read; a refusal is thrown in the server's own words.
  async function refreshed(list) {
    const answer = await post("scenes.json", typeof list === "string" ? list : JSON.stringify({ scenes: list }));
    return (await answer.json()).scenes;
  }

  async function post(name, body) {
    const answer = await fetch(`${base}export/${name}?lang=${language()}`, { method: "POST", body });
    if (answer.ok) return answer;
    const told = await answer.json().catch(() => null);
    throw new Error(told && told.error ? told.error[language()] : "");
  }

  async function load() {
    if (place !== key()) [place, mine] = [key(), false];
    const own = mine ? scenes : kept();
    mine = Boolean(own && own.length);
    scenes = mine ? await refreshed(own).catch(() => own) : await story();
    return scenes;
  }

  /* ---- the list ---- */

  async function open() {
    byId("story").showModal();
    say("blank");
    await attempt(load);
    list();
  }

  function list() {
    byId("story-scenes").replaceChildren(...(scenes || []).map(row));
    byId("story-undo").hidden = true;
    kind();
  }

  function kind() {
    const { own, shipped, noStorage } = says().dataset;
    const given = whose ? fill(says().dataset.whose, { whose }) : shipped;
    byId("story-kind").textContent = !keeps ? noStorage : mine ? own : given;
  }

  function row(scene) {
    const item = byId("story-row").content.firstElementChild.cloneNode(true);
    const [title, note, doubt] = ["[name=title]", "[name=note]", ".doubt"].map((part) => item.querySelector(part));
    title.value = scene.title;
    note.value = scene.note;
    item.querySelector(".subtitle").textContent = scene.subtitle || "";
    doubt.hidden = scene.holds !== false;
    doubt.textContent = fill(says().dataset.doubt, scene);
    title.addEventListener("change", () => (title.value.trim() ? write(scene, "title", title.value) : (title.value = scene.title)));
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

  // The same button of the row that has moved.
  function step(button, by) {
    const to = at(button) + by;
    move(at(button), to);
    const moved = byId("story-scenes").children[Math.max(0, Math.min(scenes.length - 1, to))];
    moved.querySelector(`[data-event="${button.dataset.event}"]`).focus();
  }

  // Other scenes take the place of those that are there; one button brings these back.
  function replace(others, own = true) {
    past = { scenes, mine };
    scenes = others;
    if (own) keep();
    else forget();
    list();
    byId("story-undo").hidden = false;
  }

  function forget() {
    mine = false;
    try {
      localStorage.removeItem(place);
    } catch {
      keeps = false;
    }
  }

  /* ---- what the buttons do ---- */

  const verbs = {
    add: async () => {
      const scene = { id: `own-${Date.now()}`, query: query(), view: byId("story-view").value, title: title(), note: "", computed: [] };
      scenes = await refreshed([...scenes, scene]);
      keep();
      list();
      byId("story-scenes").lastElementChild.scrollIntoView({ block: "nearest" });
      say("added", { number: scenes.length });
    },
    play: (button) => present(Math.max(0, at(button))),
    view: () => present("view"),
    up: (button) => step(button, -1),
    down: (button) => step(button, 1),
    remove: (button) => {
      const gone = scenes[at(button)];
      replace(scenes.filter((one) => one !== gone));
      say("removed", gone);
      byId("story-undo").focus();
    },
    undo: () => {
      ({ scenes, mine } = past);
      if (mine) keep();
      else forget();
      list();
      say("blank");
      byId("story-scenes").querySelector("input").focus();
    },
    deck: async () => {
      const theme = document.documentElement.dataset.theme;
      say("making");
      save(await (await post("deck.pptx", JSON.stringify({ scenes, lang: language(), theme }))).blob(), "pptx");
      say("made");
    },
    save: async () => {
      const told = await (await post("scenes.json", JSON.stringify({ scenes }))).json();
      save(new Blob([JSON.stringify(told, null, 1)], { type: "application/json" }), "json");
    },
    load: () => byId("story-file").click(),
    reset: async () => replace(await story(), false),
  };

  function present(first) {
    byId("story").close();
    window.atlas.stage.open(first);
  }

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
    replace(await refreshed(await file.text()));
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
    if (!target) return;
    event.preventDefault();
    move(at(dragged), at(target));
  });

  Object.assign(window.atlas, {
    story: (verb, button) => (verb ? attempt(() => verbs[verb](button)) : open()),
    scenes: load,
  });
})();
