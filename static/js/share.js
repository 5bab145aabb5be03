// What sharing needs a script for: copying the short address, the phone's own sheet, and printing. The networks are links.
const share = document.querySelector("[data-share]");

function offer(name, act) {
  const button = share.querySelector(`[data-do="${name}"]`);
  if (!button) return;
  button.closest("li").hidden = false;
  button.addEventListener("click", act);
}

if (share) {
  const { title, url } = share.dataset;
  const said = share.querySelector("[role=status]");
  const say = (key) => {
    said.textContent = said.dataset[key];
  };
  if (navigator.clipboard) {
    offer("copy", () => navigator.clipboard.writeText(url).then(() => say("copied"), () => say("failed")));
  }
  if (navigator.share) {
    // Whoever closes the sheet has not failed.
    offer("sheet", () => navigator.share({ title, text: title, url }).catch(() => {}));
  }
  offer("print", () => print());
}
