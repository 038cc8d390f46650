/* The form of the import dialog: files that are chosen or dropped, what their names tell, and what is still wrong, said at
 * its field before anything is sent. */
(function () {
  "use strict";
  const { byId, base } = window.atlas;
  const DAY = /(?<![\dA-Za-z])(20[12]\d)[-.]?(0[1-9]|1[0-2])[-.]?(0[1-9]|[12]\d|3[01])/; // letters begin an order number
  const PROVIDERS = { 天眼查: /天眼查|tianyancha/i, 企查查: /企查查|qichacha|qcc/i };
  const FIELDS = ["files", "as_of", "provider", "name"];
  let files = [];
  const guesses = {}; // field -> what was put there, to be replaced unless somebody changed it

  const field = (name) => byId("upload-form").elements[name];
  const say = (key, values = {}) => byId("upload-says").dataset[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const most = (what) => byId("upload-says").dataset[`most${what}`];
  const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3).toLocaleString("en-US")} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
  const total = () => files.reduce((sum, file) => sum + file.size, 0);

  /* ---- files ---- */

  function add(more) {
    const known = new Set(files.map(identity));
    files = files.concat([...more].filter((file) => !known.has(identity(file))));
    list();
    guess();
    mark("files", files.length ? fault.files() : "");
  }

  const identity = (file) => [file.name, file.size, file.lastModified].join("/");

  function list() {
    const place = byId("upload-chosen");
    place.hidden = !files.length;
    place.replaceChildren(...files.map(entry));
  }

  function entry(file) {
    const [line, name, bytes, remove] = ["li", "span", "small", "button"].map((tag) => document.createElement(tag));
    name.textContent = file.name;
    bytes.textContent = size(file.size);
    Object.assign(remove, { type: "button", className: "icon", textContent: "×", title: say("remove", { name: file.name }) });
    remove.setAttribute("aria-label", remove.title);
    remove.addEventListener("click", () => drop(file));
    line.append(name, bytes, remove);
    return line;
  }

  function drop(file) {
    const at = files.indexOf(file);
    files.splice(at, 1);
    list();
    mark("files", files.length ? fault.files() : "");
    const buttons = byId("upload-chosen").querySelectorAll("button");
    (buttons[Math.min(at, buttons.length - 1)] || byId("upload-files")).focus();
  }

  /* ---- what the names of files tell ---- */

  function guess() {
    const names = files.map((file) => file.name);
    const days = names.map((name) => DAY.exec(name)).filter(Boolean).map(([, ...parts]) => parts.join("-"));
    const provider = Object.keys(PROVIDERS).find((one) => names.some((name) => PROVIDERS[one].test(name)));
    const latest = days.filter((day) => !wrongDay(day)).sort().pop();
    const told = [put("as_of", latest), put("provider", provider && spelled(provider))];
    if (told.some(Boolean)) byId("upload-status").textContent = say("guessed");
  }

  // A provider's name as the list of suggestions has it, in the reader's language.
  const spelled = (name) => byId("upload-known").options[Object.keys(PROVIDERS).indexOf(name)].value;

  function put(name, value) {
    const untouched = !field(name).value || field(name).value === guesses[name];
    if (!value || !untouched || field(name).value === value) return false;
    field(name).value = guesses[name] = value;
    mark(name, "");
    return true;
  }

  /* ---- what is wrong ---- */

  const fault = {
    files() {
      const empty = files.find((file) => !file.size);
      if (!files.length) return say("noFiles");
      if (empty) return say("emptyFile", { name: empty.name });
      if (files.length > most("Files")) return say("tooManyFiles", { most: most("Files"), count: files.length });
      return total() > most("Bytes") ? say("tooLarge", { size: size(total()), most: size(most("Bytes")) }) : "";
    },
    as_of: () => wrongDay(field("as_of").value.trim()),
    provider: () => (field("provider").value.trim() ? "" : say("noProvider")),
    name: () => (field("name").value.trim() ? "" : say("noName")),
  };

  // 2026-05-22, 2026-05 or 2026, and not to come.
  function wrongDay(text) {
    const day = new Date(text + "-01-01".slice(text.length - 4));
    const real = /^\d{4}(-\d\d){0,2}$/.test(text) && !isNaN(day) && day.toISOString().startsWith(text);
    if (!real) return say("badDate");
    return text > most("Today") ? say("futureDate") : "";
  }

  function mark(name, text) {
    const place = byId(`upload-${name}-fault`);
    place.textContent = text;
    place.hidden = !text;
    byId(`upload-${name}`).setAttribute("aria-invalid", String(Boolean(text)));
  }

  // Whether all can be sent; else the first field at fault has the focus.
  function valid() {
    byId("upload-status").textContent = "";
    const asked = FIELDS.filter((name) => name === "files" || !field(name).matches(":disabled"));
    for (const name of asked) mark(name, fault[name]());
    const first = asked.find((name) => !byId(`upload-${name}-fault`).hidden);
    if (first) byId(`upload-${first}`).focus();
    return !first;
  }

  /* ---- for the rest of the dialog ---- */

  function content() {
    const all = new FormData(byId("upload-form"));
    for (const file of files) all.append("files", file, file.name);
    return all;
  }

  // Brings the form, which may have been drawn anew in another language, to what is chosen.
  function refresh() {
    const kind = field("kind").value;
    for (const part of byId("upload-form").querySelectorAll("[data-kind]")) part.hidden = part.disabled = part.dataset.kind !== kind;
    for (const link of byId("upload-form").querySelectorAll("[data-path]")) link.href = base + link.dataset.path;
    for (const name of FIELDS) mark(name, "");
    list();
  }

  document.addEventListener("change", ({ target }) => {
    if (target.id === "upload-files") {
      add(target.files);
      target.value = ""; // the same file may be chosen again
    } else if (target.matches("#upload-form [name=kind]")) refresh();
  });
  document.addEventListener("input", ({ target }) => {
    if (target.closest("#upload-form .labelled") && fault[target.name] && !byId(`upload-${target.name}-fault`).hidden)
      mark(target.name, fault[target.name]());
  });
  window.atlas.uploadForm = { add, valid, content, refresh, say, size };
})();
