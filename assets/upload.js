/* What the browser does alone for an import: it collects files that are chosen or dropped, sends them, asks how far the server is,
 * and queues what places are to be counted for. Everything else is in callbacks/imports/. */
const { base, byId, kept, language, local, press, say, setProps } = window.atlas;
const TABLE = /\.(xlsx?|xlsm|csv|tsv|txt|parquet|zip)$/i;
const HIDDEN = /^(\.|~\$)/; // hidden files, and what an office leaves while it edits
const MAX_WAIT = 4; // ticks without an answer before the server is asked again
const MAX_COUNTING = 60000; // ms
const FOCUS = { form: "upload-files", sending: "upload-cancel", done: "upload-report", failed: "upload-report" };
const isOpen = () => Boolean(byId("upload-form"));
const MAX_PREVIEW = 30e6; // bytes
const REMEMBERED = "park-atlas-columns"; // in the session of the browser: layout -> columns
let files = [];
let kind = "companies"; // what the rows of the files are
let columns = {}; // file or sheet -> our column -> its name there, as the reader has chosen it
let sheets = []; // files and sheets in the order in which they are shown
const layouts = {}; // file or sheet -> its columns, before any was chosen
let previewing = null; // what ends the request for a preview
let isOffered = false; // whether readers may import here
let sending = null; // the request while files are sent
let step = "form";
let isCancelled = false;
let question = 0; // the tick whose question is under way
let wanted = null; // index of a place -> the region that it is to be counted for; still to be sent
let placing = null; // those that the server is counting
let late = 0;

/* ---- files ---- */
const identity = (file) => [file.name, file.size, file.lastModified].join("/");

function choose(chosen) {
  files = [...new Map([...files, ...chosen].map((file) => [identity(file), file])).values()];
  list();
}

function list() {
  setProps("upload-list", { data: files.map(({ name, size }) => ({ name, size })) });
  columns = Object.fromEntries(Object.entries(columns).filter(([sheet]) => files.some(({ name }) => sheet.startsWith(name))));
  preview();
}

local.remove_file = (index) => {
  files.splice(index, 1);
  list();
  if (Number(index) === files.length) byId("upload-files").focus(); // its button is gone
};

document.addEventListener("change", ({ target }) => {
  if (target.name === "kind" && isOpen()) turn(target.value);
  if (target.id !== "upload-files") return;
  choose(target.files);
  target.value = ""; // the same file may be chosen again
});

/* ---- how they would be read, before they are counted ---- */
function content(fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const choice of Object.values(columns).map(Object.entries)) {
    if (choice.length) form.append("column", choice.map(([ours, theirs]) => `${ours}=${theirs}\n`).join(""));
  }
  for (const file of files) form.append("files", file, file.name);
  return form;
}

function turn(other) {
  [kind, columns] = [other, {}];
  preview();
}

// The last question counts; large files are read once, when they are sent.
async function preview() {
  if (previewing) previewing.abort();
  const { signal } = (previewing = new AbortController());
  const isSmall = files.reduce((sum, file) => sum + file.size, 0) < MAX_PREVIEW;
  if (!files.length || !isSmall) return setProps("upload-preview", { html: "" });
  if (byId("upload-preview")?.textContent === "") setProps("upload-preview", { html: `<p class="note">${say("upload.preview_read")}</p>` });
  const request = { method: "POST", body: content({ kind }), signal };
  const answer = await fetch(`${base}uploads/preview?lang=${language()}`, request).then((one) => one.json()).catch(() => ({}));
  if (signal.aborted) return;
  if (!("preview" in answer)) return setProps("upload-preview", { html: withoutPreview(answer.message || say("upload.no_preview")) });
  const before = Object.keys(columns).length;
  sheets = (answer.sheets || []).map(([sheet, names]) => {
    if (!columns[sheet]) layouts[sheet] = names && `${kind}\n${names}`;
    const earlier = !columns[sheet] && remembered()[layouts[sheet]];
    if (earlier) columns[sheet] = earlier;
    return sheet;
  });
  if (Object.keys(columns).length > before) return preview();
  setProps("upload-preview", { html: answer.preview });
}
const withoutPreview = (why) => Object.assign(document.createElement("p"), { className: "note", textContent: why }).outerHTML;
const remembered = () => kept(() => JSON.parse(sessionStorage.getItem(REMEMBERED))) || {};
const remember = (layout, choice) => kept(() => layout && sessionStorage.setItem(REMEMBERED, JSON.stringify({ ...remembered(), [layout]: choice })));

local.column = (at) => {
  const [index, ours] = at.split(":");
  const sheet = sheets[index];
  const choice = (columns[sheet] = { ...columns[sheet], [ours]: document.querySelector(`#upload-preview [data-event="column:${at}"]`).value });
  if (!choice[ours]) delete choice[ours];
  remember(layouts[sheet], choice);
  preview();
};
document.addEventListener("atlas:spoken", () => files.length && isOpen() && preview());

/* ---- dropping; assets/reopen.js hears of it first and asks here ---- */
const isTable = (entry) => entry.isDirectory || TABLE.test(entry.name);

// Whether what is dragged, of these types, would be imported; names are known only when it is dropped.
const takes = (types) => isOffered && (isOpen() || !types.some((type) => /png$|svg|pdf$|wordprocessingml/.test(type)));

// Whether the drop was for the import. Its items are gone after the event, its entries are not.
function bring({ items }) {
  const entries = [...items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry() || item.getAsFile());
  const isOurs = isOffered && (isOpen() || entries.some(isTable));
  if (isOurs) take(entries);
  return isOurs;
}

