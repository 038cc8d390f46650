/* The stage: one scene at a time on the whole screen. The server lays the figure out for its size, so nothing is scaled; texts
 * grow with the screen and in four steps. A click chooses only after the lock is lifted. */
(function () {
  "use strict";
  const { byId, base, language, query } = window.atlas;
  const root = document.documentElement;
  const STEPS = [0.85, 1, 1.2, 1.45]; // S M L XL
  const PATIENCE = 2500; // ms without an answer before a word is said
  const TOLD = 3500; // ms for which a hint stays
  const REACH = 18; // px of the page around a row that still mean it
  const PAGE_TYPE = 12; // px of the page's body, which the server's `type` multiplies
  const config = { displayModeBar: false, showSendToCloud: false, responsive: false, doubleClick: false, scrollZoom: false };

  let scenes = [];
  let aim = 0; // the scene that is asked for; the one on the screen is now.at
  let now = null; // what is on the screen: { at, scene, query, home }; `home` is the scene's own query
  let large = 1;
  let locked = true;
  let latest = 0; // serial of the newest request
  let telling = 0;
  let before = null; // what had the focus
  const bound = new WeakSet();

  const stage = () => byId("stage");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const words = (key, values = {}) => fill(byId("stage-says").dataset[key], values);

  /* ---- coming and going ---- */

  // Scenes from the first, or from another, or, with "view", the map of the page as it stands.
  async function open(first = 0) {
    before = document.activeElement;
    if (root.requestFullscreen) root.requestFullscreen().catch(() => null); // a link to the stage may not
    const list = first === "view" ? [{ id: "", view: "province-map", query: query(), title: "", holds: null }] : await loaded();
    if (list && list.length) await enter(list, Number(first) || 0);
  }

  // Without a server there is no list; the page says so.
  const loaded = () => window.atlas.scenes().catch(() => window.atlas.banner("unreachable"));

  async function enter(list, first) {
    scenes = list;
    now = null;
    if (!locked) lock();
    stage().hidden = false;
    root.dataset.stage = "1";
    for (const part of stage().parentElement.children) part.inert = part !== stage();
    stage().focus();
    address();
    dots();
    tell("");
    document.dispatchEvent(new CustomEvent("atlas:stage"));
    await go(first);
  }

  // The address says that the stage is open; it is no entry of the history.
  function address() {
    const search = root.dataset.stage ? `${query()}${query() ? "&" : "?"}stage=1` : query();
    if (search !== location.search) history.replaceState(history.state, "", location.pathname + search);
  }

  function leave() {
    if (stage().hidden) return;
    close();
    address();
  }

  function close() {
    latest += 1; // an answer still under way comes too late
    stage().hidden = true;
    stage().removeAttribute("data-blank");
    byId("stage-keys").hidden = true;
    delete root.dataset.stage;
    for (const part of stage().parentElement.children) part.inert = false;
    if (document.fullscreenElement) document.exitFullscreen();
    document.dispatchEvent(new CustomEvent("atlas:unstage"));
    if (before && before.isConnected) before.focus();
  }

  /* ---- one scene ---- */

  async function go(to) {
    aim = Math.max(0, Math.min(scenes.length - 1, to));
    await show({ at: aim, scene: scenes[aim], query: scenes[aim].query, home: null });
  }

  const step = (by, round = false) => go(round ? (aim + by) % scenes.length : aim + by);

  // Draws what is asked for; the screen stays as it is until the answer is there, and no older answer comes over a newer.
  async function show(wanted, act = "") {
    const serial = ++latest;
    const late = setTimeout(() => tell(words("slow")), PATIENCE);
    const answer = await ask(wanted, act).catch(() => null);
    clearTimeout(late);
    if (serial !== latest || stage().hidden) return;
    if (!answer) return lose();
    now = { ...wanted, query: answer.query, home: wanted.home === null ? answer.query : wanted.home };
    write(answer);
    await draw(byId("stage-figure"), answer.figure);
    await draw(byId("stage-locator"), answer.locator);
    root.dataset.staged = serial;
  }

  function lose() {
    aim = now ? now.at : aim;
    tell(words("lost"));
  }

  async function ask({ scene, query }, act) {
    const room = byId("stage-room").getBoundingClientRect();
    const all = new URLSearchParams(query);
    const theme = root.dataset.theme;
    const size = { width: Math.floor(room.width), height: Math.floor(room.height), type: type().toFixed(3) };
    for (const [name, value] of Object.entries({ ...size, view: scene.view, id: scene.id, act, theme, lang: language() })) all.set(name, value);
    const answer = await fetch(`${base}stage.json?${all}`);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  const type = () => parseFloat(getComputedStyle(byId("stage-sources")).fontSize) / PAGE_TYPE;

  function write(answer) {
    const { scene, at } = now;
    const own = now.query === now.home; // nothing else was chosen
    byId("stage-title").replaceChildren(...clauses((own && scene.title) || answer.title));
    byId("stage-subtitle").textContent = answer.subtitle;
    byId("stage-doubt").hidden = !own || scene.holds !== false;
    byId("stage-doubt").textContent = words("doubt", scene);
    byId("stage-sources").textContent = answer.sources.length ? words("sources", { sources: answer.sources.join(words("pause")) }) : "";
    byId("stage-note").textContent = answer.note;
    (byId("stage-legend").innerHTML = answer.legend);
    byId("stage-count").textContent = `${at + 1} / ${scenes.length}`;
    byId("stage-figure").setAttribute("aria-label", answer.label);
    for (const [place, dot] of [...byId("stage-dots").children].entries()) dot.setAttribute("aria-current", String(place === at));
    offer(answer.places);
    tell("");
  }

  // A long title breaks between its clauses.
  function clauses(text) {
    return text.split(/(?<=[，；：])/).map((clause) => Object.assign(document.createElement("span"), { textContent: clause }));
  }

  // The places of the level as a plain menu.
  function offer(places) {
    const [first] = byId("stage-places").options;
    byId("stage-places").replaceChildren(first, ...places.map(({ adcode, name }) => new Option(name, adcode)));
    byId("stage-places").value = places.some(({ adcode }) => adcode === chosen()) ? chosen() : "";
  }

  async function draw(place, figure) {
    place.hidden = !figure;
    const { width, height } = figure ? figure.layout : { width: 0, height: 0 };
    Object.assign(place.style, { width: `${width}px`, height: `${height}px` });
    if (figure) await window.Plotly.react(place, figure.data, { ...figure.layout, dragmode: false }, config);
    if (figure && place.id === "stage-figure") listen(place);
  }

  function dots() {
    const made = scenes.map((scene, place) => {
      const label = words("page", { number: place + 1 });
      const dot = Object.assign(document.createElement("button"), { type: "button", title: scene.title });
      dot.setAttribute("aria-label", `${label} ${scene.title}`);
      dot.addEventListener("click", () => go(place));
      return dot;
    });
    byId("stage-dots").replaceChildren(...made);
  }

  /* ---- acting on the figure ---- */

  // Every figure is a new plot, whose listeners are bound once.
  function listen(plot) {
    const choose = (key) => act(now.scene.view === "founding-timeline" ? `only:${window.atlas.filterOf(plot)}=${key}` : `choose:${key}`);
    if (!bound.has(plot)) window.atlas.listen(plot, choose);
    bound.add(plot);
  }

  const chosen = () => (now && new URLSearchParams(now.query).get("region")) || "";

  function act(what) {
    if (locked) tell(words("freeze"));
    else if (now) show(now, what);
  }

  /* ---- hints, type, lock ---- */

  function tell(text) {
    byId("stage-says").textContent = text;
    clearTimeout(telling);
    telling = setTimeout(() => tell(""), TOLD);
  }

  function size(change) {
    large = Math.max(0, Math.min(STEPS.length - 1, large + change));
    stage().style.setProperty("--step", STEPS[large]);
    if (now) show(now);
  }

  function lock() {
    locked = !locked;
    stage().toggleAttribute("data-unlocked", !locked);
    stage().querySelector(".lock").setAttribute("aria-pressed", String(locked));
    byId("stage-places").hidden = locked;
    tell(words(locked ? "freeze" : "thaw"));
  }

  /* ---- events ---- */

  document.addEventListener("change", (event) => event.target.id === "stage-places" && act(`choose:${event.target.value}`));
  document.addEventListener("atlas:left", () => root.dataset.stage && close());

  let resized = 0;
  window.addEventListener("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(() => root.dataset.stage && now && show(now), 150);
  });

  // A link to the stage opens it once the page is there; the page behind forgets `stage=1` with every answer.
  if (new URLSearchParams(location.search).has("stage")) document.addEventListener("atlas:settled", () => open(), { once: true });
  document.addEventListener("atlas:settled", () => root.dataset.stage && address());

  window.atlas.stage = {
    open,
    leave,
    lock,
    act,
    tell,
    words,
    step,
    first: () => go(0),
    last: () => go(scenes.length - 1),
    enter: () => chosen() && act("open:" + chosen()),
    smaller: () => size(-1),
    larger: () => size(1),
    help: () => (byId("stage-keys").hidden = !byId("stage-keys").hidden),
    blank: () => stage().toggleAttribute("data-blank"),
  };
})();
