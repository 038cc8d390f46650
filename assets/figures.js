/* Clicks and brushes on the figures, of the page and of the stage, from the public events of plotly.js. */
(function () {
  "use strict";
  const { press, send, byId, chosen, several } = window.atlas;
  const TOUCHED = 0.15; // a brush takes the slots of which it covers this part

  // The filter whose years the timeline shows: founding years of parks, or registration years of companies.
  const filterOf = (plot) => plot.data[0].meta || "years";

  // Calls `marked` for a click on a mark that can be chosen, with its key and its park if it has one, and `missed` for one on nothing. The click at the end of a
  // drag counts as neither: its default was prevented by the one who dragged the map.
  function listen(plot, marked, missed = () => null) {
    let hit = false;
    plot.ariaHidden = "true"; // loose names; a sentence and a table say it in order
    plot.on("plotly_click", ({ event, points }) => {
      const dragged = event.type === "click" && event.defaultPrevented;
      const point = !dragged && points.find(keyOf);
      hit ||= Boolean(point);
      if (point) marked(keyOf(point), event, point.customdata[1]);
    });
    plot.addEventListener("click", (event) => (hit = event.defaultPrevented, setTimeout(() => hit || missed(event))), true);
  }

  // A region's adcode, or a slot. Layers that cannot be chosen have no customdata.
  const keyOf = ({ location, customdata }) => customdata && (location || customdata[0]);

  // The first click of two on a park's mark chooses like any other; the second one opens the card of the park.
  const openCard = (park) => press({ act: `card:park:${park}`, at: performance.now() });

  function listenToMap(plot) {
    const choose = (key, event, park) =>
      park && event.detail === 2 ? openCard(park) : press({ act: `choose:${key}`, add: several(event), clicks: event.detail });
    listen(plot, choose, ({ detail }) => (detail > 1 ? window.atlas.goHome() : chosen("region") && send("unchoose:")));
  }

  function listenToTimeline(plot) {
    listen(plot, (key, event, park) => {
      if (park && event.detail === 2) openCard(park);
      else if (event.detail < 2) send(`${several(event) ? "toggle" : "only"}:${filterOf(plot)}=${key}`);
    });
    plot.on("plotly_selected", (event) => {
      if (!event || !event.range) return;
      const [from, to] = event.range.x;
      const covered = ({ left, right }) => Math.min(to, right) - Math.max(from, left);
      const slots = columns(plot).filter((column) => covered(column) > TOUCHED * (column.right - column.left));
      if (slots.length) send(`set:${filterOf(plot)}=${slots.map(({ key }) => key).join(",")}`);
      window.Plotly.relayout(plot, { selections: [] });
    });
  }

  // The slots' columns: the first trace has one unseen bar for each, over its full height.
  function columns(plot) {
    const { x, width, customdata } = plot.data[0];
    return Array.from(x, (middle, index) => ({
      key: customdata[index][0],
      left: middle - width[index] / 2,
      right: middle + width[index] / 2,
    }));
  }

  // Plotly makes its plot in the element of a dcc.Graph some time after that element is there.
  function whenPlotted(id, attach) {
    const plot = byId(id) && byId(id).querySelector(".js-plotly-plot");
    if (plot && plot.on) attach(plot);
    else setTimeout(whenPlotted, 60, id, attach);
  }

  document.addEventListener("atlas:ready", () => {
    for (const id of ["province-map-graph", "second-map-graph"]) whenPlotted(id, listenToMap);
    whenPlotted("founding-timeline-graph", listenToTimeline);
  });
  Object.assign(window.atlas, { listen, filterOf, whenPlotted });
})();
