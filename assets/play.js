/* Playing through years. Each step replaces the entry of the history; at the end the years that were chosen before return. Whoever
 * chooses other years meanwhile stops it. */
(function () {
  "use strict";
  const { send, busy, chosen, local } = window.atlas;
  const root = document.documentElement;
  const INTERVAL = 1400; // ms a step
  let timer = 0;

  // `field` is what the address calls the years that are played, `verb` what plays one of them.
  function play(verb, field, slots) {
    if (stop()) return;
    let played = chosen(field);
    const steps = [...slots.split(","), played];
    root.dataset.playing = "1";
    go();

    function go() {
      timer = setTimeout(go, INTERVAL);
      if (busy()) return; // a slow server is not buried under steps
      if (chosen(field) !== played) return stop();
      played = steps.shift();
      send(`${verb}:${played}`);
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
  for (const [verb, field] of [["play", "years"], ["playregistered", "registered"]]) local[verb] = (slots) => play(verb, field, slots);
  window.atlas.stop = stop;
})();
