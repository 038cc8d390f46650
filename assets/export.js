/* The export dialog. PNG and SVG are made here: the server sends the figure of the whole sheet, built for its size, and Plotly
 * draws it off screen; PDF is drawn by the server. The preview is the very SVG that is saved. */
(function () {
  "use strict";
  const { byId, base, language, query } = window.atlas;
  const PAUSE = 250; // ms without typing before a text is drawn
  const OWN = ["view", "format"]; // fields that are no part of a picture's query
  let latest = null; // what is being drawn, to be given up for newer choices
  let made = null; // the picture of the choices as they stand; null while there is none
  let typing = 0;

  class Refusal extends Error {} // what the server said in words

  const field = (name) => byId("export-form").elements[name];
  const say = (key, values = {}) =>
    byId("export-says").dataset[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* ---- opening ---- */

  function open(view) {
    field("view").value = view || field("view").value;
    field("lang").value = language();
    field("theme").value = document.documentElement.dataset.theme;
    field("copy").hidden = !(window.isSecureContext && window.ClipboardItem && navigator.clipboard);
    byId("export").showModal();
    change();
  }

  /* ---- choices ---- */

  // The page's query with the dialog's own choices; empty fields are left to the server.
  function wanted() {
    const all = new URLSearchParams(query());
    for (const [name, value] of new FormData(byId("export-form"))) if (value && !OWN.includes(name)) all.set(name, value);
    return all;
  }

  function change() {
    const free = byId("export-size");
    free.hidden = free.disabled = field("preset").value !== "free";
    const page = new URLSearchParams(query());
    page.set("lang", field("lang").value);
    for (const link of byId("export").querySelectorAll("[data-path]"))
      link.href = `${base}${link.dataset.path.replace("{view}", field("view").value)}?${page}`;
    draw();
  }

  /* ---- the preview: never an older one over a newer ---- */

  async function draw() {
    clearTimeout(typing);
    if (latest) latest.abort();
    const mine = (latest = new AbortController());
    settle(null, "drawing");
    try {
      const picture = await described(mine.signal);
      if (mine === latest) show(picture);
    } catch (fault) {
      if (mine === latest) refuse(fault);
    }
  }

  async function described(signal) {
    const picture = await (await ask("json", signal)).json();
    await document.fonts.ready;
    const { figure, width, height } = picture;
    return Object.assign(picture, { svg: await window.Plotly.toImage(figure, { format: "svg", width, height }) });
  }

  async function ask(form, signal) {
    const answer = await fetch(`${base}export/${field("view").value}.${form}?${wanted()}`, { signal });
    if (answer.ok) return answer;
    const told = await answer.json().catch(() => null);
    throw new Refusal(told && told.error ? told.error[language()] : say("failed"));
  }

  async function show(picture) {
    const preview = byId("export-preview");
    preview.src = picture.svg;
    preview.alt = field("view").selectedOptions[0].text;
    preview.style.aspectRatio = `${picture.width} / ${picture.height}`;
    const pdf = [...field("format")].find((choice) => choice.value === "pdf");
    pdf.disabled = !picture.chrome;
    byId("export-no-chrome").hidden = picture.chrome;
    if (pdf.disabled && pdf.checked) field("format").value = "png";
    settle(picture, "ready");
  }

  function settle(picture, key, values) {
    made = picture;
    for (const name of ["save", "copy"]) field(name).setAttribute("aria-disabled", String(!picture)); // they keep the focus
    byId("export-preview").toggleAttribute("data-stale", !picture);
    report(say(key, { ...size(), ...values }));
  }

  function size() {
    if (!made) return {};
    const dots = field("format").value === "png" ? made.scale : 1;
    const [width, height] = [made.width, made.height].map((side) => Math.round(side * dots));
    return { width, height, name: `${made.name}.${field("format").value}` };
  }

  function report(text, bad = false) {
    const status = byId("export-status");
    status.textContent = text;
    status.toggleAttribute("data-bad", bad);
  }

  const refuse = (fault) => report(fault instanceof Refusal ? fault.message : say("failed"), true);

  /* ---- files ---- */

  const files = {
    png,
    svg: async ({ svg }) => new Blob([decodeURIComponent(svg.slice(svg.indexOf(",") + 1))], { type: "image/svg+xml" }),
    pdf: async () => (await ask("pdf")).blob(),
  };

  async function png(picture) {
    const image = Object.assign(new Image(), { src: picture.svg });
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * picture.scale);
    canvas.height = Math.round(picture.height * picture.scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const plain = await new Promise((keep) => canvas.toBlob(keep, "image/png"));
    const bytes = new Uint8Array(await plain.arrayBuffer());
    return new Blob(window.atlasPng.annotated(bytes, picture.text, picture.dpi * picture.scale), { type: "image/png" });
  }

  async function save(event) {
    event.preventDefault();
    const form = field("format").value;
    await attempt("saved", async (picture) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await files[form](picture));
      link.download = `${picture.name}.${form}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    });
  }

  // A promise in the item keeps the leave that the reader's click gave.
  const copy = () => attempt("copied", (picture) => navigator.clipboard.write([new ClipboardItem({ "image/png": png(picture) })]));

  // One file at a time: the buttons rest while it is made. Choices that change meanwhile have the last word.
  async function attempt(done, work) {
    const [picture, mine] = [made, latest];
    if (!picture) return;
    settle(null, "drawing");
    let fault = null;
    await work(picture).catch((reason) => (fault = reason));
    if (mine !== latest) return;
    settle(picture, done);
    if (fault) refuse(fault);
  }

  document.addEventListener("submit", (event) => event.target.id === "export-form" && save(event));
  document.addEventListener("click", (event) => event.target.closest("#export-form [name=copy]") && copy());
  document.addEventListener("input", ({ target }) => {
    if (!target.closest("#export-form") || target.type === "file") return;
    if (target.name === "format") return made && settle(made, "ready");
    clearTimeout(typing);
    if (target.matches("[type=text], [type=number]")) typing = setTimeout(change, PAUSE);
    else change();
  });
  Object.assign(window.atlas, { openExport: open, say, reportExport: report });
})();
