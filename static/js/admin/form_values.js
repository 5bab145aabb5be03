/*
 * What stands in a form of the desk: read as plain data, compared, and written back. Passwords, files and tokens are
 * never read; what scripts and the server count by (tokens, numbers of rows) is told apart from what people type.
 */
const NEVER = new Set(["csrfmiddlewaretoken", "_copy", "_popup", "_to_field", "key"]);
const COUNTS = /-(?:TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/;
/** The numbers of the save that a form began from: kept with the copy, so that a later save can meet a conflict. */
export const VERSIONS = ["base", "version", "_version"];

function isTyped(box) {
  if (!box.name || NEVER.has(box.name) || VERSIONS.includes(box.name) || box.name.startsWith("initial-")) return false;
  if (["password", "file", "submit", "button", "reset", "image"].includes(box.type)) return false;
  return !box.name.includes("__prefix__") && !COUNTS.test(box.name) && !box.closest("dialog");
}

function value(box, shown) {
  if (box.type === "checkbox" || box.type === "radio") return (shown ? box.defaultChecked : box.checked) ? [box.value] : [];
  if (box.tagName === "SELECT") return [...box.selectedOptions].map((option) => option.value).filter(Boolean);
  const text = shown && box.type !== "hidden" ? box.defaultValue : box.value;
  return text ? [text] : [];
}

/** `{name: [values]}` of all boxes; with `shown` as the server sent them, whatever the browser has put back since. */
export function read(form, { shown = false } = {}) {
  const values = {};
  for (const box of form.elements) {
    if (!isTyped(box)) continue;
    (values[box.name] ??= []).push(...value(box, shown));
  }
  return values;
}

/** The words of the chosen options of boxes that search, which an opened form does not know: `{name: {value: text}}`. */
export function labels(form) {
  const found = {};
  for (const box of form.elements) {
    if (box.tagName !== "SELECT" || !isTyped(box)) continue;
    for (const option of box.selectedOptions) if (option.value) (found[box.name] ??= {})[option.value] = option.text;
  }
  return found;
}

/** HTML by what it says and shows: two serialisers write the same body differently. */
function same(html) {
  const say = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const inside = [...node.childNodes].map(say).join("");
    const tag = node.localName;
    if (["tbody", "thead", "colgroup", "col", "body", "span"].includes(tag)) return inside;
    if (["td", "th", "li"].includes(tag)) return `<${tag}>${inside.replace(/<\/?p>/g, "")}`;
    const told = ["href", "src", "alt", "title"].map((name) => node.getAttribute(name) ?? "").join("|");
    return tag === "p" && !inside.trim() ? "" : `<${tag} ${told}>${inside.trim()}</${tag}>`;
  };
  return say(new DOMParser().parseFromString(html, "text/html").body).trim();
}

function normal(values) {
  return (values ?? [])
    .map((text) => (/<[a-z]/i.test(text) ? same(text) : text.replace(/\s+/g, " ").trim()))
    .filter(Boolean)
    .sort()
    .join("\u0000");
}

/** The names of the boxes in which two readings differ; empty and missing are the same, so are spaces and line ends. */
export function differences(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !/-(?:id|DELETE)$/.test(name) || name.endsWith("DELETE")).filter(
    (name) => String(one[name] ?? "") !== String(other[name] ?? "") && normal(one[name]) !== normal(other[name]),
  );
}

function changed(box) {
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
  if (box.tagName === "SELECT") window.django?.jQuery?.(box).trigger("change");
}

function write(box, values, texts) {
  if (box.type === "checkbox" || box.type === "radio") box.checked = values.includes(box.value);
  else if (box.tagName === "SELECT") {
    for (const one of values) {
      const known = [...box.options].some((option) => option.value === one);
      if (!known && texts?.[one]) box.append(new Option(texts[one], one));
    }
    for (const option of box.options) option.selected = option.value ? values.includes(option.value) : !values.length;
  } else {
    box.value = values[0] ?? "";
    box.dispatchEvent(new CustomEvent("desk:set"));
  }
  changed(box);
}

/** Which row of the form a row of the copy belongs to: by its number in the database, else a new row. */
function rows(form, values) {
  const places = new Map();
  const totals = [...form.elements].filter((box) => box.name?.endsWith("-TOTAL_FORMS"));
  for (const total of totals) {
    const prefix = total.name.slice(0, -"-TOTAL_FORMS".length);
    const pattern = new RegExp(`^${prefix.replace(/[^\w-]/g, "\\$&")}-(\\d+)-`);
    const copied = [...new Set(Object.keys(values).map((name) => pattern.exec(name)?.[1]).filter(Boolean))];
    const here = (index) => form.elements[`${prefix}-${index}-id`]?.value ?? "";
    const taken = new Set();
    for (const row of copied.sort((a, b) => a - b)) {
      const number = values[`${prefix}-${row}-id`]?.[0] ?? "";
      let place = -1;
      for (let index = 0; index < Number(total.value); index += 1) {
        if (!taken.has(index) && here(index) === number) place = place < 0 ? index : place;
      }
      if (place < 0) place = added(form, prefix, total);
      if (place < 0) continue;
      taken.add(place);
      places.set(`${prefix}-${row}-`, `${prefix}-${place}-`);
    }
  }
  return places;
}

/** A new row, made the way a person makes one; its index, or -1. */
function added(form, prefix, total) {
  const index = Number(total.value);
  form.querySelector(`#${CSS.escape(`${prefix}-group`)} .add-row a, #${CSS.escape(`${prefix}-group`)} a.add-row`)?.click();
  return Number(total.value) > index ? index : -1;
}

/** Writes what was read back into the form, rows that are missing included. */
export function fill(form, values, texts = {}) {
  const places = rows(form, values);
  const targets = {};
  for (const [name, given] of Object.entries(values)) {
    const row = [...places.keys()].find((begin) => name.startsWith(begin));
    const target = row ? places.get(row) + name.slice(row.length) : name;
    if (target.endsWith("-id")) continue;
    targets[target] = [given, texts[name]];
  }
  for (const box of form.elements) {
    if (!isTyped(box) || !(box.name in targets)) continue;
    const [given, words] = targets[box.name];
    if (normal(value(box, false)) !== normal(box.type === "checkbox" ? given.filter((one) => one === box.value) : given)) {
      write(box, given, words);
    }
  }
}
