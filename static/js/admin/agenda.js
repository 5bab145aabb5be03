/*
 * The arrow keys turn the agenda's pages, Home leads to today. The page reads from right to left, so right is earlier.
 * Keys that are typed into a box, or held together with others, mean what they always mean.
 */
const WHERE = { ArrowRight: "earlier", ArrowLeft: "later", Home: "now" };

document.addEventListener("keydown", (event) => {
  const where = WHERE[event.key];
  const inBox = event.target.closest?.("input, select, textarea, summary, [contenteditable]");
  if (!where || inBox || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = document.querySelector(`[data-key="${where}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
