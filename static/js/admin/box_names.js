// Says what the boxes of the desk are for where Django leaves it out: select2 drops the label of the box it stands in
// for, a table of rows has headings instead of labels, and the two boxes of a moment have neither.

function heading(box) {
  const cell = box.closest(".tabular td");
  const column = [...(cell?.classList ?? [])].find((name) => name.startsWith("field-"));
  const table = cell?.closest("table");
  if (column) return table.querySelector(`th.column-${column.slice(6)}`)?.textContent;
  return cell?.classList.contains("delete") ? table.querySelector("thead th:last-child")?.textContent : "";
}

function say(part, words) {
  const name = words?.trim().replace(/:$/, "");
  if (!name) return;
  part.removeAttribute("aria-labelledby");
  part.setAttribute("aria-label", name);
}

function nameBoxes() {
  // Django's first cell of a table of rows heads nothing, nor does the last where no row may be deleted: they are none.
  for (const head of document.querySelectorAll(".tabular thead th:empty")) {
    head.replaceWith(Object.assign(document.createElement("td"), { className: head.className }));
  }
  for (const box of document.querySelectorAll(".tabular td :is(input, select, textarea)")) {
    if (!box.labels?.length) say(box, heading(box));
  }
  for (const box of document.querySelectorAll("#result_list td[class^=field-] :is(input:not([type=hidden]), select)")) {
    // Boxes that are filled in within a list: what the column asks, of what the row is about.
    const head = document.querySelector(`#result_list th.column-${box.closest("td").classList[0].slice(6)} .text`);
    const row = box.closest("tr").querySelector("th, td[class^=field-]");
    say(box, [head, row].map((part) => part?.textContent.trim() ?? "").filter(Boolean).join("، "));
  }
  for (const input of document.querySelectorAll(".datetime input")) {
    say(input, input.previousSibling?.textContent);
  }
  for (const shown of document.querySelectorAll(".select2-container")) {
    const select = shown.parentElement.querySelector("select");
    if (!select) continue;
    const parts = shown.querySelectorAll(".select2-selection, [role=textbox], .select2-search__field");
    for (const part of parts) say(part, heading(select) || select.labels?.[0]?.textContent);
  }
}

// Before Django's own scripts: each choice of many has its own ×; one for all would stand inside their list and is no item.
for (const select of document.querySelectorAll("select[multiple].admin-autocomplete")) {
  select.dataset.allowClear = "false";
}

// After them, which make the boxes when the page is ready; again for every row that is added, and where a
// dialog says that it has boxes.
document.addEventListener("DOMContentLoaded", () => setTimeout(nameBoxes));
document.addEventListener("formset:added", () => setTimeout(nameBoxes));
document.addEventListener("desk:boxes", nameBoxes);
