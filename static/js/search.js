// Suggestions under the search box: a listbox after the ARIA pattern of an editable combobox. Without it the form works.
const box = document.querySelector("[data-suggest]");
const DELAY = 150;

if (box) {
  const list = document.createElement("ul");
  list.className = "search-suggestions";
  list.id = "search-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.label);
  list.hidden = true;
  box.after(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  let timer = 0;
  let asking = null;
  let chosen = -1;

  const show = (open) => {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };

  const choose = (place) => {
    chosen = place;
    [...list.children].forEach((entry, at) => entry.setAttribute("aria-selected", String(at === place)));
    if (place < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", list.children[place].id);
  };

  const option = (entry, place) => {
    const item = document.createElement("li");
    const label = document.createElement("span");
    const kind = document.createElement("span");
    item.id = `search-suggestion-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.url = entry.url;
    label.textContent = entry.label;
    kind.textContent = entry.kind;
    kind.className = "search-suggestions__kind";
    item.append(label, kind);
    return item;
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const words = box.value.trim();
    if (words.length < 2) return show(false);
    try {
      const address = `${box.dataset.suggest}?${new URLSearchParams({ q: words })}`;
      const answer = await fetch(address, { signal: asking.signal });
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(option));
      choose(-1);
      show(suggestions.length > 0);
    } catch {
      // Another letter was typed, or the line is down: the form still searches.
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY);
  });
  box.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      show(false);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      const next = event.key === "ArrowDown" ? chosen + 1 : chosen - 1;
      choose(next > last ? -1 : next < -1 ? last : next);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.url);
    }
  });
  // Before the box loses the focus.
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) {
      event.preventDefault();
      location.assign(item.dataset.url);
    }
  });
  box.addEventListener("blur", () => show(false));
}
