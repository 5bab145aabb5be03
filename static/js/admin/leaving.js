/* A word before unsaved words are left, and a look at the line before a form is sent. */
import { isUnsaved, keepNow, send } from "./keep.js";
import { complain, form, greet, isFresh, told } from "./wire.js";

let checked = false;

window.addEventListener("beforeunload", (event) => {
  if (isUnsaved()) event.preventDefault();
});

/** Asks whether the server is there and the session alive; only then does the form go. */
async function check(event) {
  const button = event.submitter;
  if (button?.dataset.confirm && !window.confirm(button.dataset.confirm)) {
    event.preventDefault();
    return;
  }
  keepNow();
  if (checked || isFresh()) {
    checked = false;
    send(true);
    // A script may still stop the form after us; then it has not been sent.
    setTimeout(() => event.defaultPrevented && send(false));
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  try {
    await greet();
  } catch (error) {
    if (complain(error)) return;
  }
  checked = true;
  form.requestSubmit(button ?? undefined);
}

if (form && told.maySave === "yes") form.addEventListener("submit", check, { capture: true });
