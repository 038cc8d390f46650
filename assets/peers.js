/* Along a strip of peers the arrow keys choose the neighbour. */
document.addEventListener("keydown", ({ key, target }) => {
  const next = { ArrowLeft: "previousElementSibling", ArrowRight: "nextElementSibling" }[key];
  const dot = next && target.closest(".dots .dot")?.[next];
  dot?.focus();
  dot?.click();
});
