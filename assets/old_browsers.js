/* For browsers of the time of Chromium 90 to 104, which alone load it (callbacks/old_browsers.py): what the page uses of later ones. */
(function () {
  "use strict";
  const define = (target, name, value) => name in target || Object.defineProperty(target, name, { value, configurable: true, writable: true });
  define(Object, "hasOwn", (target, key) => Object.prototype.hasOwnProperty.call(target, key));
  define(Array.prototype, "at", function (at) { return this[at < 0 ? this.length + at : at]; });
  define(Array.prototype, "findLast", function (test) { return [...this].reverse().find(test); });

  /* ---- popovers: open while they have data-open ---- */
  document.addEventListener("click", ({ target }) => {
    const toggle = target.closest("[popovertarget]");
    const asked = toggle && document.getElementById(toggle.getAttribute("popovertarget"));
    for (const one of document.querySelectorAll("[popover][data-open]")) one !== asked && !one.contains(target) && one.removeAttribute("data-open");
    if (asked) asked.toggleAttribute("data-open");
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && document.querySelectorAll("[popover]").forEach((one) => one.removeAttribute("data-open")));

  /* ---- :has(): the stylesheets are read again, with an attribute in its place that is set where it holds ---- */
  const rules = []; // { name, subject, inner }
  function translate(css) {
    let at;
    while ((at = css.indexOf(":has(")) >= 0) {
      let [end, depth] = [at + 5, 1];
      for (; depth; end += 1) depth += { "(": 1, ")": -1 }[css[end]] || 0;
      const before = css.slice(0, at).replace(/:not\($/, "");
      const subject = /(?:\([^()]*\)|[^\s,>+~{}()])*$/.exec(before)[0] || "*";
      const rule = { name: `data-has-${rules.length}`, subject, inner: css.slice(at + 5, end - 1).trim() };
      rules.push(rule);
      css = `${css.slice(0, at)}[${rule.name}]${css.slice(end)}`;
    }
    return css;
  }

  function holds(element, inner) {
    if (inner[0] === "+") return Boolean(element.nextElementSibling && element.nextElementSibling.matches(inner.slice(1)));
    return Boolean(element.querySelector(inner[0] === ">" ? `:scope ${inner}` : `:scope :is(${inner})`));
  }
  const mark = ({ name, subject, inner }) => document.querySelectorAll(subject).forEach((element) => element.toggleAttribute(name, holds(element, inner)));
  let isDue = false;
  function soon() {
    if (!isDue) requestAnimationFrame(() => (isDue = false, rules.forEach(mark)));
    isDue = true;
  }

  async function read(link) {
    const style = document.createElement("style");
    style.textContent = translate((await (await fetch(link.href)).text()).replace(/\/\*[^]*?\*\//g, ""));
    link.after(style);
    soon();
  }
  document.querySelectorAll("link[rel=stylesheet]").forEach(read);
  const attributeFilter = ["class", "hidden", "open", "disabled", "aria-expanded"];
  new MutationObserver(soon).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter });
  for (const name of ["input", "change", "focusin", "focusout"]) document.addEventListener(name, soon);
})();
