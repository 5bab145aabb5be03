/*
 * Arranging the front page. Every button of the page works without this module: it sends a form and comes back. Here the
 * same forms are sent behind the page, what came back is put in place of what stood there, what was done is said to a
 * screen reader, and cards can be dragged. The server decides; this module never moves a card by itself.
 */
const { gettext, interpolate } = window;

const page = document.querySelector("[data-board]");
const form = document.getElementById("arranging");
const said = page.querySelector("[data-said]");
const where = page.querySelector("[data-where]");
const EVERY = 15_000;
const STAND_IN = "NUMBER";

let queue = Promise.resolve();
let dragged = null;
let dropAt = null;

const part = (name) => page.querySelector(`[data-part="${name}"]`);
const version = () => Number(part("head").querySelector("[name=version]").value);

function say(words) {
  said.textContent = "";
  // A region that is emptied and filled at once is not read out again.
  setTimeout(() => (said.textContent = words), 50);
}

function complain(words) {
  let note = page.querySelector(".arranging__trouble");
  if (!note) {
    note = document.createElement("p");
    note.className = "arranging__trouble errornote";
    note.setAttribute("role", "alert");
    page.prepend(note);
  }
  note.textContent = words;
}

/** Puts the parts of an answered page in place of those that stand here. */
function takeOver(answered) {
  for (const fresh of answered.querySelectorAll("[data-part]")) {
    part(fresh.dataset.part)?.replaceWith(fresh);
  }
  where.innerHTML = answered.querySelector("[data-where]").innerHTML;
  page.querySelector(".arranging__trouble")?.remove();
}

/** The page that an address answers; null, and a word about it, where it is none of ours. */
async function fetched(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(15_000), ...options });
  } catch {
    complain(gettext("No connection to the server. What you did last was not done."));
    return null;
  }
  const answered = new DOMParser().parseFromString(await response.text(), "text/html");
  if (answered.querySelector("[data-board]")) return answered;
  if (answered.getElementById("login-form")) complain(gettext("Your session has ended. Sign in again, then go on here."));
  else complain(gettext("The server did not do it. Load the page again."));
  return null;
}

function focusAfter(deed, report) {
  const buttons = [
    `[data-part="refusal"] button`,
    `[data-part] button[value="${CSS.escape(deed)}"]`,
    report && `[data-part="board"] [data-report="${report}"] [data-pick]`,
    report && `[data-part="tray"] [data-report="${report}"] [data-pick]`,
  ];
  const next = buttons.map((selector) => selector && page.querySelector(selector)).find(Boolean);
  (next ?? page.querySelector("h1")).focus();
}

async function perform(deed) {
  const data = new FormData(form);
  data.set("do", deed);
  data.set("version", version());
  page.setAttribute("aria-busy", "true");
  const answered = await fetched(form.action, { method: "POST", body: data });
  page.removeAttribute("aria-busy");
  if (!answered) return;
  takeOver(answered);
  const words = [...answered.querySelectorAll(".messagelist li, [data-part=refusal] p")].map((one) => one.textContent.trim());
  const refused = answered.querySelector(".messagelist .error");
  if (refused) complain(refused.textContent.trim());
  say(words.join(" "));
  focusAfter(deed, /^\D+:(\d+)/.exec(deed)?.[1]);
}

/** One after the other: each deed names the version that the one before it left. */
function inTurn(deed) {
  queue = queue.then(() => perform(deed));
  return queue;
}

async function show(address) {
  const answered = await fetched(address);
  if (answered) takeOver(answered);
  return answered;
}

// Buttons

page.addEventListener("click", (event) => {
  const pick = event.target.closest("[data-pick]");
  const button = event.target.closest("button[name=do]");
  if (pick) {
    event.preventDefault();
    ask(pick.dataset.pick, pick.closest("[data-report]"));
  } else if (button) {
    event.preventDefault();
    if (where.open) where.close();
    inTurn(button.value);
  } else if (event.target.closest("[data-close]")) where.close();
});

