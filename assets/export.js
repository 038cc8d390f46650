/* What leaves the page. The export dialog draws the picture that the server describes (callbacks/export.py), saves it and copies it; the
 * preview is the SVG that is saved, which has its texts beside. A key copies the table of a figure, and the browser prints sheets. */
const { banner, base, byId, copy: copyText, language, query, say, setProps, whenLate } = window.atlas;
const PNG_HEADER = 33; // bytes; metadata stand behind it
const bytes = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
const text = (key, values) => say(`export_dialog.${key}`, values);
let latest = null; // the picture of the choices as they stand; null until the server has described it
let picture = null; // the same once it is drawn
let format = "png";

// What was chosen last may not be offered by the data that are shown now.
function open(request, last, offered, { lang, theme }) {
  const copies = window.isSecureContext && window.ClipboardItem && navigator.clipboard;
  const { value: view } = offered.find(({ value }) => value === (request.value || last)) ?? offered[0];
  return [true, view, lang, theme, !copies];
}

// The choices have changed: what is shown is no longer their picture.
function wait() {
  latest = picture = null;
  report("drawing");
  whenLate(() => !latest, (health) => health || report("failed", true));
}

async function draw(description) {
  latest = description;
  if (!description.figure) return show(description.error, true);
  await document.fonts.ready;
  const src = await image(description, "svg").catch(() => "");
  if (latest !== description) return; // never an older picture over a newer one
  if (!src) return report("failed", true);
  const { width, height } = description.size;
  setProps("export-preview", { src, alt: description.alt, style: { aspectRatio: `${width} / ${height}` } });
  picture = { ...description, src };
  report("ready");
}
const image = ({ figure, size }, kind) => window.Plotly.toImage(figure, { ...size, scale: kind === "svg" ? 1 : size.scale, format: kind });

function choose(chosen) {
  format = chosen;
  if (picture) report("ready");
}

function report(key, isError) {
  const { size = {}, name } = picture || {};
  const scale = format === "png" ? size.scale : 1;
  const [width, height] = [size.width, size.height].map((side) => Math.round(side * scale));
  show(text(key, { width, height, name: `${name}.${format}` }), isError);
}

function show(message, isError = false) {
  setProps("export-status", { children: message, className: isError ? "bad" : "" });
  setProps("export-form", { class_name: picture ? "modal-body" : "modal-body resting" });
  for (const id of ["export-save", "export-copy"]) setProps(id, { "aria-disabled": String(!picture) });
}

/* ---- files ---- */
const files = { png, pdf, svg };

async function svg({ src, svg: texts }) {
  return new Blob([decodeURIComponent(src.slice(src.indexOf(",") + 1)).replace(">", () => ">" + texts)], { type: "image/svg+xml" });
}

async function png(drawn) {
  const plain = bytes((await image(drawn, "png")).split(",")[1]);
  return new Blob([plain.subarray(0, PNG_HEADER), bytes(drawn.metadata), plain.subarray(PNG_HEADER)], { type: "image/png" });
}

async function pdf({ pdf: address }) {
  const answer = await fetch(address);
  if (!answer.ok) throw (await answer.json()).error[language()];
  return answer.blob();
}

const save = () => attempt("saved", async (drawn) => {
  const [href, download] = [URL.createObjectURL(await files[format](drawn)), `${drawn.name}.${format}`];
  Object.assign(document.createElement("a"), { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
});

// A promise in the item keeps the leave that the reader's click gave.
const copy = () => attempt("copied", (drawn) => navigator.clipboard.write([new ClipboardItem({ "image/png": png(drawn) })]));

// One file at a time: the buttons rest while it is made. Choices that change meanwhile have the last word.
async function attempt(done, work) {
  const [drawn, mine] = [picture, latest];
  if (!drawn) return;
  picture = null;
  report("drawing");
  const error = await work(drawn).catch((reason) => reason || true);
  if (latest !== mine) return;
  picture = drawn;
  if (error) typeof error === "string" ? show(error, true) : report("failed", true);
  else report(done);
}

/* ---- Ctrl+Shift+C copies the table of the figure that has the focus, else of the one under the pointer ---- */
const pointed = () => document.activeElement?.closest("[data-view]") ?? [...document.querySelectorAll("[data-view]:hover")].pop();

async function copyTable(part) {
  const answer = await fetch(`${base}data/${part.dataset.view}.tsv?${new URLSearchParams(query())}`);
  const table = await answer.text();
  const what = (part.querySelector("h2") ?? document.querySelector("#sentence strong")).textContent;
  const count = table.trim().split("\r\n").length - 1;
  if (answer.ok) copyText(table.trimEnd(), say("export_dialog.copied_table", { what, count }));
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select") || document.querySelector(".modal");
  if (event.code !== "KeyC" || !event.shiftKey || !(event.ctrlKey || event.metaKey) || typing || !pointed()) return;
  event.preventDefault();
  copyTable(pointed()).catch(() => banner("unreachable"));
});

/* ---- printing: every figure on a sheet of its own, on white, and after them the list of parks. A browser waits for nothing that is
 * asked before it prints, so the sheets are fetched while it stands. ---- */
// Plotly draws at once what needs no fetching: the shapes of the map are there already.
function drawSheets({ figures, listing }) {
  byId("print").innerHTML = '<section class="sheet"></section>'.repeat(figures.length) + listing;
  const sheets = byId("print").children;
  figures.forEach(({ data, layout }, at) => {
    window.Plotly.newPlot(sheets[at], data, layout, { staticPlot: true });
    for (const svg of sheets[at].querySelectorAll(".main-svg")) svg.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
  });
}

function prepare() {
  clearSheets();
  const request = new XMLHttpRequest();
  const marking = new URLSearchParams(["classification", "watermark"].map((name) => [name, byId(`export-${name}`)?.value ?? ""]));
  request.open("GET", `${base}print.json?${new URLSearchParams(query())}&${marking}`, false);
  try {
    request.send();
    drawSheets(JSON.parse(request.responseText));
  } catch {
    clearSheets(); // the page itself is printed
  }
}

const clearSheets = () => byId("print").replaceChildren();
window.addEventListener("beforeprint", prepare);
window.addEventListener("afterprint", clearSheets);
Object.assign(window.dash_clientside, { export: { open, wait, draw, choose, save, copy } });
