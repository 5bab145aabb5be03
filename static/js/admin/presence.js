/* Who else has this form open: a light sign every ten seconds, a slower one while the window is hidden. */
import { isUnsaved } from "./keep.js";
import { ask, complain, form, names, notices, REFUSED, sentence, told } from "./wire.js";
import { newName } from "./copies.js";

const { gettext, ngettext } = window;
const EVERY = 10_000;
const HIDDEN_EVERY = 30_000;
const window_ = newName();
const place = document.querySelector(".desk-presence");
let timer = 0;
let busy = false;
let shownBefore = "";

export { window_ as windowName };

function sentences(others) {
  const people = others.filter((one) => !one.me);
  const writing = people.filter((one) => one.unsaved);
  const reading = people.filter((one) => !one.unsaved);
  const lines = [];
  if (writing.length) {
    const words = ngettext("%(names)s is writing here and has unsaved words.", "%(names)s are writing here and have unsaved words.", writing.length);
    lines.push(sentence(words, { names: names(writing) }));
  }
  if (reading.length) {
    const words = ngettext("%(names)s has this open.", "%(names)s have this open.", reading.length);
    lines.push(sentence(words, { names: names(reading) }));
  }
  if (others.some((one) => one.me)) lines.push(gettext("You have this open in another window too. Write in one of them."));
  return lines;
}

/** Says who else is here, where it changed. */
export function showOthers(others) {
  const words = sentences(others).join(" ");
  if (words === shownBefore) return;
  shownBefore = words;
  place.textContent = words;
  place.hidden = !words;
}

/** Says once that somebody saved a newer version than the one this form began from. */
export function showNewer(who) {
  // A refusal on the page says it already, and better.
  if (notices.querySelector(".desk-newer") || document.querySelector(".merge")) return;
  const note = document.createElement("p");
  note.className = "desk-note desk-newer";
  note.setAttribute("role", "status");
  const words = who ? sentence(gettext("%(name)s has saved a newer version."), { name: who }) : gettext("A newer version was saved meanwhile.");
  const comfort = gettext("When you save, you will see both and choose. Nothing of yours is lost.");
  note.textContent = `${words} ${comfort}`;
  notices.append(note);
}

function began() {
  return Number(form.elements.base?.value || form.elements.version?.value || told.version);
}

async function sign() {
  clearTimeout(timer);
  if (busy) return;
  busy = true;
  try {
    const answer = await ask(told.presence, { kind: told.kind, id: told.id, window: window_, unsaved: isUnsaved() });
    showOthers(answer.others);
    if (answer.version !== null && answer.version > began()) showNewer(answer.saver);
  } catch (error) {
    if (error.kind === REFUSED) return; // the thing is gone, or is no business of this person any more
    if (isUnsaved()) complain(error);
  } finally {
    busy = false;
  }
  timer = setTimeout(sign, document.visibilityState === "hidden" ? HIDDEN_EVERY : EVERY);
}

function leave() {
  const goodbye = new FormData();
  const told_ = { kind: told.kind, id: told.id, window: window_, leaving: "1", csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value };
  for (const [name, value] of Object.entries(told_)) goodbye.set(name, value);
  navigator.sendBeacon(told.presence, goodbye);
}

if (form && told.id && told.version !== "") {
  sign();
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sign());
}