async function take(entries) {
  for (const { id } of document.querySelectorAll(".modal.show .modal-dialog:not(#upload)")) setProps(id, { is_open: false });
  if (!isOpen()) press({ act: "upload:" });
  const found = await Promise.all(entries.map(filesIn));
  if (step === "form") choose(found.flat());
}

// A file, or the tables in a folder; one that cannot be read is as good as not there.
async function filesIn(entry) {
  if (entry instanceof File) return entry;
  if (entry.isFile) return new Promise((done) => entry.file(done, () => done([])));
  const inside = (await entriesOf(entry.createReader())).filter((one) => isTable(one) && !HIDDEN.test(one.name));
  return (await Promise.all(inside.map(filesIn))).flat();
}

// A reader names a hundred at a time, and none at the end.
async function entriesOf(reader) {
  const some = await new Promise((done) => reader.readEntries(done, () => done([])));
  return some.length ? [...some, ...(await entriesOf(reader))] : [];
}

/* ---- sending ---- */
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

// `share` is how much is done, where that is known.
function report(text, share) {
  setProps("upload-line", { children: text });
  setProps("upload-corner-text", { children: text, "aria-hidden": "true" });
  setProps("upload-corner", { is_open: true });
  if (share !== undefined) setProps("upload-bar", { value: share });
}

// The server has checked the form: there are `fields` to be sent, or one has an error and gets the `focus`.
function send(checked) {
  [isOffered, isCancelled] = [true, false];
  if (!checked) return;
  const { focus: error, fields } = checked;
  if (error) return byId(error).focus();
  const request = (sending = new XMLHttpRequest());
  request.open("POST", `${base}uploads?lang=${language()}`);
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total }) => report(say("upload.sending", { sent: size(loaded), size: size(total) }), loaded / total);
  request.onload = () => sent(request);
  request.onerror = () => back(say("upload.not_sent"), "B");
  request.onabort = () => back(say("upload.cancelled"), "Span");
  request.onloadend = () => (sending = null);
  report(say("upload.sending", { sent: size(0), size: "…" }), 0);
  setProps("upload-step", { className: "sending" });
  request.send(content(fields));
}

function sent({ status, response }) {
  if (status !== 202) return back(response?.message || say("upload.refused_by_server", { status }), "B");
  setProps("upload-token", { data: { token: response.id, base } });
  setProps("upload-interval", { disabled: false });
}

// To the form, with everything that was chosen.
function back(text, type) {
  note(text, type);
  setProps("upload-step", { className: "form" });
}

function note(text, type) {
  report(text);
  setProps("upload-status", { children: { namespace: "dash_html_components", type, props: { children: text } } });
}

// Back to the form, with the files as what they are.
local.import_as = (other) => (setProps("upload-kind", { value: other }), turn(other), byId("upload-again").click());
const keep = (isAsked) => void (isAsked && requestAnimationFrame(() => byId("upload-keep").focus())); // the safe answer
function cancel(pressed) {
  isCancelled = Boolean(pressed);
  if (sending) sending.abort();
}
window.addEventListener("beforeunload", (event) => sending && event.preventDefault()); // what is half sent would be lost

/* ---- following ---- */
// One question at a time; a server that does not answer is asked again.
function ask(tick, answered) {
  const waits = question && question !== answered;
  if (!tick || (waits && tick - question < MAX_WAIT)) return window.dash_clientside.no_update;
  if (waits) report(say("upload.unreachable"));
  return (question = tick);
}

function focus(next) {
  document.dispatchEvent(new Event("atlas:opened")); // its grid may be near
  isCancelled &&= next === "form" || next === "reading";
  if (next === "form" && isCancelled) note(say("upload.cancelled"), "Span"); // not that it is gone, as a late answer says
  if (next === step) return;
  step = next;
  requestAnimationFrame(() => isOpen() && FOCUS[step] && byId(FOCUS[step]).focus({ preventScroll: true }));
}

/* ---- places: what is wanted while the server counts goes with the next count ---- */
const boxes = () => [...document.querySelectorAll("#upload-report [type=checkbox]")];
const indexOf = (box) => box.dataset.event.split(":")[1];

// "3=440100,7=": a place is counted for a region, another is taken back.
local.place = (changes) => {
  wanted = { ...wanted, ...Object.fromEntries(changes.split(",").map((change) => change.split("="))) };
  tick();
  if (!placing) placed();
};

local.tick = (index) => {
  const box = boxes().find((one) => indexOf(one) === index);
  local.place(`${index}=${box.checked ? box.value : ""}`);
};

function placed() {
  clearTimeout(late);
  [placing, wanted] = [wanted, null];
  setProps("upload-open_atlas", { disabled: Boolean(placing) }); // not between two counts
  if (!placing) return;
  setProps("upload-message", { children: say("upload.placing") });
  setProps("upload-accepted", { data: placing });
  late = setTimeout(giveUp, MAX_COUNTING);
}

function giveUp() {
  wanted = null;
  placed();
  tick();
  setProps("upload-message", { children: say("upload.not_placed") });
}

// What is ticked and not counted yet stays ticked; else what holds is.
function tick() {
  const pending = { ...placing, ...wanted };
  const holds = (box) => (indexOf(box) in pending ? pending[indexOf(box)] === box.value : box.hasAttribute("checked"));
  requestAnimationFrame(() => boxes().forEach((box) => (box.checked = holds(box))));
}
const assign = (change) => void (change && local.place(change));
const go = (address) => void (address && location.assign(address));
window.atlas.uploadDrop = { takes, bring };
window.dash_clientside.atlas_upload = { send, cancel, keep, ask, focus, tick, placed, assign, go };
