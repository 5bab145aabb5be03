// Pages kept for reading without a connection: engages the worker, says when a page is a kept one, and lists what is kept.
const root = document.documentElement;
const notice = document.querySelector("[data-kept]");
const list = document.querySelector("[data-kept-list]");
const PAGES = "pages-1";

function moment(at) {
  const digits = root.dataset.digits ?? "latn";
  const style = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hour12: false };
  return new Intl.DateTimeFormat(`${root.lang === "ar" ? "ar-LB" : root.lang}-u-nu-${digits}`, style).format(new Date(at));
}

if (root.dataset.keptAt && notice) {
  const time = document.createElement("time");
  time.dateTime = root.dataset.keptAt;
  time.textContent = moment(root.dataset.keptAt);
  notice.querySelector("span").append(" (", time, ")");
  notice.hidden = false;
}

async function entry(request, store) {
  const answer = await store.match(request);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const item = document.createElement("li");
  const link = document.createElement("a");
  const time = document.createElement("time");
  link.href = request.url;
  link.textContent = page.querySelector("h1")?.textContent.trim() || page.title;
  time.dateTime = answer.headers.get("X-Kept-At") ?? "";
  if (time.dateTime) time.textContent = moment(time.dateTime);
  item.append(link, time);
  return item;
}

async function fill() {
  const store = await caches.open(PAGES);
  const kept = (await store.keys()).filter(({ url }) => new URL(url).pathname !== location.pathname);
  for (const told of document.querySelectorAll("[data-when]")) {
    told.hidden = (told.dataset.when === "online") === Boolean(root.dataset.keptAt);
  }
  if (kept.length) list.append(...(await Promise.all(kept.reverse().map((request) => entry(request, store)))));
  else list.replaceWith(Object.assign(document.createElement("p"), { className: "empty", textContent: list.dataset.none }));
}

if (list && "caches" in window) fill();

async function engage() {
  const { serviceWorker } = navigator;
  const first = !serviceWorker.controller;
  await serviceWorker.register("/sw.js");
  const { active } = await serviceWorker.ready;
  await document.fonts.ready;
  if (!first || root.dataset.keptAt) return;
  const files = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.startsWith(location.origin));
  const page = location.pathname.startsWith("/search/") ? null : location.href.split("#")[0];
  active.postMessage({ page, files: files.filter((name) => /\/static\/.*\.[0-9a-f]{12}\./.test(name)) });
}

// After the page has come whole: keeping it must not slow it down. A preview is nobody's to keep.
if ("serviceWorker" in navigator && !("preview" in root.dataset)) {
  if (document.readyState === "complete") engage().catch(() => {});
  else addEventListener("load", () => engage().catch(() => {}));
}
