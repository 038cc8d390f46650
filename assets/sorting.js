/* Native tables in the hand of the reader: a heading sorts the rows, numbers by their value and what is unknown last; a field above
 * leaves those that hold its text. The next answer lays the rows out as the server wrote them. */
(function () {
  "use strict";
  const textOf = (row, at) => row.cells[at].textContent.trim();

  // "−1,204" is a number, "not published" is none.
  function numberOf(text) {
    const digits = text.replace("−", "-").replace(/[^\d.-]/g, "");
    return /\d/.test(digits) ? Number(digits) : null;
  }

  function compare(one, other) {
    const [first, second] = [numberOf(one), numberOf(other)];
    if (first !== null && second !== null) return first - second;
    return first === null && second === null ? one.localeCompare(other, "zh-CN") : null;
  }

  function sort(head) {
    const [table, at] = [head.closest("table"), head.cellIndex];
    const sign = head.ariaSort === "descending" ? 1 : -1;
    for (const other of table.tHead.rows[0].cells) other.ariaSort = null;
    head.ariaSort = sign > 0 ? "ascending" : "descending";
    const rows = [...table.tBodies[0].rows];
    const pinned = rows.filter((row) => row.matches(".total"));
    const order = (a, b) => {
      const [one, other] = [textOf(a, at), textOf(b, at)];
      return sign * compare(one, other) || (numberOf(one) === null) - (numberOf(other) === null);
    };
    table.tBodies[0].append(...pinned, ...rows.filter((row) => !pinned.includes(row)).sort(order));
  }

  document.addEventListener("click", ({ target }) => target.matches(".sort") && sort(target.closest("th")));
  document.addEventListener("input", ({ target }) => {
    if (!target.matches(".row-filter")) return;
    const wanted = target.value.trim().toLowerCase();
    for (const row of target.parentElement.querySelectorAll("tbody tr:not(.total)")) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
})();
