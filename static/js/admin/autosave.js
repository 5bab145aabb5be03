/*
 * Sends the words of a report to the server by themselves: three seconds after the last letter, at least every fifteen
 * while somebody types, one request at a time. A dead line is tried again, ever more slowly; a conflict pauses it.
 */
import { isUnsaved } from "./keep.js";
import { showNewer, showOthers, windowName } from "./presence.js";
import { ask, clock, complain, form, REFUSED, say, sentence, SIGNED_OUT, SOMEBODY_ELSE, told } from "./wire.js";

const { gettext } = window;
const WORDS = ["kicker", "headline", "standfirst", "body", "lead_photo", "section"];
const ADDRESS = "/admin/articles/article/autosave/";
const PAUSE = 3_000;
const LONGEST = 15_000;
const FIRST_RETRY = 4_000;
const LAST_RETRY = 60_000;

let pause = 0;
let waitingSince = 0;
let retry = 0;
let busy = false;
let stopped = false;
let last = "";
/** Words taken back after they were sent have to be sent as well. */
let sentBefore = false;

function words() {
  const said = { article: told.id, window: windowName };
  for (const name of ["key", "base", ...WORDS]) said[name] = form.elements[name]?.value ?? "";
  return said;
}

function typed() {
  mark();
  if (stopped) return;
  waitingSince ||= Date.now();
  if (retry) return;
  clearTimeout(pause);
  pause = setTimeout(keep, Math.max(0, Math.min(PAUSE, waitingSince + LONGEST - Date.now())));
}

async function keep() {
  clearTimeout(pause);
  if (busy || stopped) return;
  const said = words();
  if (JSON.stringify(said) === last) {
    waitingSince = 0;
    return;
  }
  busy = true;
  waitingSince = 0;
  try {
    hear(await ask(ADDRESS, said));
    last = JSON.stringify(said);
    sentBefore = true;
    mark();
    retry = 0;
  } catch (error) {
    fail(error);
  } finally {
    busy = false;
  }
  if (!stopped && !retry && JSON.stringify(words()) !== last) typed();
}

/** Whether the server holds all that stands in the form: for whoever watches from outside. */
function mark() {
  form.dataset.sent = JSON.stringify(words()) === last ? "yes" : "no";
}

function hear(answer) {
  showOthers(answer.others);
  if (!answer.conflict) {
    say("kept", sentence(gettext("Kept by itself at %(clock)s"), { clock: clock(new Date(answer.saved_at)) }));
    return;
  }
  stopped = true;
  showNewer(answer.who);
  say("paused", gettext("Words are kept in this browser only until you save."));
}

function fail(error) {
  if (complain(error)) {
    const signedOut = error.kind === SIGNED_OUT || error.kind === SOMEBODY_ELSE;
    retry = signedOut ? FIRST_RETRY : Math.min(LAST_RETRY, (retry || FIRST_RETRY / 2) * 2);
    clearTimeout(pause);
    pause = setTimeout(keep, retry);
    return;
  }
  stopped = true;
  if (error.kind !== REFUSED) throw error;
  const may = error.answer.refused === "may-not" || error.answer.refused === "gone";
  say("paused", may ? gettext("You may no longer change this report. Your words are kept in this browser; copy them before you leave.") : gettext("The server does not take these words by itself. They are kept in this browser; save them."));
}

if (form && told.maySave === "yes") {
  last = JSON.stringify(words());
  // The editor of the body writes its own HTML into the box when it is ready; that is nobody's typing.
  const listen = (event) => WORDS.includes(event.target.name) && (isUnsaved() || sentBefore) && typed();
  form.addEventListener("input", listen);
  form.addEventListener("change", listen);
  window.django?.jQuery?.(form).on("change", listen);
  window.addEventListener("online", () => retry && keep());
  document.addEventListener("visibilitychange", () => (retry || waitingSince) && keep());
}
