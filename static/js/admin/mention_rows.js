/*
 * The tables «… in the report» of the writing desk: which records a report is linked to as the form stands, and a new
 * row in the right one. The rows are the form's own, so a link is saved with the words, and taken back like any row.
 */
import { form } from "./wire.js";

export const KINDS = ["person", "organisation", "event", "place", "source"];

/** The beginning of the names of a kind's boxes; "" where the person may add none. */
function prefixOf(kind) {
  const ending = `-__prefix__-${kind}`;
  const box = [...form.querySelectorAll(`[name^="mentions"][name$="${ending}"]`)].find((one) =>
    /^mentions(-\d+)?$/.test(one.name.slice(0, -ending.length)),
  );
  return box ? box.name.slice(0, -ending.length) : "";
}

function isGone(prefix, index) {
  return form.elements[`${prefix}-${index}-DELETE`]?.checked ?? false;
}

/** The links as the form stands: `[{kind, number, name, part, box}]`. */
export function links() {
  const found = [];
  for (const kind of KINDS) {
    const prefix = prefixOf(kind);
    const total = Number(form.elements[`${prefix}-TOTAL_FORMS`]?.value ?? 0);
    for (let index = 0; index < total; index += 1) {
      const box = form.elements[`${prefix}-${index}-${kind}`];
      if (!box?.value || isGone(prefix, index)) continue;
      const part = form.elements[`${prefix}-${index}-part`];
      found.push({ kind, number: Number(box.value), name: box.selectedOptions?.[0]?.text ?? "", part: part?.value, box });
    }
  }
  return found;
}

export function isLinked({ kind, number }) {
  return links().some((link) => link.kind === kind && link.number === number);
}

export function mayLink(kind) {
  return addButton(prefixOf(kind)) !== null;
}

function addButton(prefix) {
  return prefix ? document.querySelector(`#${prefix}-group .add-row a`) : null;
}

/** The part that a linked record plays, where nobody has chosen one yet. */
export function setPart({ kind, number, part }) {
  const prefix = prefixOf(kind);
  const row = links().find((one) => one.kind === kind && one.number === number);
  const parts = row && form.elements[`${prefix}-${row.box.name.slice(prefix.length + 1).split("-")[0]}-part`];
  if (parts?.value !== "mentioned" || !part || part === "mentioned") return;
  parts.value = part;
  parts.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Links the report to a record, with the part it plays; a row that was marked for deletion stands again. */
export function link({ kind, number, name, part }) {
  const prefix = prefixOf(kind);
  if (!prefix || isLinked({ kind, number })) return false;
  const total = form.elements[`${prefix}-TOTAL_FORMS`];
  for (let index = 0; index < Number(total.value); index += 1) {
    if (form.elements[`${prefix}-${index}-${kind}`]?.value !== String(number)) continue;
    const gone = form.elements[`${prefix}-${index}-DELETE`];
    gone.checked = false;
    gone.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }
  const add = addButton(prefix);
  if (!add) return false;
  const index = total.value;
  add.click();
  const box = form.elements[`${prefix}-${index}-${kind}`];
  if (!box) return false;
  box.append(new Option(name, number, true, true));
  box.dispatchEvent(new Event("change", { bubbles: true }));
  const parts = form.elements[`${prefix}-${index}-part`];
  if (parts && part) {
    parts.value = part;
    parts.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return true;
}
