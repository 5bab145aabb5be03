/*
 * The copies of typed words in this browser: one a window, under the number of the account and the address of the form.
 * Nobody but the same account is offered one. Where the room is full, the oldest go first.
 */
const BEGIN = "desk.copy";
const LONGEST_KEPT = 30 * 24 * 3600 * 1000;
const COOKIE = "desk_saved";

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null; // the browser forbids it
  }
}

/** A name for this window. `crypto.randomUUID` is missing where the desk is served without HTTPS. */
export function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function all() {
  const store = storage();
  const found = [];
  for (let index = 0; index < (store?.length ?? 0); index += 1) {
    const key = store.key(index);
    if (!key.startsWith(`${BEGIN}|`)) continue;
    try {
      const [, user, path, name] = key.split("|");
      found.push({ ...JSON.parse(store.getItem(key)), key, user, path, name });
    } catch {
      store.removeItem(key);
    }
  }
  return found.sort((one, other) => other.at - one.at);
}

/** The copies of this account for this form, newest first, those of `except` left out. */
export function copiesOf(user, path, except) {
  return all().filter((copy) => copy.user === user && copy.path === path && copy.name !== except);
}

export function drop(copy) {
  storage()?.removeItem(copy.key ?? `${BEGIN}|${copy.user}|${copy.path}|${copy.name}`);
}

/** Keeps a copy; false where the browser has no room for it even after the oldest are gone. */
export function put({ user, path, name, ...copy }) {
  const key = `${BEGIN}|${user}|${path}|${name}`;
  for (;;) {
    try {
      storage().setItem(key, JSON.stringify({ at: Date.now(), ...copy }));
      return true;
    } catch {
      const oldest = all().findLast((one) => one.key !== key);
      if (!oldest) return false;
      drop(oldest);
    }
  }
}

/** Takes out what the server says is saved, and what nobody has come back for. */
export function sweep() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(`${COOKIE}=`));
  const saved = new Set(cookie?.slice(COOKIE.length + 1).split(".") ?? []);
  for (const copy of all()) if (saved.has(copy.name) || Date.now() - copy.at > LONGEST_KEPT) drop(copy);
  if (cookie) document.cookie = `${COOKIE}=; path=${document.querySelector(".desk-notices")?.dataset.desk ?? "/admin/"}; max-age=0`;
}
