/* Tables that are dropped: on the page they open the import dialog, on the dialog they join what was chosen. A folder brings
 * the tables in it, however deep. Pictures stay with assets/reopen.js, which hears of a drop first and asks here. */
(function () {
  "use strict";
  const { byId } = window.atlas;
  const TABLE = /\.(xlsx?|xlsm|csv|tsv|txt|parquet|zip)$/i;
  const LITTER = /^(\.|~\$)/; // hidden files, and what an office leaves while it edits

  const offered = () => Boolean(byId("upload-form"));
  const dropped = (item) => item.webkitGetAsEntry() || item.getAsFile();

  // Whether what is dragged, of these types, would be imported; names are told only when it is dropped.
  const takes = (types) => offered() && (window.atlas.uploadDialog.isOpen() || !types.includes("image/png"));

  // Whether the drop was for us. Its items are gone after the event, its entries are not.
  function bring({ items }) {
    const brought = [...items].filter((item) => item.kind === "file").map(dropped);
    const wanted = offered() && (window.atlas.uploadDialog.isOpen() || brought.some(isTable));
    if (wanted) take(brought);
    return wanted;
  }

  const isTable = (one) => one.isDirectory || TABLE.test(one.name);

  async function take(brought) {
    for (const other of document.querySelectorAll("dialog[open]:not(#upload)")) other.close();
    window.atlas.upload.open("");
    const files = (await Promise.all(brought.map(inside))).flat();
    if (window.atlas.uploadDialog.shows("form")) window.atlas.uploadForm.add(files);
  }

  const asked = (ask) => new Promise((keep, fail) => ask(keep, fail));

  // A file, or the tables in a folder; one that cannot be read is as good as not there.
  async function inside(one) {
    if (one instanceof File) return [one];
    if (one.isFile) return asked((keep, fail) => one.file(keep, fail)).then((file) => [file], () => []);
    const found = (await entries(one.createReader())).filter(({ name }) => !LITTER.test(name));
    return (await Promise.all(found.filter(isTable).map(inside))).flat();
  }

  // A reader tells a hundred at a time, and none at the end.
  async function entries(reader) {
    const some = await asked((keep, fail) => reader.readEntries(keep, fail)).catch(() => []);
    return some.length ? [...some, ...(await entries(reader))] : [];
  }

  window.atlas.uploadDrop = { takes, bring };
})();
