/* The figures: one pointer event is one choice, and it means what lies under the pointer. Plotly would send the point that it
 * noticed last, which a quick hand has left. */
(function () {
  "use strict";
  const { send, byId, chosen, several } = window.atlas;
  const STILL = 4; // px by which a hand may tremble during a click
  const REACH = 3; // px around a mark that still mean it
  const TOUCHED = 0.15; // a brush takes the slots of which it covers this part
  const UNREAD = ["plotly_hover", "plotly_unhover", "plotly_click"];

  function whenPlotted(id, attach) {
    const plot = byId(id).querySelector(".js-plotly-plot");
    if (!plot || !plot.emit) return setTimeout(() => whenPlotted(id, attach), 60);
    quieten(plot);
    attach(plot);
  }

  // Dash notes what a figure tells in a state of its own, and draws the figure once more when its layout is told. Nobody
  // reads hovers and clicks there; and a click on a map that moves nothing is told as a layout, too.
  function quieten(plot) {
    const emit = plot.emit;
    let still = false; // a press is under way that has moved nothing
    plot.addEventListener("pointerdown", () => (still = true), true);
    plot.addEventListener("click", () => (still = false), true);
    plot.emit = (event, detail) => {
      if (event === "plotly_relayouting") still = false;
      if (!UNREAD.includes(event) && !(still && event === "plotly_relayout")) emit.call(plot, event, detail);
    };
  }

  // Calls `handler` for a press that ends where it began; dragging the map or brushing the years is none.
  function onPress(plot, handler) {
    let down = null;
    plot.addEventListener("pointerdown", (event) => (down = event), true);
    plot.addEventListener(
      "click",
      (event) => {
        const way = down ? Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) : 0;
        if (way < STILL && event.button === 0) handler(event);
      },
      true // Plotly keeps clicks on a map to itself
    );
  }

  /* ---- the map ---- */

  function listenToMap(plot) {
    let first = null; // what the first click of a double click chose
    onPress(plot, (event) => {
      if (event.detail > 1) return;
      const adcode = regionAt(event);
      first = several(event) ? null : adcode;
      if (adcode) send((several(event) ? "add:" : "choose:") + adcode);
      else if (event.target.closest(".geo") && chosen("region")) send("unchoose:");
    });
    plot.addEventListener("dblclick", () => first && send("open:" + first, true), true);
  }

  // The region under the pointer, by its mark or its area; null at sea.
  function regionAt(event) {
    const subplot = event.target.closest(".geo");
    if (!subplot) return null;
    const marks = [...subplot.querySelectorAll("path.point")].reverse();
    const mark = marks.find((path) => carries(path) && near(path, event));
    if (mark) return carries(mark)[mark.__data__.i][0];
    const area = [...subplot.querySelectorAll(".choropleth path")].find((path) => carries(path) && inside(path, event));
    return area ? area.__data__.loc : null;
  }

  // Layers that can be chosen have customdata; neighbours and coasts have none. Plotly's layers are bound by d3.
  const carries = (path) => path.parentNode.__data__[0].trace.customdata;

  function near(path, event) {
    const box = path.getBoundingClientRect();
    const away = Math.hypot(event.clientX - (box.left + box.right) / 2, event.clientY - (box.top + box.bottom) / 2);
    return away <= box.width / 2 + REACH;
  }

  function inside(path, event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(path.getScreenCTM().inverse());
    return path.isPointInFill(point);
  }

  /* ---- the timeline ---- */

  function listenToTimeline(plot) {
    onPress(plot, (event) => {
      if (event.detail > 1) return;
      const { xaxis } = plot._fullLayout;
      const x = xaxis.p2d(event.clientX - plot.getBoundingClientRect().left - xaxis._offset);
      const slot = columns(plot).find((column) => column.left <= x && x <= column.right);
      const { choose, add } = verbs(plot);
      if (slot) send((several(event) ? add : choose) + ":" + slot.key);
    });
    plot.on("plotly_selected", (event) => {
      if (!event || !event.range) return;
      const [from, to] = event.range.x;
      const covered = (column) => Math.min(to, column.right) - Math.max(from, column.left);
      const slots = columns(plot).filter((column) => covered(column) > TOUCHED * (column.right - column.left));
      if (slots.length) send(verbs(plot).brush + ":" + slots.map((column) => column.key).join(","));
      window.Plotly.relayout(plot, { selections: [] });
    });
  }

  // What choosing a slot chooses: founding years of parks, or registration years of companies.
  const VERBS = {
    years: { choose: "years", add: "addyears", brush: "brush" },
    registered: { choose: "registered", add: "addregistered", brush: "brushregistered" },
  };
  const verbs = (plot) => VERBS[plot.data[0].meta || "years"];

  // The slots' columns: the first trace has one unseen bar for each, over its full height.
  function columns(plot) {
    const { x, width, customdata } = plot.data[0];
    return Array.from(x, (middle, index) => ({
      key: customdata[index][0],
      left: middle - width[index] / 2,
      right: middle + width[index] / 2,
    }));
  }

  window.atlas.regionAt = regionAt;

  document.addEventListener("atlas:ready", () => {
    whenPlotted("province-map-graph", listenToMap);
    whenPlotted("founding-timeline-graph", listenToTimeline);
  });
})();
