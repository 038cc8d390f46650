/* Ctrl+Shift+C copies the table of the figure that has the focus, else of the one under the pointer: as it is read on the page,
 * cells divided by tabs, the sources under it. */
(function () {
  "use strict";
  const { base, copy, query, say } = window.atlas;
  const LEFT_OUT = ".sr-only, .icon, .link, .add-cell, .bar-cell, [aria-hidden=true]";
  const RISKY = /^[=+\-@\t\r]/; // a spreadsheet would run it as a formula
  const TWINS = "tr, .facts > div, .fact, .single-figures > li"; // what is a row, in tables and in lists of facts
  const HEADS = { headline: "fact_columns", "region-profile": "profile_columns" }; // lists have no heads of their own
  const CELLS = "th, td, dt, dd, .number, .label, .detail, li > .strong";

  function figure() {
    const focused = document.activeElement && document.activeElement.closest("[data-view]");
    return focused || [...document.querySelectorAll("[data-view]:hover")].pop();
  }

  function rows(part) {
    const found = [...part.querySelectorAll(TWINS)].filter((row) => !row.hidden && !row.closest("[hidden]"));
    return found.map((row) => [...row.querySelectorAll(CELLS)].filter((one) => !one.matches(LEFT_OUT)).flatMap(cell));
  }

  // Its words with single blanks; a cell over several columns keeps the others in line.
  function cell(element) {
    const words = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(LEFT_OUT)) words.push(walker.currentNode.data.trim());
    return [harmless(words.filter(Boolean).join(" ")), ...Array((element.colSpan || 1) - 1).fill("")];
  }

  function harmless(text) {
    const plain = text.replace(/\s+/g, " ");
    return RISKY.test(plain) ? "'" + plain : plain;
  }

  async function sources(view) {
    const answer = await fetch(`${base}data/${view}.json?${new URLSearchParams(query())}`);
    const cards = answer.ok ? (await answer.json()).sources : [];
    const named = cards.map((card) => [card.publisher, card.date].filter(Boolean).join(" "));
    return say("export_dialog.sources", { names: [...new Set(named)].join(say("export_dialog.pause")) });
  }

  async function copyTable() {
    const part = figure();
    const table = part ? rows(part).filter((row) => row.length) : [];
    if (!table.length) return;
    const { view } = part.dataset;
    const head = HEADS[view] ? [say(`export_dialog.${HEADS[view]}`)] : [];
    const lines = [...head, ...table.map((row) => row.join("\t")), await sources(view).catch(() => "")];
    const what = (part.querySelector("h2") || document.querySelector("#sentence strong")).textContent;
    copy(lines.filter(Boolean).join("\r\n"), say("export_dialog.copied_table", { what, count: table.length }));
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select") || document.querySelector("dialog[open], .modal");
    if (event.code !== "KeyC" || !event.shiftKey || !(event.ctrlKey || event.metaKey) || typing || !figure()) return;
    event.preventDefault();
    copyTable();
  });
})();
