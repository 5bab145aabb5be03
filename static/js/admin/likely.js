/*
 * While the name of a new record is typed: the records that it may be already, above the box. Saving asks the same
 * question; where the list stands already, it can be answered before.
 */
const box = document.querySelector("[data-likely]");
const name = box?.closest("form")?.elements.name;
const PAUSE = 350;
let timer;
let last = name?.value ?? "";

async function look() {
  const typed = name.value;
  if (typed === last) return;
  last = typed;
  const address = `${box.dataset.likely}?${new URLSearchParams({ name: typed })}`;
  const answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "error" });
  if (!answer.ok) return;
  const { html } = await answer.json();
  if (name.value !== typed) return;
  // The server has escaped it.
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  const held = box.querySelector("[name=another]");
  const ticked = held?.checked && held.value === fresh.querySelector("[name=another]")?.value;
  box.replaceChildren(...document.importNode(fresh, true).childNodes);
  if (ticked) box.querySelector("[name=another]").checked = true;
}

name?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => look().catch(() => {}), PAUSE);
});
