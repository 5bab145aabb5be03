// The calendar beside the boxes for a day, as Django has it, and what it leaves out.

// It calls the months as the paper does: «كانون الأول» where Django says «ديسمبر».
const months = document.querySelector("meta[name=house-months]")?.content.split("|");
if (months && window.CalendarNamespace) window.CalendarNamespace.monthsOfYear = months;

const MARGIN = 8;

/** Beside a box at the page's left edge, where Django's guess of its width puts it out of the page, it moves in. */
function moveIn() {
  for (const box of document.querySelectorAll(".calendarbox, .clockbox")) {
    const { left, width } = box.getBoundingClientRect();
    if (width && left < MARGIN) box.style.left = `${parseFloat(box.style.left) - left + MARGIN}px`;
  }
}

// Before Django's own listener, which stops the click; it has opened the box by the next frame.
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.(".datetimeshortcuts")) requestAnimationFrame(moveIn);
  },
  true,
);
