/* Ctrl+Shift+C copies the table of the figure that has the focus, else of the one under the pointer, as /data/<view>.tsv. */
(function () {
  "use strict";
  const { banner, base, copy, query, say } = window.atlas;
  const figure = () => document.activeElement?.closest("[data-view]") ?? [...document.querySelectorAll("[data-view]:hover")].pop();

  async function copyTable(part) {
    const answer = await fetch(`${base}data/${part.dataset.view}.tsv?${new URLSearchParams(query())}`);
    const table = await answer.text();
    const what = (part.querySelector("h2") ?? document.querySelector("#sentence strong")).textContent;
    const count = table.trim().split("\r\n").length - 1;
    if (answer.ok) copy(table.trimEnd(), say("export_dialog.copied_table", { what, count }));
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select") || document.querySelector(".modal");
    if (event.code !== "KeyC" || !event.shiftKey || !(event.ctrlKey || event.metaKey) || typing || !figure()) return;
    event.preventDefault();
    copyTable(figure()).catch(() => banner("unreachable"));
  });
})();
