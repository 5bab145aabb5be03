/*
 * Names in the text: a moment after a pause the server says which records the words name. Each is marked in the body and
 * offered beside it, with the part it seems to play; a click links it, another one says that it is not meant. Nothing is
 * linked unasked. Accepted links are rows of the form, decisions a hidden box: both are saved with the words.
 */
import { editorOf } from "./editors.js";
import { isLinked, link, links, mayLink, setPart } from "./mention_rows.js";
import { NameMarks } from "./name_marks.js";
import { make } from "./photo_library.js";
import { ask, form } from "./wire.js";

const { gettext, ngettext, interpolate } = window;
const PAUSE = 900;
const RETRY = 10_000;
const LINES = ["headline", "standfirst", "kicker"];

export const panel = document.querySelector("[data-suggestions]");
let marks;
let found = [];
let asked = [];
let timer;
let running = false;
let again = false;
// Records that were linked as soon as they were made, whose part in the text nobody has read yet.
const unread = new Set();

function box() {
  return form.elements.link_decisions;
}

/** What somebody has decided in this form, saved or not. */
function decisions() {
  try {
    return JSON.parse(box().value || "[]");
  } catch {
    return [];
  }
}

function decide(candidate, accepted) {
  const { kind, number, alias } = candidate;
  const others = decisions().filter((one) => one.kind !== kind || one.number !== number || one.alias !== alias);
  box().value = JSON.stringify([...others, { alias, kind, number, accepted }]);
  box().dispatchEvent(new Event("input", { bubbles: true }));
}

function isRejected({ kind, number, alias }) {
  return decisions().some((one) => one.kind === kind && one.number === number && one.alias === alias && !one.accepted);
}

/** The text as it stands: the lines, and the blocks of the body. */
export function text() {
  const said = { article: panel.dataset.article, body: marks.blocks().map((block) => block.text) };
  for (const name of LINES) said[name] = form.elements[name]?.value ?? "";
  return said;
}

/** The records that the report is linked to as the form stands, as the server reads them. */
export function linkedKeys() {
  return links().map(({ kind, number }) => `${kind}:${number}`);
}

async function look() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  const blocks = marks.blocks();
  try {
    const answer = await ask(panel.dataset.suggestions, { ...text(), linked: linkedKeys() });
    found = answer.suggestions;
    asked = blocks;
    readParts();
    show();
  } catch {
    say(gettext("Names cannot be looked up now."));
    soon(RETRY);
  } finally {
    running = false;
    if (again) {
      again = false;
      soon();
    }
  }
}

/** The part of a record that was made from the text is read from it like any other's. */
export function readPart({ kind, number }) {
  unread.add(`${kind}:${number}`);
  soon(0);
}

function readParts() {
  for (const candidate of found.flatMap((one) => one.candidates)) {
    if (unread.delete(`${candidate.kind}:${candidate.number}`)) setPart(candidate);
  }
}

/** The linked person, or else body, that is named nearest to a place of the body, in its block; null for nobody. */
export function namedBeside(from) {
  const blocks = marks?.blocks() ?? [];
  const line = blocks.findIndex(({ at, size }) => from >= at && from <= at + size);
  if (line < 0 || blocks[line].text !== asked[line]?.text) return null;
  const place = from - blocks[line].at;
  const named = open()
    .filter(({ linked }) => ["person", "organisation"].includes(linked?.kind))
    .flatMap(({ linked, places }) =>
      places
        .filter((one) => one.field === "body" && one.line === line)
        // Whoever is named before the words is likelier to have said them.
        .map(({ start, end }) => ({ ...linked, gap: end <= place ? place - end : 2 * (start - place) + blocks[line].size })),
    );
  named.sort((one, other) => (one.kind === "person" ? 0 : 1) - (other.kind === "person" ? 0 : 1) || one.gap - other.gap);
  return named[0] ?? null;
}

export function soon(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(look, pause);
}

function say(words) {
  panel.querySelector("[data-suggestions-state]").textContent = words;
}

/** Each suggestion with the candidates that are still open, and whether one of them is linked already. */
function open() {
  return found.map((one, id) => {
    const linked = one.candidates.find(isLinked);
    const candidates = linked ? [] : one.candidates.filter((candidate) => !isRejected(candidate));
    return { ...one, id, linked, candidates };
  });
}

