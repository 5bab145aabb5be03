// Keeps the last pages read, so that they can be read without a connection. Always asks the network first: a kept page is
// shown only when no other can be had, and says so. Nothing of the desk, no preview, no search is ever kept.
const PAGES = "pages-1"; // raise the numbers when what is kept changes its form
const FILES = "files-1";
const MOST_PAGES = 40;
const MOST_FILES = 160;
const OFFLINE = "/offline/";
const NEVER = ["/admin/", "/preview/", "/search/", "/debug/"];
// A file whose name holds a fingerprint never changes.
const LASTING = /^\/(?:static\/.*\.[0-9a-f]{12}\.|media\/photos\/)/;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(PAGES).then(() => fetchAndKeep(OFFLINE)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== PAGES && name !== FILES).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

// The first page was read before the worker was there: it asks to be kept, with the files it came with.
addEventListener("message", (event) => {
  if (event.data?.page) event.waitUntil(fetchAndKeep(event.data.page));
  for (const file of event.data?.files ?? []) event.waitUntil(lasting(new Request(file)));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || NEVER.some((path) => pathname.startsWith(path))) return;
  if (request.mode === "navigate") event.respondWith(page(request, event));
  else if (LASTING.test(pathname)) event.respondWith(lasting(request));
});

async function page(request, event) {
  try {
    const answer = await fetch(request);
    if (keepable(answer)) event.waitUntil(keep(request.url, answer.clone()));
    return answer;
  } catch (noConnection) {
    const store = await caches.open(PAGES);
    const kept = (await store.match(request)) ?? (await store.match(OFFLINE));
    if (!kept) throw noConnection;
    return marked(kept);
  }
}

async function fetchAndKeep(url) {
  const answer = await fetch(url);
  if (keepable(answer)) await keep(url, answer);
}

function keepable(answer) {
  return (
    answer.status === 200 &&
    !answer.redirected &&
    (answer.headers.get("Content-Type") ?? "").startsWith("text/html") &&
    !(answer.headers.get("Cache-Control") ?? "").includes("no-store")
  );
}

async function keep(url, answer) {
  const store = await caches.open(PAGES);
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", new Date().toISOString());
  headers.delete("Content-Encoding");
  // Taken out first: what was read last stands last, and the oldest goes when there are too many.
  await store.delete(url);
  await store.put(url, new Response(await answer.blob(), { headers }));
  await thin(store, MOST_PAGES);
}

async function lasting(request) {
  const store = await caches.open(FILES);
  const kept = await store.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) {
    await store.put(request, answer.clone());
    await thin(store, MOST_FILES);
  }
  return answer;
}

async function thin(store, most) {
  const kept = await store.keys();
  const stays = ({ url }) => new URL(url).pathname === OFFLINE;
  const surplus = kept.filter((request) => !stays(request)).slice(0, Math.max(0, kept.length - most));
  await Promise.all(surplus.map((request) => store.delete(request)));
}

// The page itself says that it was kept, and when.
async function marked(kept) {
  const html = await kept.text();
  const at = kept.headers.get("X-Kept-At") ?? "";
  const told = html.replace("<html ", `<html data-kept-at="${at}" `);
  return new Response(told, { headers: kept.headers });
}
