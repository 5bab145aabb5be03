// Light or dark, and the size of the letters: the reader chooses, this device remembers (first.js sets it at the next page).
const root = document.documentElement;
const panel = document.querySelector("[data-display]");
const SIZES = ["small", "", "large", "largest"];

function choose(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // It holds for this page at least.
  }
  show();
}

function show() {
  for (const radio of panel?.querySelectorAll("input") ?? []) {
    radio.checked = radio.value === (root.dataset[radio.name] ?? "");
  }
  for (const button of document.querySelectorAll("[data-text-step]")) {
    // Not `disabled`: the button would lose the keyboard's place at the last step.
    button.setAttribute("aria-disabled", String(next(button) === undefined));
  }
}

function next(button) {
  return SIZES[SIZES.indexOf(root.dataset.text ?? "") + Number(button.dataset.textStep)];
}

if (panel) {
  panel.hidden = false;
  panel.addEventListener("change", (event) => choose(event.target.name, event.target.value));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    const inside = panel.contains(document.activeElement);
    panel.open = false;
    if (inside) panel.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (panel.open && !panel.contains(event.target)) panel.open = false;
  });
}

for (const button of document.querySelectorAll("[data-text-step]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const size = next(button);
    if (size !== undefined) choose("text", size);
  });
}

// Another window of the paper follows.
addEventListener("storage", (event) => {
  if (event.key === "theme" || event.key === "text") choose(event.key, event.newValue ?? "");
});

show();
