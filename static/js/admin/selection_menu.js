/*
 * The small menu beside selected words of a body: what can be made of them. It knows no item by itself; a module that
 * has something to offer registers it with `offer`. By keyboard: Alt+F10 goes into the menu, Escape back to the words.
 */
import { make } from "./photo_library.js";

const { gettext } = window;
const GAP = 6;
const items = [];

/**
 * Registers an item. `label` is what its button says, `order` its place (small numbers first), `run` is called with
 * `{text, from, to, editor, textarea}` when it is pressed; `fits`, with the same, may hide it for some selections.
 */
export function offer({ name, label, run, order = 50, fits = () => true }) {
  const at = items.findIndex((item) => item.name === name);
  if (at >= 0) items.splice(at, 1);
  items.push({ name, label, run, order, fits });
  items.sort((one, other) => one.order - other.order);
}

/** Gives an editor its menu. */
export function attach(editor, textarea) {
  const menu = make("div", { className: "selection-menu", hidden: true });
  menu.setAttribute("role", "toolbar");
  menu.setAttribute("aria-label", gettext("The selected words"));
  // In the page's main part, of which the words are a piece.
  (document.querySelector("main") ?? document.body).append(menu);
  let held = false;

  const hide = () => {
    menu.hidden = true;
  };
  const show = () => {
    const selected = selectionOf(editor, textarea);
    const fitting = selected ? items.filter((item) => item.fits(selected)) : [];
    if (!fitting.length || held) return hide();
    menu.replaceChildren(...fitting.map((item) => button(item, selected, hide)));
    menu.hidden = false;
    place(menu, editor, selected);
  };
  // While the mouse still draws the selection a menu would be in its way.
  editor.view.dom.addEventListener("pointerdown", () => {
    held = true;
    hide();
  });
  document.addEventListener("pointerup", () => {
    if (!held) return;
    held = false;
    setTimeout(show);
  });
  document.addEventListener("pointercancel", () => {
    held = false;
  });
  editor.on("selectionUpdate", show);
  editor.on("update", hide);
  editor.on("blur", ({ event }) => !menu.contains(event?.relatedTarget) && hide());
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget) && !editor.view.dom.contains(event.relatedTarget)) hide();
  });
  // A press on a button must not take the selection away.
  menu.addEventListener("pointerdown", (event) => event.preventDefault());
  menu.addEventListener("mousedown", (event) => event.preventDefault());
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.key !== "F10" || !event.altKey || menu.hidden) return;
    event.preventDefault();
    // The last step of the selection may not have come to the editor yet, and would not once the focus has left it.
    editor.view.domObserver.flush();
    menu.querySelector("button").focus();
  });
  menu.addEventListener("keydown", (event) => walk(event, menu, editor));
  window.addEventListener("resize", hide);
}

/** The words that are selected, or null where nothing but space is. */
function selectionOf(editor, textarea) {
  const { from, to, empty } = editor.state.selection;
  if (empty) return null;
  const text = editor.state.doc.textBetween(from, to, "\n", " ").trim();
  return text ? { text, from, to, editor, textarea } : null;
}

function button(item, selected, hide) {
  const made = make("button", { type: "button", textContent: item.label });
  made.dataset.name = item.name;
  made.addEventListener("click", () => {
    hide();
    item.run(selected);
  });
  return made;
}

/** Above the first selected line; below the last one where there is no room above. */
function place(menu, editor, { from, to }) {
  const start = editor.view.coordsAtPos(from);
  const end = editor.view.coordsAtPos(to);
  const size = menu.getBoundingClientRect();
  const above = Math.min(start.top, end.top) - size.height - GAP;
  const top = above > 0 ? above : Math.max(start.bottom, end.bottom) + GAP;
  const wanted = (start.left + end.left) / 2 - size.width / 2;
  const left = Math.max(GAP, Math.min(wanted, document.documentElement.clientWidth - size.width - GAP));
  // Places on the screen, whichever way the page reads.
  menu.style.setProperty("top", `${top + window.scrollY}px`);
  menu.style.setProperty("left", `${left + window.scrollX}px`);
}

/** The arrow keys go along the buttons as they stand on the screen. */
function walk(event, menu, editor) {
  if (event.key === "Escape") {
    editor.commands.focus();
    return;
  }
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...menu.querySelectorAll("button")];
  const forward = getComputedStyle(menu).direction === "rtl" ? -step : step;
  const next = buttons.indexOf(document.activeElement) + forward;
  buttons.at(next % buttons.length).focus();
}
