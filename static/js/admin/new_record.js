/*
 * Records made from the text: of selected words («New name»), or the whole event with everybody who took part. Likely
 * duplicates come first. What is made, or chosen instead, is linked to the report.
 */
import { openForm, postForm, postJSON } from "./dialog_form.js";
import { link } from "./mention_rows.js";
import { offer } from "./selection_menu.js";
import { linkedKeys, panel, readPart, soon, started, text } from "./suggestions.js";

const { gettext } = window;
const PAUSE = 350;
const { record: RECORD, event: EVENT } = panel?.dataset ?? {};

/** Asks for a record of the selected words, and links the report to it. */
async function newRecord(selected) {
  const answer = await openForm({
    label: gettext("A new record"),
    load: () => postForm(RECORD, { selected }),
    save: (data) => {
      data.append("save", "1");
      return postForm(RECORD, data);
    },
    prepared: lookForDuplicates,
  });
  if (answer?.event) return newEvent(answer.event);
  return finish(answer);
}

/** Another name or kind in the boxes may be known as well: the list above them follows, the boxes stay. */
function lookForDuplicates(inside) {
  const name = inside.querySelector("[name=record-name]");
  let timer;
  let last = name.value;
  const look = async () => {
    if (name.value === last) return;
    last = name.value;
    const selected = inside.querySelector("[name=selected]").value;
    const { form } = await postForm(RECORD, { selected, "record-name": name.value });
    const fresh = new DOMParser().parseFromString(form, "text/html").querySelector(".dialog-form__likely");
    inside.querySelector(".dialog-form__likely")?.remove();
    if (fresh && name.isConnected) inside.querySelector("h2").after(document.importNode(fresh, true));
  };
  name.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look().catch(() => {}), PAUSE);
  });
}

/** The event of the report: read from its text, looked over by an editor. */
async function newEvent(name = "") {
  const answer = await openForm({
    label: gettext("A new event from the report"),
    load: () => postJSON(EVENT, { ...text(), linked: linkedKeys(), name }),
    save: (data) => postForm(`${EVENT}save/`, data),
  });
  return finish(answer);
}

function finish(answer) {
  if (!answer) return;
  const { used, record } = answer;
  const made = used ?? record;
  if (used?.spelling) postForm(`${RECORD}spelling/`, { kind: used.kind, number: used.number, selected: used.spelling }).then(() => soon(0), () => {});
  link({ ...made, part: made.kind === "event" ? "subject" : "mentioned" });
  if (made.kind === "event") soon(0);
  else readPart(made);
}

started.then(() => {
  if (RECORD) offer({ name: "record", label: gettext("New name"), order: 10, run: ({ text: words }) => newRecord(words), fits: ({ text: words }) => words.length <= 200 && !words.includes("\n") });
  const button = panel.querySelector("[data-new-event]");
  button?.addEventListener("click", () => newEvent());
});
