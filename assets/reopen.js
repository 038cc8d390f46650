/* A picture that remembers. A PNG of ours that is dropped on the page, or chosen in the export dialog, reopens its view, as a
 * choice that Back undoes, and tells whether the data have changed since. Tables go to the import dialog, where
 * there is one; any other file changes nothing. */
(function () {
  "use strict";
  const { byId, base, banner, say, send } = window.atlas;
  const root = document.documentElement;
  const KEY = "Park-Atlas-";
  const LARGEST = 200e6; // bytes; no picture of ours comes near
  const MINE = ["lang", "theme"]; // how somebody reads stays theirs

  async function read(file) {
    const bytes = file.size < LARGEST ? new Uint8Array(await file.arrayBuffer()) : [];
    if (!window.atlasPng.isPng(bytes)) return tell("notPng", { file: file.name });
    let texts;
    try {
      texts = window.atlasPng.texts(bytes);
    } catch {
      return tell("damaged", { file: file.name });
    }
    const [link, view, data, version] = ["Link", "View", "Data", "Version"].map((name) => texts[KEY + name]);
    const ours = view !== undefined && document.querySelector(`[data-view="${CSS.escape(view)}"]`);
    if (link === undefined || !ours) return tell(ours && data ? "unlinked" : "foreign", { file: file.name });
    await reopen({ link, view, data, version });
  }

  // A file that cannot be read leaves the page as it is.
  function tell(key, values) {
    if (byId("export").open) window.atlas.reportExport(say(key, values), true);
    else banner("notice", say(key, values));
  }

  async function reopen({ link, view, data, version }) {
    const search = spelled(link);
    const age = compare(view, link, data);
    byId("export").close();
    history.pushState(null, "", location.pathname + search);
    const settled = new Promise((done) => document.addEventListener("atlas:settled", done, { once: true }));
    send("address:" + search);
    const text = say(await age, { version, now: root.dataset.version });
    await settled;
    document.querySelector(`[data-view="${CSS.escape(view)}"]`).scrollIntoView({ block: "nearest" });
    banner("notice", [noticed(), text].filter(Boolean).join(" "));
  }

  function spelled(link) {
    const [there, here] = [new URLSearchParams(link), new URLSearchParams(location.search)];
    for (const name of MINE) here.has(name) ? there.set(name, here.get(name)) : there.delete(name);
    const text = decodeURIComponent(there.toString());
    return text ? "?" + text : "";
  }

  // Which words say how the data behind the picture compare with today's.
  async function compare(view, link, data) {
    try {
      const answer = await fetch(`${base}export/${view}.json?${new URLSearchParams(link)}`);
      return !answer.ok ? "reopenedUnknown" : (await answer.json()).text[KEY + "Data"] === data ? "reopenedSame" : "reopenedChanged";
    } catch {
      return "reopenedUnknown";
    }
  }

  // What the page itself says of a link that it had to mend.
  function noticed() {
    const part = byId("banner").querySelector("[data-banner=notice]");
    return part.hidden ? "" : part.querySelector(".text").textContent;
  }

  /* ---- dragging and choosing ---- */

  const brings = (event) => event.dataTransfer && event.dataTransfer.types.includes("Files");

  // In the top layer it lies over an open dialog, too. What files are called is told only when they are dropped.
  function hint(shown, items = []) {
    const place = byId("drop-hint");
    place.hidden = !shown;
    place.toggleAttribute("data-tables", window.atlas.uploadDrop.takes([...items].map(({ type }) => type)));
    if (!place.showPopover) return;
    place.popover = "manual";
    if (shown !== place.matches(":popover-open")) place[shown ? "showPopover" : "hidePopover"]();
  }

  document.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault(); // else the browser leaves the page for the file
    hint(true, event.dataTransfer.items);
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && hint(false));
  document.addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    hint(false);
    if (window.atlas.uploadDrop.bring(event.dataTransfer)) return;
    if (event.dataTransfer.files.length) read(event.dataTransfer.files[0]);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.id !== "export-reopen" || !target.files.length) return;
    read(target.files[0]);
    target.value = ""; // the same file may be chosen again
  });
})();
