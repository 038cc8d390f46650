/* Lays new markup over what stands in a container, element by element, so that focus, open menus and scroll positions stay. */
(function () {
  "use strict";

  const laid = new WeakMap(); // container -> its last markup

  function morph(container, markup) {
    if (laid.get(container) === markup) return;
    laid.set(container, markup);
    const template = document.createElement("template");
    template.innerHTML = markup;
    children(container, template.content);
  }

  function children(old, next) {
    const wanted = [...next.childNodes];
    const present = [...old.childNodes];
    wanted.forEach((node, at) => {
      const here = present[at];
      if (!here) old.append(node);
      else if (here.nodeName !== node.nodeName) here.replaceWith(node);
      else if (here.nodeType === Node.ELEMENT_NODE) element(here, node);
      else if (here.data !== node.data) here.data = node.data;
    });
    present.slice(wanted.length).forEach((node) => node.remove());
  }

  function element(old, next) {
    if (old.isEqualNode(next)) return;
    for (const { name } of [...old.attributes]) {
      const kept = name === "open" && old.nodeName === "DETAILS"; // the reader opened it
      if (!next.hasAttribute(name) && !kept) old.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    children(old, next);
  }

  window.atlasMorph = morph;
})();
