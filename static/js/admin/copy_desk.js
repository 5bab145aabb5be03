/*
 * The copy desk beside the words: a moment after a pause the server looks at what stands in the boxes, and its remarks
 * are listed with the place, the reason and, where it is safe, a button that puts it right. Nothing is changed unasked.
 */
import { make } from "./photo_library.js";

const { gettext, ngettext, interpolate } = window;
const PAUSE = 1500;
const FIELDS = ["kicker", "headline", "standfirst", "body", "lead_photo"];

const panel = document.querySelector("[data-copy-desk]");
const form = panel?.closest("form");
let running = false;
let again = false;
let timer;

function box(name) {
  return form.elements[name];
}

function say(text) {
  panel.querySelector("[data-copy-desk-state]").textContent = text;
}

/** Asks the server; with `cures`, the words come back put right. */
async function ask(cures = []) {
  const data = new FormData();
  for (const name of FIELDS) data.append(name, box(name)?.value ?? "");
  data.append("article", panel.dataset.article);
  for (const key of cures) data.append("cure", key);
  const answer = await fetch(panel.dataset.copyDesk, {
    method: "POST",
    body: data,
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" },
    redirect: "error",
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

async function look(cures = []) {
  if (running) {
    again = true;
    return;
  }
  running = true;
  panel.setAttribute("aria-busy", "true");
  try {
    const { findings, words } = await ask(cures);
    if (words) write(words);
    show(findings);
  } catch {
    // No connection, or the session has ended: the notices above the form say so; here old remarks would mislead.
    panel.querySelector("[data-copy-desk-list]").replaceChildren();
    say(gettext("The copy desk cannot be reached."));
  } finally {
    panel.removeAttribute("aria-busy");
    running = false;
    if (again) {
      again = false;
      soon();
    }
  }
}

/** Words that were put right go into their boxes, as if somebody had typed them. */
function write(words) {
  for (const [name, text] of Object.entries(words)) {
    const target = box(name);
    if (!target || target.value === text) continue;
    target.value = text;
    target.dispatchEvent(new CustomEvent("desk:set"));
    target.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function show(findings) {
  const list = panel.querySelector("[data-copy-desk-list]");
  list.replaceChildren(...findings.map(item));
  const curable = findings.filter((finding) => finding.cure !== null).length;
  panel.querySelector("[data-copy-desk-all]").hidden = curable < 2;
  const count = ngettext("%(count)s remark", "%(count)s remarks", findings.length);
  say(findings.length ? interpolate(count, { count: findings.length }, true) : gettext("Nothing to remark."));
}

function item(finding) {
  const place = make("button", { type: "button", className: "remark__place" }, excerpt(finding));
  place.addEventListener("click", () => reveal(finding));
  const row = make("li", { className: "remark" }, make("p", { className: "remark__reason", textContent: finding.reason }), place);
  if (finding.blocks) {
    row.classList.add("remark--blocks");
    row.prepend(make("p", { className: "remark__weight", textContent: gettext("Before publishing") }));
  }
  if (finding.cure !== null) {
    const cure = make("button", { type: "button", className: "remark__cure" });
    cure.append(gettext("Put right"), ": ", make("bdi", { textContent: visible(finding.cure) }));
    cure.addEventListener("click", () => look([finding.key]));
    row.append(cure);
  }
  return row;
}

/** Spaces and nothing at all are hard to see on a button. */
function visible(text) {
  if (text === "") return gettext("remove");
  return /^\s+$/.test(text) ? gettext("one space") : text;
}

/** The box it stands in, and the words around it with the place marked. */
function excerpt(finding) {
  const name = make("span", { className: "remark__field", textContent: labelOf(finding.field) });
  if (!finding.context) return name;
  const [before, ...after] = finding.found.trim() ? finding.context.split(finding.found) : [finding.context];
  const words = make("span", { className: "remark__context" }, before);
  if (after.length) words.append(make("mark", { textContent: finding.found }), after.join(finding.found));
  return make("span", {}, name, words);
}

function labelOf(field) {
  const label = form.querySelector(`label[for="id_${field}"]`);
  return label?.textContent.replace(/[:：]\s*$/, "").trim() ?? panel.dataset.credits;
}

/** Puts the cursor on the place. */
function reveal(finding) {
  const target = box(finding.field);
  const editor = target?.closest(".prose-editor")?.querySelector(".ProseMirror");
  if (editor) {
    selectIn(editor, finding);
  } else if (target?.setSelectionRange && target.type !== "hidden") {
    target.focus();
    target.setSelectionRange(finding.start, finding.end);
  } else {
    (target?.closest(".form-row") ?? document.querySelector("#credits-group"))?.scrollIntoView({ block: "center" });
  }
}

const LINES = "p, h2, h3, li, blockquote, figcaption, td, th";

/** The lines of the body, each as its text nodes, counted as the server counts them: a break begins a new one. */
function linesOf(editor) {
  const lines = [];
  let current = null;
  const walker = document.createTreeWalker(editor, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === "BR") current = null;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const line = node.parentElement.closest(LINES);
    if (line !== current) lines.push([]);
    current = line;
    lines.at(-1).push(node);
  }
  return lines.filter((texts) => texts.some((text) => text.data.trim()));
}

/** Selects the letters of a finding. */
function selectIn(editor, finding) {
  editor.focus();
  const line = linesOf(editor)[finding.line ?? 0];
  if (!line) return;
  const range = document.createRange();
  range.setStart(...spot(line, finding.start));
  range.setEnd(...spot(line, finding.end));
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  line[0].parentElement.scrollIntoView({ block: "center" });
}

/** The text node of a line in which a letter stands, and its place there. */
function spot(line, letter) {
  let left = letter;
  for (const text of line) {
    if (left <= text.length) return [text, left];
    left -= text.length;
  }
  return [line.at(-1), line.at(-1).length];
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

if (panel && box("headline")) {
  panel.hidden = false;
  panel.querySelector("[data-copy-desk-all]").addEventListener("click", () => look(["all"]));
  form.addEventListener("input", (event) => FIELDS.includes(event.target.name) && soon());
  form.addEventListener("change", (event) => FIELDS.includes(event.target.name) && soon());
  look();
}
