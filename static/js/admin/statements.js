/*
 * Statements on the writing desk: the words selected in the body become one in a dialog, without leaving the report.
 * Where this does not run, the same link leads to a page with the same form.
 */
import { make } from "./photo_library.js";
import { offer } from "./selection_menu.js";
import { linkedKeys, namedBeside } from "./suggestions.js";

const { gettext } = window;
const form = document.querySelector("#article_form");
const MOST_LINKED = 50;
let selected = "";

function panel() {
  return document.querySelector("[data-statements]");
}

/** The words that are selected in the body; a click on the link must not lose them, so the last ones are kept. */
function remember() {
  const selection = getSelection();
  if (!selection.rangeCount) return;
  const within = selection.getRangeAt(0).commonAncestorContainer;
  const element = within.nodeType === Node.TEXT_NODE ? within.parentElement : within;
  if (element?.closest?.(".ProseMirror") && form?.contains(element)) selected = selection.toString();
}

/** Whom the form links is offered as a speaker, whether the links are saved or not. */
async function ask(options = {}) {
  const linked = new URLSearchParams({ dialog: "", linked: linkedKeys().slice(0, MOST_LINKED).join() });
  const answer = await fetch(`${panel().dataset.statements}?${linked}`, { redirect: "error", ...options });
  if (answer.ok || answer.status === 422) return answer;
  throw new Error(String(answer.status));
}

/** Opens the dialog over the words; whoever is named beside them is taken for the speaker. */
export async function cut(words = selected, from = -1) {
  if (!panel() || document.querySelector(".said-dialog")) return;
  const back = document.activeElement;
  const answer = await ask();
  const dialog = make("dialog", { className: "said-dialog", ariaLabel: gettext("Cut out a statement") });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector(".select2-container--open")) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    // To the words; a panel that was drawn anew is no more in the page.
    if (back?.isConnected) back.focus({ preventScroll: true });
  });
  fill(dialog, await answer.text());
  dialog.querySelector("[name=text]").value = words.trim();
  const beside = from < 0 ? null : namedBeside(from);
  // Where nobody known is named beside the words, somebody must say who said them: the likeliest of others is a guess.
  for (const choice of from < 0 ? [] : dialog.querySelectorAll("[name=speaker]")) {
    choice.checked = choice.value === `${beside?.kind}-${beside?.number}`;
  }
  document.body.append(dialog);
  // Not modal: the list of an autocomplete hangs on the page and would lie under a modal dialog.
  dialog.show();
  dress(dialog);
  (dialog.querySelector("[name=speaker]:checked") ?? dialog.querySelector("[name=text]")).focus();
}

function fill(dialog, html) {
  dialog.replaceChildren(make("h2", { textContent: gettext("Cut out a statement") }));
  dialog.insertAdjacentHTML("beforeend", html);
  const close = dialog.querySelector("[data-close]");
  close.hidden = false;
  close.addEventListener("click", () => dialog.close());
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    keep(dialog);
  });
}

/** The boxes for names become Django's, which can only be dressed when they stand in the page. */
function dress(dialog) {
  window.django.jQuery(dialog).find(".admin-autocomplete").djangoAdminSelect2();
  document.dispatchEvent(new CustomEvent("desk:boxes"));
}

async function keep(dialog) {
  const data = new FormData(dialog.querySelector("form"));
  data.append("body", form.elements.body?.value ?? "");
  const button = dialog.querySelector(".button");
  button.disabled = true;
  try {
    const answer = await ask({ method: "POST", body: data, headers: { Accept: "application/json" } });
    if (answer.status === 422) {
      fill(dialog, await answer.text());
      dress(dialog);
      dialog.querySelector(".errorlist")?.scrollIntoView({ block: "center" });
      return;
    }
    const { said, panel: shown } = await answer.json();
    panel().outerHTML = shown;
    dialog.close();
    say(said);
  } catch {
    button.disabled = false;
    dialog.querySelector(".cut-form__failed")?.remove();
    button.before(make("p", { className: "errornote cut-form__failed", role: "alert", textContent: gettext("The statement was not kept: the desk cannot be reached. Try again.") }));
  }
}

function say(text) {
  const status = make("p", { className: "said-panel__done", role: "status", textContent: text });
  panel().append(status);
}

if (form && panel()) {
  document.addEventListener("selectionchange", remember);
  offer({
    name: "statement",
    label: gettext("Statement"),
    order: 40,
    fits: ({ textarea }) => textarea.name === "body",
    run: ({ text, from }) => cut(text, from),
  });
  // On the document: the panel is drawn anew after each statement.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".said-panel__cut") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    cut().catch(() => location.assign(panel().dataset.statements));
  });
}