page.addEventListener("keydown", (event) => {
  // «Move…» is a link that behaves as a button, also at the space bar.
  if (event.key === " " && event.target.matches("[data-pick]")) {
    event.preventDefault();
    event.target.click();
  }
});

function ask(number, card) {
  for (const button of where.querySelectorAll("button[name=do]")) {
    button.dataset.deed ??= button.value;
    button.value = button.dataset.deed.replace(STAND_IN, number);
  }
  where.querySelector("[data-what]").textContent = card.querySelector("[data-headline]").textContent;
  where.showModal();
}

// The tray

const search = page.querySelector(".tray__search");
let waiting = 0;

async function look() {
  const query = search.elements.q.value;
  form.elements.q.value = query;
  const answered = await fetched(`?q=${encodeURIComponent(query)}`);
  if (!answered) return;
  part("tray").replaceWith(answered.querySelector('[data-part="tray"]'));
  say(interpolate(gettext("%s reports to choose from"), [part("tray").querySelectorAll("[data-report]").length]));
}

search.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  look();
});
search.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 400);
});

// Dragging

/** The place under the pointer; the one of the event in focus only while there is such an event. */
function placeAt(target) {
  const found = target.closest?.("[data-place]");
  return found && where.querySelector(`button[value$=":${found.dataset.place}"], button[data-deed$=":${found.dataset.place}"]`) ? found : null;
}

/** Whether a point lies before the middle of a box, as one reads: above it, or on its near side where cards stand in a row. */
function isBefore(event, box, inARow) {
  if (!inARow) return event.clientY < box.top + box.height / 2;
  const middle = box.left + box.width / 2;
  return document.dir === "rtl" ? event.clientX > middle : event.clientX < middle;
}

/** Between which of the cards placed by hand the pointer is. */
function positionIn(target, event) {
  const cards = [...target.querySelectorAll(".board-card--hand")].filter((card) => card !== dragged);
  const boxes = cards.map((card) => card.getBoundingClientRect());
  const inARow = boxes.length > 0 && getComputedStyle(cards[0].parentElement).gridTemplateColumns.includes(" ");
  const after = boxes.findIndex((box) => isBefore(event, box, inARow));
  return after < 0 ? cards.length : after;
}

function mark(target) {
  if (dropAt === target) return;
  dropAt?.classList.remove("board-place--open");
  dropAt = target;
  dropAt?.classList.add("board-place--open");
}

page.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-report]");
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector("[data-headline]").textContent);
  dragged.classList.add("is-dragged");
  page.classList.add("arranging--dragging");
});
page.addEventListener("dragover", (event) => {
  const target = dragged && placeAt(event.target);
  mark(target);
  if (target) event.preventDefault();
});
page.addEventListener("drop", (event) => {
  const target = dragged && placeAt(event.target);
  if (!target) return;
  event.preventDefault();
  inTurn(`place:${dragged.dataset.report}:${target.dataset.place}:${positionIn(target, event)}`);
});
page.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  page.classList.remove("arranging--dragging");
  dragged = null;
  mark(null);
});

// Others

async function follow() {
  if (document.visibilityState === "hidden" || where.open || dragged) return;
  try {
    const response = await fetch(page.dataset.state, { cache: "no-store", signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return;
    const stands = await response.json();
    if (stands.version === version()) return;
    const focused = document.activeElement?.closest("[data-report]")?.dataset.report;
    queue = queue.then(async () => {
      if (stands.version <= version()) return;
      if (!(await show(`?q=${encodeURIComponent(form.elements.q.value)}`))) return;
      if (focused) focusAfter("", focused);
      const words = stands.by
        ? interpolate(gettext("%s has changed the arrangement; you see it as it stands now."), [stands.by])
        : gettext("The arrangement was changed; you see it as it stands now.");
      say(words);
      tell(words);
    });
  } catch {
    // The next deed will say that the line is dead.
  }
}

function tell(words) {
  let note = page.querySelector(".arranging__news");
  if (!note) {
    note = document.createElement("p");
    note.className = "arranging__news";
    page.prepend(note);
  }
  note.textContent = words;
  setTimeout(() => note.remove(), 20_000);
}

setInterval(follow, EVERY);
