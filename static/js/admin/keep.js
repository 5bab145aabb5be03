/*
 * Keeps what is typed into any form of the desk in this browser, and offers it when the form is opened again. It survives
 * a closed window, a dead network, an ended session and a fallen server.
 */
import { copiesOf, drop, newName, put, sweep } from "./copies.js";
import { differences, fill, labels, read, VERSIONS } from "./form_values.js";
import { clock, form, notices, sentence, told } from "./wire.js";

const { gettext } = window;
const PAUSE = 1000;
const path = window.location.pathname;

/** The name of this window's copy, which the form sends along so that the server can say that it is saved. */
export const name = newName();

const shown = form ? read(form, { shown: true }) : {};
let timer = 0;
let sent = false;

/** Whether the form holds words that the server has not saved. */
export function isUnsaved() {
  if (!form || sent) return false;
  return told.kept === "yes" || told.errors === "yes" || differences(shown, read(form)).length > 0;
}

function putUnder(copyName) {
  const versions = Object.fromEntries(VERSIONS.filter((box) => form.elements[box]).map((box) => [box, form.elements[box].value]));
  return put({ user: told.user, path, name: copyName, values: read(form), labels: labels(form), versions });
}

/** Writes the copy at once; whether the browser holds it. */
export function keepNow() {
  clearTimeout(timer);
  timer = 0;
  if (!form || told.maySave !== "yes") return false;
  if (isUnsaved() || sent) return putUnder(name);
  drop({ user: told.user, path, name });
  return false;
}

/** The form is on its way: its words stay in the browser until the server says that they are saved. */
export function send(on) {
  keepNow();
  sent = on;
}

function later() {
  if (!timer) timer = setTimeout(keepNow, PAUSE);
}

function ago(moment) {
  const minutes = Math.round((moment - Date.now()) / 60_000);
  const words = new Intl.RelativeTimeFormat(`${document.documentElement.lang}-u-nu-${told.digits || "latn"}`, { numeric: "auto" });
  if (minutes > -1) return gettext("a moment ago");
  if (minutes > -60) return words.format(minutes, "minute");
  return minutes > -1440 ? words.format(Math.round(minutes / 60), "hour") : words.format(Math.round(minutes / 1440), "day");
}

function label(box) {
  const words = form.elements[box]?.labels?.[0] ?? form.querySelector(`label[for="id_${CSS.escape(box)}"]`);
  return words?.textContent.trim().replace(/:$/, "") ?? "";
}

function plain(text) {
  if (!/<[a-z]/i.test(text)) return text;
  const page = new DOMParser().parseFromString(text.replace(/<\/(?:p|h2|h3|li|blockquote)>/g, "\n$&"), "text/html");
  return page.body.textContent.trim();
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** What the copy says where it differs, to be read before anything is put back. */
function reading(copy, names) {
  const list = make("dl", { className: "desk-offer__words" });
  for (const box of names) {
    const words = label(box);
    const text = (copy.values[box] ?? []).map((one) => copy.labels?.[box]?.[one] ?? plain(one)).join("، ");
    if (words && text) list.append(make("dt", { textContent: words }), make("dd", { textContent: text, dir: "auto" }));
  }
  return make("details", { hidden: !list.children.length }, make("summary", { textContent: gettext("Read them") }), list);
}

/** Puts a copy back. What stands in the form and is not saved is put aside first, as a copy of its own. */
function restore(copy) {
  if (isUnsaved() && !putUnder(newName())) return;
  fill(form, copy.values, copy.labels);
  for (const [box, number] of Object.entries(copy.versions ?? {})) {
    if (form.elements[box] && number !== "") form.elements[box].value = number;
  }
  if (keepNow()) drop(copy);
}

function offer(copy, names) {
  const back = make("button", { type: "button", className: "desk-button", textContent: gettext("Put them back") });
  const away = make("button", { type: "button", className: "desk-button desk-button--quiet", textContent: gettext("Throw them away") });
  const words = sentence(gettext("Words were found in this browser that were not saved, written %(ago)s (%(clock)s)."), {
    ago: ago(copy.at),
    clock: clock(copy.at),
  });
  const box = make(
    "div",
    { className: "desk-note desk-offer" },
    make("p", { textContent: words }),
    make("p", { className: "desk-note__ways" }, back, away),
    reading(copy, names),
  );
  box.setAttribute("role", "status");
  const close = (act) => () => {
    act(copy);
    box.remove();
    (form.querySelector("[name=headline], [name=name], [name=alt]") ?? form).focus({ preventScroll: true });
  };
  // Other copies wait for the next opening: put over these words, they would take their place.
  back.addEventListener("click", close(restore));
  away.addEventListener("click", () => {
    close(drop)();
    offerNext();
  });
  notices.append(box);
}

/** Offers the newest copy that says something else than the form; those that say the same are not needed any more. */
function offerNext() {
  for (const copy of copiesOf(told.user, path, name)) {
    const names = differences(read(form), copy.values ?? {});
    if (names.length) {
      offer(copy, names);
      return;
    }
    drop(copy);
  }
}

sweep();
if (form && told.maySave === "yes") {
  const field = make("input", { type: "hidden", name: "_copy", value: name });
  form.append(field);
  // Where two people's words have just met, both stand on the page already.
  if (!document.querySelector(".merge")) offerNext();
  if (isUnsaved()) keepNow();
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  window.django?.jQuery?.(form).on("change", later);
  document.addEventListener("formset:removed", later);
  window.addEventListener("pagehide", () => sent || keepNow());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && !sent && keepNow());
  window.addEventListener("pageshow", (event) => event.persisted && send(false));
}
