/* One event at a time to the server, and the address that follows. The other scripts here speak to the server through `atlas`.
 *
 * Every control carries its event as data-act="verb:argument". Events queue up and go one by one, each with the query of the
 * page that is shown, so that quick clicks add up instead of overtaking each other. */
window.atlas = (function () {
  "use strict";
  const root = document.documentElement;
  const PATIENCE = 2500; // ms without an answer before the server is asked whether it is there
  const queue = [];
  let shown = null; // the query that the page shows; null before the first answer
  let widthShown = 0;
  let reading; // of the tables that the page was drawn from; another one after they were read anew
  let serial = 0;
  let waiting = null; // the event under way
  let watch = 0;

  const byId = (id) => document.getElementById(id);
  const chosen = (name) => new URLSearchParams(shown || "").get(name) || "";
  const tell = (name) => document.dispatchEvent(new CustomEvent("atlas:" + name));

  /* ---- events to the server ---- */

  // `replace`: the event completes the one before it, and both are one entry of the history.
  function send(act, replace = false) {
    queue.push({ act, replace });
    next();
  }

  function next() {
    if (waiting || !queue.length) return;
    const { act, replace } = queue.shift();
    waiting = { act, replace, serial: ++serial, width: window.innerWidth };
    const data = { act, serial, shown, width: waiting.width, width_shown: widthShown, reading };
    window.dash_clientside.set_props("event", { data });
    clearTimeout(watch);
    watch = setTimeout(enquire, PATIENCE);
  }

  // What is under way no longer counts. It may have been painted all the same: a width of 0 makes the next answer draw everything.
  function abandon() {
    const lost = waiting;
    if (lost) widthShown = 0;
    waiting = null;
    return lost;
  }

  async function enquire() {
    const late = waiting;
    if (!late) return;
    const health = await fetch(root.dataset.base + "health", { cache: "no-store" })
      .then((answer) => answer.json())
      .catch(() => null);
    if (waiting !== late) return;
    if (health && health.version !== root.dataset.version) banner("reload");
    else if (!health || late.patient) banner("unreachable");
    else watch = setTimeout(enquire, 2 * PATIENCE);
    late.patient = true;
  }

  function retry() {
    const lost = abandon();
    if (lost) queue.unshift(lost);
    banner("");
    next();
  }

  function banner(kind, text) {
    const place = byId("banner");
    place.dataset.kind = kind;
    for (const part of place.querySelectorAll("[data-banner]")) part.hidden = part.dataset.banner !== kind;
    if (text !== undefined) place.querySelector("[data-banner=notice] .text").textContent = text;
  }

  /* ---- answers from the server ---- */

  const expected = (answer) => answer && waiting && answer.serial === waiting.serial;

  // The panels of a response that Dash is about to handle: they are painted together with its figures, not a frame later.
  function lay(response) {
    const answer = response && response.answer && response.answer.data;
    if (!expected(answer)) return;
    for (const [id, markup] of Object.entries(answer.panels)) window.atlasMorph(byId(id), markup);
  }

  function settle(answer) {
    if (!expected(answer)) return window.dash_clientside.no_update;
    clearTimeout(watch);
    const event = waiting;
    waiting = null;
    keepAddress(answer, event);
    shown = answer.search;
    reading = answer.reading;
    widthShown = event.width;
    root.lang = answer.lang === "zh" ? "zh-CN" : answer.lang;
    root.dataset.theme = answer.theme;
    document.title = answer.title;
    if (answer.version !== root.dataset.version) banner("reload");
    else banner(answer.notice ? "notice" : "", answer.notice);
    root.dataset.answered = answer.serial;
    tell("settled");
    next();
    return answer.live;
  }

  // Only a choice adds to the history; Back undoes one.
  function keepAddress(answer, event) {
    const url = location.pathname + answer.search + location.hash;
    const push = answer.history === "push" && !event.replace && answer.search !== location.search;
    if (push) history.pushState(null, "", url);
    else if (answer.search !== location.search) history.replaceState(null, "", url);
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { atlas: { settle } });

  /* ---- start, back and forward, another width ---- */

  function start() {
    if (!byId("event-ready") || !window.dash_clientside.set_props) return setTimeout(start, 20);
    send("address:" + location.search);
    tell("ready");
  }

  window.addEventListener("popstate", () => {
    queue.length = 0;
    abandon();
    tell("left");
    send("address:" + location.search);
  });

  let resized = 0;
  window.addEventListener("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(() => shown !== null && window.innerWidth !== widthShown && send("width"), 200);
  });

  setTimeout(start); // after the scripts beside this one
  return {
    send,
    lay,
    retry,
    banner,
    byId,
    base: root.dataset.base,
    query: () => shown || "",
    language: () => root.lang.slice(0, 2),
    chosen,
    edition: () => ({ upload: chosen("upload"), list: chosen("list") }), // whose data the page shows
    busy: () => Boolean(waiting),
    several: (event) => event.ctrlKey || event.shiftKey || event.metaKey,
  };
})();
