/* The stage by itself and by hand: its keys, the timer, the full screen, and the pointer that hides. */
(function () {
  "use strict";
  const { byId } = window.atlas;
  const root = document.documentElement;
  const IDLE = 2500; // ms after which the pointer hides
  const USUAL = "20"; // seconds that T starts with
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let turning = 0;
  let hiding = 0;
  let windowed = false; // F has just left the full screen on purpose

  const on = (verb, ...rest) => window.atlas.stage[verb](...rest);
  const stage = () => byId("stage");
  const timer = () => byId("stage-timer");

  /* ---- the timer: scenes turn round and round, whatever the data do ---- */

  function turn(seconds) {
    clearInterval(turning);
    const moving = seconds !== "0" && !still.matches;
    timer().value = moving ? seconds : "0";
    if (moving) turning = setInterval(() => on("step", 1, true), Number(seconds) * 1000);
    else if (seconds !== "0") on("tell", on("words", "still"));
  }

  /* ---- the full screen ---- */

  function full() {
    windowed = Boolean(document.fullscreenElement);
    if (windowed) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(() => null);
  }

  // Whoever leaves the full screen with the browser's own Esc leaves the stage.
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && root.dataset.stage && !windowed) escape();
    windowed = false;
  });

  /* ---- keys ---- */

  const forth = () => on("step", 1);
  const back = () => on("step", -1);
  const keys = {
    ArrowRight: forth,
    ArrowDown: forth,
    PageDown: forth,
    " ": forth,
    ArrowLeft: back,
    ArrowUp: back,
    PageUp: back,
    Home: () => on("first"),
    End: () => on("last"),
    Enter: () => on("enter"),
    Backspace: () => on("act", "up:"),
    "+": () => on("larger"),
    "=": () => on("larger"),
    "-": () => on("smaller"),
    "?": () => on("help"),
    b: () => on("blank"),
    f: full,
    l: () => on("lock"),
    p: () => on("leave"),
    t: () => turn(timer().value === "0" ? USUAL : "0"),
    Escape: escape,
  };

  function escape() {
    if (!byId("stage-keys").hidden) on("help");
    else if (stage().hasAttribute("data-blank")) on("blank");
    else on("leave");
  }

  const key = (event) => (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  const presses = (event) => event.target.matches("button, select") && ["Enter", " "].includes(event.key);
  const walks = (event) => event.target.matches("select") && event.key !== "Escape";

  function opens(event) {
    const typing = event.target.matches("input, textarea, select");
    return key(event) === "p" && !typing && !document.querySelector("dialog[open]");
  }

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector(".offcanvas.show")) return;
      const act = root.dataset.stage ? keys[key(event)] : opens(event) && (() => on("open"));
      if (root.dataset.stage) event.stopPropagation(); // the page behind has no keys now
      if (!act || (root.dataset.stage && (presses(event) || walks(event)))) return;
      event.preventDefault();
      stir();
      act();
    },
    true
  );

  /* ---- the pointer and the buttons hide ---- */

  function stir() {
    stage().removeAttribute("data-idle");
    clearTimeout(hiding);
    hiding = setTimeout(() => stage().setAttribute("data-idle", ""), IDLE);
  }

  for (const name of ["pointermove", "pointerdown", "focusin"])
    document.addEventListener(name, () => root.dataset.stage && stir());
  document.addEventListener("atlas:stage", stir);
  document.addEventListener("atlas:unstage", () => turn("0"));
  document.addEventListener("change", (event) => event.target.id === "stage-timer" && turn(event.target.value));
  still.addEventListener("change", () => turn(timer().value));

  window.atlas.stageFull = full;
})();
