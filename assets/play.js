/* Playing through years. Each step replaces the entry of the history; at the end the years that were chosen before return. Whoever
 * chooses other years meanwhile stops it. */
(function () {
  "use strict";
  const { send, busy, chosen, local } = window.atlas;
  const root = document.documentElement;
  const INTERVAL = 1400; // ms a step
  let timer = 0;

  // "years=2015,2016": the filter that is played, and its slots.
  function play(value) {
    if (stop()) return;
    const [field, slots] = value.split("=");
    let played = chosen(field);
    const steps = [...slots.split(","), played];
    root.dataset.playing = "1";
    go();

    function go() {
      timer = setTimeout(go, INTERVAL);
      if (busy()) return; // a slow server is not buried under steps
      if (chosen(field) !== played) return stop();
      played = steps.shift();
      send(`play:${field}=${played}`);
      if (!steps.length) stop();
    }
  }

  // Whether there was something to stop.
  function stop() {
    const isPlaying = timer !== 0;
    clearTimeout(timer);
    timer = 0;
    delete root.dataset.playing;
    return isPlaying;
  }

  document.addEventListener("atlas:left", stop);
  local.play = play;
  window.atlas.stop = stop;
})();