function show() {
  const all = open();
  const offered = all.filter((one) => one.candidates.length);
  const list = panel.querySelector("[data-suggestions-list]");
  const parts = partsChosen();
  list.replaceChildren(...offered.map((one) => row(one, parts)));
  const clear = offered.filter((one) => one.candidates.length === 1 && mayLink(one.candidates[0].kind));
  const everything = panel.querySelector("[data-suggestions-all]");
  everything.hidden = clear.length < 2;
  const count = ngettext("%(count)s name to link", "%(count)s names to link", offered.length);
  const linked = all.filter((one) => one.linked).length;
  if (offered.length) say(interpolate(count, { count: offered.length }, true));
  else say(linked ? gettext("Every known name is linked.") : gettext("The text names nobody known."));
  const places = all
    .filter((one) => one.linked || one.candidates.length)
    .flatMap((one) =>
      one.places
        .filter((place) => place.field === "body")
        .map((place) => ({ ...place, id: one.id, state: one.linked ? "linked" : "open" })),
    );
  marks.show(places, asked);
}

/** Parts that somebody has chosen already, so that the next look does not take them back. */
function partsChosen() {
  const chosen = new Map();
  for (const select of panel.querySelectorAll("select[data-touched]")) chosen.set(select.dataset.of, select.value);
  return chosen;
}

function row(one, parts) {
  const place = make("button", { type: "button", className: "suggested__place" }, make("mark", { textContent: one.surface }));
  if (one.places.length > 1) {
    const times = ngettext("%(count)s place", "%(count)s places", one.places.length);
    place.append(make("span", { className: "suggested__times", textContent: interpolate(times, { count: one.places.length }, true) }));
  }
  place.addEventListener("click", () => reveal(one));
  const item = make("li", { className: "suggested__name" }, place, ...one.candidates.map((candidate) => offer(one, candidate, parts)));
  item.dataset.suggestion = one.id;
  const reject = make("button", { type: "button", className: "suggested__reject", textContent: gettext("Not meant here") });
  reject.addEventListener("click", () => {
    for (const candidate of one.candidates) decide(candidate, false);
    show();
  });
  item.append(reject);
  return item;
}

/** One record that the words can mean: who that is, the part, the button. */
function offer(one, candidate, parts) {
  const key = `${candidate.kind}:${candidate.number}`;
  const who = make("p", { className: "suggested__who" }, make("strong", { textContent: candidate.name }), " ");
  who.append(make("span", { className: "suggested__kind", textContent: candidate.kind_label }));
  if (candidate.note) who.append(make("span", { className: "suggested__note", textContent: candidate.note }));
  const part = panel.querySelector("[data-suggestions-parts]").content.querySelector("select").cloneNode(true);
  part.dataset.of = key;
  part.value = parts.get(key) ?? candidate.part;
  if (parts.has(key)) part.dataset.touched = "yes";
  part.addEventListener("change", () => {
    part.dataset.touched = "yes";
  });
  const accept = make("button", { type: "button", className: "suggested__accept", textContent: gettext("Link it") });
  accept.setAttribute("aria-label", interpolate(gettext("Link to %(name)s"), { name: candidate.name }, true));
  accept.disabled = !mayLink(candidate.kind);
  accept.addEventListener("click", () => accepted(candidate, part.value));
  return make("div", { className: "suggested__offer" }, who, make("div", { className: "suggested__deed" }, part, accept));
}

function accepted(candidate, part) {
  if (!link({ ...candidate, part })) return;
  decide(candidate, true);
  show();
}

function acceptAll() {
  const parts = partsChosen();
  for (const one of open()) {
    const [only, ...others] = one.candidates;
    if (!only || others.length || !link({ ...only, part: parts.get(`${only.kind}:${only.number}`) ?? only.part })) continue;
    decide(only, true);
  }
  show();
}

/** To the first place of a suggestion, in the body where it stands there. */
function reveal(one) {
  const place = one.places.find(({ field }) => field === "body") ?? one.places[0];
  if (place.field === "body") {
    marks.reveal(place.line, place.start, place.end);
    return;
  }
  const target = form.elements[place.field];
  target.focus();
  target.setSelectionRange(place.start, place.end);
}

/** From a mark in the text to its row beside it. */
function chosen(id) {
  const item = panel.querySelector(`li[data-suggestion="${id}"]`);
  if (!item) return;
  item.scrollIntoView({ block: "nearest" });
  for (const other of panel.querySelectorAll(".is-chosen")) other.classList.remove("is-chosen");
  item.classList.add("is-chosen");
}

async function start() {
  const opened = await editorOf(form.elements.body);
  marks = new NameMarks(opened, chosen);
  panel.hidden = false;
  panel.querySelector("[data-suggestions-all]").addEventListener("click", acceptAll);
  const typed = [...LINES, "body"];
  form.addEventListener("input", (event) => typed.includes(event.target.name) && soon());
  form.addEventListener("change", (event) => /^mentions.*-(?:DELETE|person|organisation|event|place|source)$/.test(event.target.name) && show());
  document.addEventListener("formset:removed", () => show());
  look();
}

/** Resolves when the panel works. */
export const started = panel && form?.elements.body ? start() : new Promise(() => {});
