"""The part of the measurement that runs in the page, as an init script.

A choice begins with the reader's event (pointer released, key pressed, control clicked) and ends when the frame with
the last thing that changed because of it has been painted: a figure plotted, a panel rewritten. What Plotly draws
under the pointer (labels of the hovered mark) is no part of an answer.
"""

SCRIPT = """(() => {
  const views = [
    '#province-map', '#ranking', '#founding-timeline', '#region-profile', '#parks-table', '#headline', '#path',
  ];
  const hovering = '.hoverlayer, .dragcover, .dragcover *, .hovertext, .cursor-pointer';
  const graphs = () => [...document.querySelectorAll('.js-plotly-plot')];
  // A message sent from a frame arrives when that frame is done.
  const painted = then => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  });
  const copy = value => { try { return structuredClone(value); } catch { return JSON.parse(JSON.stringify(value)); } };
  const state = () => graphs().map(gd => ({ gd, data: copy(gd.data), layout: copy(gd.layout) }));
  let run = null;

  const touched = () => {
    if (!run?.begin) return;
    const mine = run;
    mine.last = performance.now();
    painted(() => { mine.end = Math.max(mine.end, performance.now()); });
  };
  const begin = event => { if (run && !run.begin) run.begin = event.timeStamp || performance.now(); };
  for (const kind of ['pointerup', 'keydown', 'click']) document.addEventListener(kind, begin, true);

  window.stopwatch = {
    // Be ready for the next event.
    arm() {
      const root = document.documentElement;
      run = { begin: 0, end: 0, last: 0, answered: Number(root.dataset.answered ?? 0), before: state() };
      run.plots = graphs().map(gd => { gd.on('plotly_afterplot', touched); return gd; });
      run.watcher = new MutationObserver(list => {
        if (list.some(one => !(one.target.closest ?? (() => null)).call(one.target, hovering))) touched();
      });
      for (const view of views) {
        const node = document.querySelector(view);
        if (node) run.watcher.observe(node, { childList: true, subtree: true, characterData: true });
      }
    },
    // Whether the answer is there and nothing has changed for `quiet` milliseconds.
    done(quiet) {
      const answered = Number(document.documentElement.dataset.answered ?? 0) > run.answered;
      return answered && run.end > 0 && run.end >= run.last && performance.now() - run.end > quiet;
    },
    // Milliseconds from the event to the last change on the screen, and what the server took of it.
    read() {
      run.watcher.disconnect();
      for (const gd of run.plots) gd.removeListener('plotly_afterplot', touched);
      const asked = performance.getEntriesByType('resource')
        .filter(one => one.name.includes('_dash-update-component') && one.startTime >= run.begin - 1);
      return {
        total: run.end - run.begin,
        requests: asked.length,
        server: asked.reduce((sum, one) => sum + one.responseStart - one.requestStart, 0),
        bytes: asked.reduce((sum, one) => sum + one.encodedBodySize, 0),
      };
    },
    // The floor: the figures that this choice changed, from old to new by Plotly alone, until it is painted.
    async floor() {
      const after = state();
      const print = one => JSON.stringify([one.data, one.layout]);
      const changed = after.map((now, at) => [now, run.before[at]])
        .filter(([now, old]) => old && print(now) !== print(old));
      const show = one => Plotly.react(one.gd, copy(one.data), copy(one.layout), one.gd._context);
      await Promise.all(changed.map(([, old]) => show(old)));
      await new Promise(resolve => setTimeout(resolve, 150));
      const begin = performance.now();
      await Promise.all(changed.map(([now]) => show(now)));
      await new Promise(painted);
      return performance.now() - begin;
    },
  };
})();"""
