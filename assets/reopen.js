/* Files that come back (callbacks/reopening.py). A picture that is dropped on the page, or chosen in the export dialog, goes to
 * the server as far as it may hold texts, a brief whole. Tables go to the import dialog, where there is one. */
const { byId, banner, query, setProps } = window.atlas;
const BEGINNING = 65536; // bytes; ours say at once what they show
const WHOLE = 2.9e6; // bytes of a file that is read whole: what fits into a request
const brings = (event) => event.dataTransfer && event.dataTransfer.types.includes("Files");

function read(file) {
  const reader = new FileReader();
  reader.onload = () => setProps("picture-file", { data: { name: file.name, content: reader.result, at: Date.now() } });
  const whole = /\.docx$/i.test(file.name) && file.size < WHOLE;
  reader.readAsDataURL(whole ? file : file.slice(0, BEGINNING));
}

function choose() {
  const input = Object.assign(document.createElement("input"), { type: "file", accept: ".png,.svg,.pdf,.docx" });
  input.onchange = () => read(input.files[0]);
  input.click();
}

// What became of a file is said once the page shows its view.
function tell({ text, search, view }) {
  function show() {
    if (query() !== search) return;
    document.removeEventListener("atlas:answered", show);
    banner("notice", text);
    if (view) document.querySelector(`[data-view="${view}"]`).scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("atlas:answered", show);
  show();
}

// What files are called is told only when they are dropped.
function hint(shown, items = []) {
  byId("drop-hint").hidden = !shown;
  byId("drop-hint").toggleAttribute("data-tables", window.atlas.uploadDrop.takes([...items].map(({ type }) => type)));
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
  const [file] = event.dataTransfer.files;
  if (!window.atlas.uploadDrop.bring(event.dataTransfer) && file) read(file);
});
Object.assign(window.dash_clientside, { reopen: { choose, tell } });
