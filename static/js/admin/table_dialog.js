/* Asks how large a table is to be. */
import { make } from "./photo_library.js";

const { gettext } = window;

function numberBox(label, value) {
  const input = make("input", { type: "number", min: 1, max: 50, value });
  return { input, row: make("label", {}, make("span", { textContent: label }), input) };
}

/** Calls `wanted` with `{rows, cols, withHeaderRow}` at the very press of the button: what is typed next goes into the table. */
export function askForTable(wanted) {
  const rows = numberBox(gettext("Rows"), 3);
  const cols = numberBox(gettext("Columns"), 3);
  const heading = make("input", { type: "checkbox", checked: true });
  const insert = make("button", { type: "button", textContent: gettext("Insert a table") });
  const cancel = make("button", { type: "button", textContent: gettext("Cancel") });
  const dialog = make(
    "dialog",
    { className: "prose-editor-dialog table-dialog" },
    rows.row,
    cols.row,
    make("label", {}, heading, make("span", { textContent: gettext("The first row holds headings") })),
    make("p", {}, insert, cancel),
  );
  insert.addEventListener("click", () => {
    const size = (box) => Math.min(50, Math.max(1, Number.parseInt(box.input.value, 10) || 3));
    dialog.close();
    wanted({ rows: size(rows), cols: size(cols), withHeaderRow: heading.checked });
  });
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
