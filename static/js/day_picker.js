// A calendar beside a box for a day: the browser's own. What is chosen is written into the box as people write days,
// and the box stays what is sent. Without this, or in a browser that cannot open one, the box is all there is.
const canOpen = "showPicker" in HTMLInputElement.prototype;
const DAY = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/;
const ARABIC_ZERO = 0x660;

const western = (text) =>
  text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO));

const add = (box) => {
  const calendar = document.createElement("input");
  calendar.type = "date";
  calendar.className = "day-picker__calendar";
  calendar.tabIndex = -1;
  calendar.setAttribute("aria-hidden", "true");

  const button = document.createElement("button");
  button.type = "button";
  button.className = "day-picker__button";
  button.setAttribute("aria-label", box.dataset.dayPicker);
  button.title = box.dataset.dayPicker;

  const frame = document.createElement("span");
  frame.className = "day-picker";
  box.replaceWith(frame);
  frame.append(box, calendar, button);

  button.addEventListener("click", () => {
    const typed = DAY.exec(western(box.value));
    calendar.value = typed
      ? `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}`
      : "";
    calendar.showPicker();
  });
  calendar.addEventListener("change", () => {
    const [year, month, day] = calendar.value.split("-").map(Number);
    box.value = calendar.value ? `${day}/${month}/${year}` : "";
    box.focus();
  });
};

if (canOpen) document.querySelectorAll("[data-day-picker]").forEach(add);
