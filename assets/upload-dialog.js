/* What the import dialog shows: the form, how far an import is, or its account. While it is closed, one line at the corner of
 * the page stands for it. */
(function () {
  "use strict";
  const { byId } = window.atlas;
  const PARTS = ["form", "progress", "account"];
  let part = PARTS[0];

  const isOpen = () => byId("upload").open;

  function show(name) {
    part = name;
    for (const one of PARTS) byId(`upload-${one}`).hidden = one !== part;
  }

  // `ticking`: a text that changes every second, which nobody wants to hear.
  function corner(text, ticking = false) {
    const line = byId("upload-corner");
    line.setAttribute("aria-live", ticking ? "off" : "polite");
    line.querySelector(".text").textContent = text;
    line.hidden = !text || isOpen();
  }

  // `share` is how much is done, where that is known.
  function progress(text, share) {
    show("progress");
    if (share === undefined) byId("upload-bar").removeAttribute("value");
    else byId("upload-bar").value = share;
    byId("upload-line").textContent = text;
    corner(text, true);
  }

  // To the form, with everything that was chosen.
  function back(text, bad = true) {
    show("form");
    byId("upload-status").textContent = text;
    byId("upload-status").toggleAttribute("data-bad", bad);
    corner(text);
  }

  function open() {
    if (!isOpen()) byId("upload").showModal();
    corner("");
  }

  // Closing stops nothing.
  function closed({ target }) {
    if (target.id === "upload" && part === "progress") corner(byId("upload-line").textContent, true);
  }

  document.addEventListener("close", closed, true); // it does not bubble
  window.atlas.uploadDialog = { show, corner, progress, back, open, isOpen, shows: (name) => part === name };
})();
