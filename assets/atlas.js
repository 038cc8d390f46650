/* What the browser alone can do: send one event at a time, keep the address, and answer keys, copying and cards.
 *
 * Every control carries its event as data-act="verb:argument". Events queue up and go to the server one by one, each with
 * the query of the page that is shown, so that quick clicks add up instead of overtaking each other. */
(function () {
  "use strict";
  const root = document.documentElement;
  const base = root.dataset.base;
  const queue = [];
  let shown = null; // the query that the page shows; null before the first answer
  let widthShown = 0;
  let serial = 0;
  let waiting = null; // the event under way
  let watch = 0;
  let playing = 0;

  const set = (id, props) => window.dash_clientside.set_props(id, props);
  const byId = (id) => document.getElementById(id);
  const language = () => new URLSearchParams(shown || location.search).get("lang") || "zh";

  /* ---- events to the server ---- */

  function send(act) {
    queue.push(act);
    next();
  }

  function next() {
    if (waiting || !queue.length) return;
    const act = queue.shift();
    waiting = { act, serial: ++serial, shown, width: window.innerWidth, width_shown: widthShown };
    set("event", { data: waiting });
    clearTimeout(watch);
    watch = setTimeout(enquire, 2500);
  }

  async function enquire() {
    if (!waiting) return;
    try {
      const answer = await fetch(base + "health", { cache: "no-store" });
      const health = await answer.json();
      if (health.version !== root.dataset.version) return banner("reload");
      watch = setTimeout(enquire, 4000);
      if (waiting.asked) banner("unreachable");
      waiting.asked = true;
    } catch {
      banner("unreachable");
    }
  }

  function banner(kind, text) {
    const place = byId("banner");
    place.dataset.kind = kind || "";
    for (const part of place.querySelectorAll("[data-banner]")) part.hidden = part.dataset.banner !== kind;
    if (text !== undefined) place.querySelector("[data-banner=notice] .text").textContent = text;
  }

  function retry() {
    const act = waiting ? waiting.act : "address:" + (shown || location.search);
    banner("");
    waiting = null;
    queue.unshift(act);
    next();
  }

  /* ---- answers from the server ---- */

  function settle(answer) {
    if (!answer || !waiting || answer.serial !== waiting.serial) return window.dash_clientside.no_update;
    clearTimeout(watch);
    widthShown = waiting.width;
    waiting = null;
    const url = location.pathname + answer.search + location.hash;
    if (answer.search !== location.search || answer.history === "replace") {
      const push = answer.history === "push" && answer.search !== shown;
      history[push ? "pushState" : "replaceState"](null, "", url);
    }
    shown = answer.search;
    root.lang = answer.lang === "zh" ? "zh-CN" : answer.lang;
    root.dataset.theme = answer.theme;
    document.title = answer.title;
    if (answer.version !== root.dataset.version) banner("reload");
    else banner(answer.notice ? "notice" : "", answer.notice || "");
    root.dataset.answered = answer.serial;
    next();
    return answer.live;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { atlas: { settle } });

  /* ---- the figures: one pointer event is one choice ---- */

  function once(handler) {
    let last = 0;
    return (event) => {
      const now = performance.now();
      if (now - last > 350) handler(event);
      last = now;
    };
  }

  function whenPlotted(id, attach) {
    const place = byId(id);
    const plot = place && place.querySelector(".js-plotly-plot");
    if (plot && plot.on) return attach(plot);
    setTimeout(() => whenPlotted(id, attach), 60);
  }

  function key(point) {
    const data = point.customdata;
    return Array.isArray(data) ? data[0] : data;
  }

  const many = (event) => event && (event.ctrlKey || event.shiftKey || event.metaKey);

  function listenToMap(plot) {
    let onMark = 0;
    const choose = once((event) => {
      const adcode = event.points.map(key).find(Boolean);
      if (adcode) send((many(event.event) ? "add:" : "choose:") + adcode);
    });
    plot.on("plotly_click", (event) => {
      onMark = performance.now();
      choose(event);
    });
    plot.addEventListener("dblclick", () => {
      const choice = new URLSearchParams(shown || "").get("region");
      const last = waiting && waiting.act.startsWith("choose:") ? waiting.act.slice(7) : choice;
      if (last && !last.includes(",")) send("open:" + last);
    });
    let down = null;
    plot.addEventListener("pointerdown", (event) => (down = [event.clientX, event.clientY]));
    plot.addEventListener("click", (event) => {
      const still = down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) < 4;
      setTimeout(() => {
        const onSea = performance.now() - onMark > 120 && !plot.querySelector(".hoverlayer .hovertext");
        if (still && onSea && new URLSearchParams(shown || "").get("region")) send("unchoose");
      }, 60);
    });
  }

  function listenToTimeline(plot) {
    plot.on(
      "plotly_click",
      once((event) => {
        const slot = event.points.map(key).find(Boolean);
        if (slot) send((many(event.event) ? "addyears:" : "years:") + slot);
      })
    );
    plot.on("plotly_selected", (event) => {
      if (!event || !event.points.length || !event.range) return;
      const slots = [...new Set(event.points.map(key))];
      if (slots.length > 1) send("years:" + slots.join(","));
      window.Plotly.relayout(plot, { selections: [] });
    });
  }

  /* ---- controls ---- */

  const local = {
    copy: (text) => copy(text),
    link: () => copy(location.href),
    card: openCard,
    play: togglePlay,
    retry,
    reload: () => location.reload(),
    dismiss: () => banner(""),
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-act]");
    closeMenus(event.target);
    if (!target || target.disabled) return;
    const [verb, ...rest] = target.dataset.act.split(":");
    const argument = rest.join(":");
    if (local[verb]) return local[verb](argument, target);
    if (event.detail > 1 && verb === "choose") return;
    send(verb === "choose" && many(event) ? "add:" + argument : target.dataset.act);
  });

  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(except)) menu.open = false;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea"); // plain http: the clipboard needs https or localhost
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const toast = byId("toast");
    toast.querySelector(".text").textContent = text;
    toast.hidden = false;
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => (toast.hidden = true), 2600);
  }

  async function openCard(source) {
    const card = byId("card");
    const query = new URLSearchParams({ source, lang: language() });
    try {
      const answer = await fetch(base + "card?" + query);
      if (!answer.ok) throw new Error(answer.status);
      card.innerHTML = await answer.text();
      card.showModal();
    } catch {
      banner("unreachable");
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target.matches("dialog, dialog [data-close]")) event.target.closest("dialog").close();
  });

  /* ---- playing through the years: each step replaces the entry of the history ---- */

  function togglePlay(argument, button) {
    if (playing) return stopPlaying();
    const steps = argument.split(",");
    let step = 0;
    const go = () => {
      if (step === steps.length) {
        send("play:");
        return stopPlaying();
      }
      send("play:" + steps[step++]);
      playing = setTimeout(go, 1400);
    };
    root.dataset.playing = "1";
    go();
  }

  function stopPlaying() {
    clearTimeout(playing);
    playing = 0;
    delete root.dataset.playing;
  }

  /* ---- keys ---- */

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (event.target.id === "search") return searchKeys(event);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "/") {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape" || event.key === "Backspace") {
      const open = document.querySelector("details.menu[open]");
      event.preventDefault();
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      } else {
        stopPlaying();
        send("up");
      }
    } else if (event.key === "Enter" && event.target.matches('[data-act^="choose:"][aria-pressed="true"]')) {
      event.preventDefault();
      send("open:" + event.target.dataset.act.slice(7));
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      moveFocus(event);
    }
  });

  function moveFocus(event) {
    const list = event.target.closest("[data-list]");
    if (!list) return;
    const items = [...list.querySelectorAll("button:not([tabindex='-1'])")];
    const to = items.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1);
    if (items[to]) {
      event.preventDefault();
      items[to].focus();
    }
  }

  /* ---- search ---- */

  let asked = 0;

  async function search() {
    const field = byId("search");
    const box = byId("search-results");
    const mine = ++asked;
    if (!field.value.trim()) return close();
    const query = new URLSearchParams({ q: field.value, lang: language() });
    try {
      const rows = await (await fetch(base + "search?" + query)).json();
      if (mine === asked) show(rows);
    } catch {
      banner("unreachable");
    }
    function show(found) {
      box.replaceChildren(
        ...found.map((row, index) => {
          const item = document.createElement("button");
          Object.assign(item, { type: "button", id: "search-hit-" + index, tabIndex: -1 });
          item.setAttribute("role", "option");
          if (row.act) item.dataset.act = row.act;
          else item.disabled = true;
          const hint = document.createElement("small");
          hint.textContent = row.hint;
          item.append(row.label, " ", hint);
          return item;
        })
      );
      box.hidden = false;
      field.setAttribute("aria-expanded", "true");
    }
  }

  function close() {
    byId("search-results").hidden = true;
    byId("search").setAttribute("aria-expanded", "false");
    byId("search").removeAttribute("aria-activedescendant");
  }

  function searchKeys(event) {
    const items = [...byId("search-results").querySelectorAll("[data-act]")];
    const at = items.findIndex((item) => item.ariaSelected === "true");
    if (event.key === "Escape") {
      event.target.value = "";
      close();
      event.target.blur();
    } else if (event.key === "Enter" && items.length) {
      items[Math.max(at, 0)].click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const to = (at + (event.key === "ArrowDown" ? 1 : -1) + items.length) % Math.max(items.length, 1);
      items.forEach((item, index) => (item.ariaSelected = String(index === to)));
      if (items[to]) event.target.setAttribute("aria-activedescendant", items[to].id);
    }
  }

  document.addEventListener("input", (event) => event.target.id === "search" && search());
  document.addEventListener("click", (event) => {
    const hit = event.target.closest("#search-results [data-act]");
    if (hit) byId("search").value = "";
    if (hit || !event.target.closest("#search-box")) close();
  });

  /* ---- start, back and forward, another width ---- */

  function start() {
    if (!byId("event-ready") || !window.dash_clientside.set_props) return setTimeout(start, 20);
    send("address:" + location.search);
    whenPlotted("province-map-graph", listenToMap);
    whenPlotted("founding-timeline-graph", listenToTimeline);
  }

  window.addEventListener("popstate", () => send("address:" + location.search));

  let resized = 0;
  window.addEventListener("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(() => {
      if (window.innerWidth !== widthShown) send("address:" + (shown === null ? location.search : shown));
    }, 200);
  });

  start();
})();
