/*
 * The line from a form of the desk to the server: asks, tells a dead network from an ended session, fetches a new token
 * after somebody signed in elsewhere, and says all of it in one quiet place.
 */
const { gettext, interpolate } = window;

export const notices = document.querySelector(".desk-notices");
export const form = notices?.closest("form") ?? null;
export const told = notices?.dataset ?? {};

const PATIENCE = 10_000;
const FRESH = 12_000;
const status = document.querySelector(".desk-status");
/** When the server last answered as it should; a page that has just been opened counts. */
let lastAnswer = performance.timeOrigin;
let state = "";

/** What can be wrong on the line. */
export const DEAD = "dead";
export const SIGNED_OUT = "signed-out";
export const SOMEBODY_ELSE = "somebody-else";
export const REFUSED = "refused";

export class WireError extends Error {
  constructor(kind, answer = {}) {
    super(kind);
    this.kind = kind;
    this.answer = answer;
  }
}

function token() {
  return form?.elements.csrfmiddlewaretoken ?? null;
}

async function request(address, options) {
  try {
    return await fetch(address, { ...options, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    throw new WireError(DEAD);
  }
}

async function answerOf(response) {
  const isJSON = (response.headers.get("content-type") ?? "").startsWith("application/json");
  const answer = isJSON ? await response.json().catch(() => ({})) : {};
  if (response.status === 401 || response.type === "opaqueredirect") throw new WireError(SIGNED_OUT);
  if (response.status >= 500 || response.status === 429) throw new WireError(DEAD);
  if (!response.ok) throw new WireError(REFUSED, { ...answer, isOurs: isJSON, status: response.status });
  lastAnswer = Date.now();
  return answer;
}

/** Who is signed in now; puts a token of this session into the form. */
export async function greet() {
  const answer = await answerOf(await request(told.token, { method: "GET", headers: { Accept: "application/json" } }));
  if (String(answer.user) !== told.user) throw new WireError(SOMEBODY_ELSE);
  if (token()) token().value = answer.token;
}

/** Sends data as JSON; a token that has grown old is fetched anew, once. */
export async function ask(address, data) {
  const send = () =>
    request(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token()?.value ?? "" },
      body: JSON.stringify(data),
    });
  try {
    return await answerOf(await send());
  } catch (error) {
    if (error.kind !== REFUSED || error.answer.isOurs || error.answer.status !== 403) throw error;
    await greet();
    return answerOf(await send());
  }
}

/** Whether the server has answered a moment ago, so that a form can be sent without asking first. */
export function isFresh() {
  return navigator.onLine && Date.now() - lastAnswer < FRESH;
}

export function doubt() {
  lastAnswer = 0;
}

/** The site's clock in the site's digits. */
export function clock(moment) {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: told.zone };
  return new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-${told.digits || "latn"}`, options).format(moment);
}

/** Says how things stand, once; with a way to sign in where that is what is needed. */
export function say(kind, words, { signIn = false } = {}) {
  if (!status || state === kind + words) return;
  state = kind + words;
  status.hidden = !words;
  status.className = `desk-status desk-status--${kind}`;
  status.replaceChildren(words);
  if (!signIn) return;
  const link = document.createElement("a");
  link.href = `${told.login}?next=${encodeURIComponent(told.desk)}`;
  link.target = "_blank";
  link.rel = "opener";
  link.textContent = gettext("Sign in in a new window");
  status.append(" ", link);
}

/** Says what is wrong on the line; whether it was something of the line. */
export function complain(error) {
  doubt();
  if (error.kind === DEAD) {
    say("dead", gettext("No connection to the server. Your words are kept in this browser."));
  } else if (error.kind === SIGNED_OUT) {
    say("signed-out", gettext("Your session has ended. Your words are kept in this browser; sign in, then go on here."), {
      signIn: true,
    });
  } else if (error.kind === SOMEBODY_ELSE) {
    say("signed-out", gettext("Somebody else is signed in in this browser. Your words are kept; sign in as yourself to go on."), {
      signIn: true,
    });
  } else return false;
  return true;
}

/** «ليلى وسامي»: names joined as the language joins them. */
export function names(people) {
  return new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(people.map((one) => one.name));
}

export function sentence(words, values) {
  return interpolate(words, values, true);
}

window.addEventListener("offline", () => form && complain(new WireError(DEAD)));
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && doubt());
