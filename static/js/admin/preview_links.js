/* Copies the address of a secret link; without this module the box holds it all the same. */
for (const button of document.querySelectorAll("[data-copy]")) {
  const box = button.parentElement.querySelector("[data-copied]");
  const name = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    box.select();
    let copied = true;
    try {
      await navigator.clipboard.writeText(box.value);
    } catch {
      // Pages that are not served over HTTPS have no clipboard of their own.
      copied = document.execCommand("copy");
    }
    button.textContent = copied ? window.gettext("Copied") : name;
    setTimeout(() => (button.textContent = name), 2000);
  });
}
