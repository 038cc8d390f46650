/* The stage: one scene at a time on the whole screen. The server lays the figure out for its size, so nothing is scaled; texts
 * grow with the screen and in four steps. A click chooses only after the lock is lifted. */
(function () {
  "use strict";
  const { byId, base, language, query } = window.atlas;
  const root = document.documentElement;
  const STEPS = [0.85, 1, 1.2, 1.45]; // S M L XL
  const IDLE = 2500; // ms after which the pointer hides
  const TOLD = 3500; // ms for which a hint stays
  const PAGE_TYPE = 12; // px of the page's body, which the server's `type` multiplies
  const config = { displayModeBar: false, showSendToCloud: false, responsive: false, doubleClick: false, scrollZoom: false };
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  let scenes = [];
  let at = 0;
  let now = null; // what is on the screen: { scene, query, explored }
  let step = 1;
  let locked = true;
  let latest = 0; // serial of the newest request
  let turning = 0;
  let hiding = 0;
  let telling = 0;
  let before = null; // what had the focus

  const stage = () => byId("stage");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const words = (key, values = {}) => fill(byId("stage-says").dataset[key], values);
  const timer = () => byId("stage-timer");

  /* ---- coming and going ---- */

  async function open(first = 0) {
    before = document.activeElement;
    await enter(await window.atlas.scenes(), first);
  }

  async function enter(list, first) {
    if (!list || !list.length) return;
    scenes = list;
    locked = true;
    stage().hidden = false;
    root.dataset.stage = "1";
    for (const part of stage().parentElement.children) part.inert = part !== stage();
    stage().focus();
    if (!new URLSearchParams(location.search).has("stage")) history.pushState(null, "", withStage());
    dots();
    await go(first);
    stir();
  }

  const withStage = () => `${location.pathname}${query()}${query() ? "&" : "?"}stage=1`;

  function leave() {
    if (stage().hidden) return;
    timer().value = "0";
    turn();
    close();
    if (new URLSearchParams(location.search).has("stage")) history.replaceState(null, "", location.pathname + query());
  }

  function close() {
    stage().hidden = true;
    delete root.dataset.stage;
    for (const part of stage().parentElement.children) part.inert = false;
    if (document.fullscreenElement) document.exitFullscreen();
    if (before && before.isConnected) before.focus();
  }

  /* ---- one scene ---- */

  async function go(to) {
    at = Math.max(0, Math.min(scenes.length - 1, to));
    await show({ scene: scenes[at], query: scenes[at].query, explored: false });
  }

  // Draws what is asked for; the screen stays as it is until the answer is there, and no older answer comes over a newer.
  async function show(wanted, act = "") {
    const serial = ++latest;
    const answer = await ask(wanted, act).catch(() => null);
    if (serial !== latest || stage().hidden) return;
    if (!answer) return tell(words("lost"));
    now = { ...wanted, query: answer.query, explored: wanted.explored || Boolean(act) };
    write(answer);
    await draw(byId("stage-figure"), answer.figure);
    await draw(byId("stage-locator"), answer.locator);
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
    const { scene, explored } = now;
    byId("stage-title").textContent = explored ? answer.title : scene.title;
    byId("stage-subtitle").textContent = answer.subtitle;
    byId("stage-doubt").hidden = explored || scene.holds !== false;
    byId("stage-doubt").textContent = words("doubt", scene);
    const named = answer.sources.length ? words("sources", { sources: answer.sources.join(words("pause")) }) : "";
    byId("stage-sources").textContent = named;
    window.atlasMorph(byId("stage-legend"), answer.legend);
    byId("stage-count").textContent = `${at + 1} / ${scenes.length}`;
    byId("stage-figure").setAttribute("role", "img");
    byId("stage-figure").setAttribute("aria-label", answer.label);
    for (const [place, dot] of [...byId("stage-dots").children].entries()) dot.setAttribute("aria-current", String(place === at));
  }

  async function draw(place, figure) {
    place.hidden = !figure;
    if (figure) await window.Plotly.react(place, figure.data, figure.layout, config);
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

  function choose(event) {
    if (!event.target.closest("#stage-figure")) return;
    if (locked) return tell(words("freeze"));
    const adcode = window.atlas.regionAt(event) || barAt(event);
    if (adcode) show(now, "choose:" + adcode);
  }

  // The place whose bar or row is at the pointer's height.
  function barAt(event) {
    const plot = byId("stage-figure");
    const trace = plot.data.find((one) => one.orientation === "h" && one.customdata);
    if (!trace) return null;
    const y = event.clientY - plot.getBoundingClientRect().top;
    const near = trace.y.findIndex((middle) => Math.abs(middle - y) <= trace.width);
    return near < 0 ? null : trace.customdata[near][0];
  }

  const chosen = () => new URLSearchParams(now.query).get("region") || "";

  function acting(act) {
    if (locked) return tell(words("freeze"));
    show(now, act);
  }

  /* ---- hints, type, timer, pointer ---- */

  function tell(text) {
    byId("stage-says").textContent = text;
    clearTimeout(telling);
    telling = setTimeout(() => (byId("stage-says").textContent = ""), TOLD);
  }

  function size(change) {
    step = Math.max(0, Math.min(STEPS.length - 1, step + change));
    stage().style.setProperty("--step", STEPS[step]);
    if (now) show(now);
  }

  // Scenes turn by themselves, round and round, whatever the data do.
  function turn() {
    clearInterval(turning);
    const seconds = Number(timer().value);
    if (seconds && still.matches) {
      timer().value = "0";
      return tell(words("still"));
    }
    if (seconds) turning = setInterval(() => go((at + 1) % scenes.length), seconds * 1000);
  }

  function stir() {
    stage().removeAttribute("data-idle");
    clearTimeout(hiding);
    hiding = setTimeout(() => stage().setAttribute("data-idle", ""), IDLE);
  }

  const verbs = {
    open,
    leave,
    help: () => (byId("stage-keys").hidden = !byId("stage-keys").hidden),
    blank: () => stage().toggleAttribute("data-blank"),
    smaller: () => size(-1),
    larger: () => size(1),
    lock: () => {
      locked = !locked;
      stage().toggleAttribute("data-unlocked", !locked);
      tell(words(locked ? "freeze" : "thaw"));
    },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen().catch(() => null)),
    timer: () => {
      timer().value = timer().value === "0" ? "20" : "0";
      turn();
    },
  };

  const keys = {
    ArrowRight: () => go(at + 1),
    ArrowDown: () => go(at + 1),
    PageDown: () => go(at + 1),
    " ": () => go(at + 1),
    ArrowLeft: () => go(at - 1),
    ArrowUp: () => go(at - 1),
    PageUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(scenes.length - 1),
    Enter: () => chosen() && acting("open:" + chosen()),
    Backspace: () => acting("up:"),
    "+": verbs.larger,
    "=": verbs.larger,
    "-": verbs.smaller,
    "?": verbs.help,
    b: verbs.blank,
    f: verbs.full,
    l: verbs.lock,
    p: leave,
    t: verbs.timer,
    Escape: escape,
  };

  function escape() {
    if (!byId("stage-keys").hidden) byId("stage-keys").hidden = true;
    else if (stage().hasAttribute("data-blank")) stage().removeAttribute("data-blank");
    else leave();
  }

  /* ---- events ---- */

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const typing = event.target.matches("input, textarea, select");
      if (!root.dataset.stage) {
        if (event.key.toLowerCase() !== "p" || typing || document.querySelector("dialog[open]")) return;
        event.preventDefault();
        return open();
      }
      const pressing = event.target.matches("button, select") && ["Enter", " "].includes(event.key);
      const act = keys[event.key] || keys[event.key.toLowerCase()];
      event.stopPropagation(); // the page behind has no keys now
      if (!act || pressing || (typing && event.key.startsWith("Arrow"))) return;
      event.preventDefault();
      stir();
      act();
    },
    true
  );
  document.addEventListener("click", (event) => root.dataset.stage && choose(event));
  document.addEventListener("pointermove", () => root.dataset.stage && stir());
  document.addEventListener("change", (event) => event.target.id === "stage-timer" && turn());
  window.addEventListener("popstate", () => root.dataset.stage && close());

  let resized = 0;
  window.addEventListener("resize", () => {
    if (!root.dataset.stage) return;
    clearTimeout(resized);
    resized = setTimeout(() => now && show(now), 150);
  });

  // A link to the stage opens it once the page is there.
  const linked = new URLSearchParams(location.search).has("stage");
  if (linked) document.addEventListener("atlas:settled", () => open(), { once: true });

  window.atlas.stage = verbs;
})();
