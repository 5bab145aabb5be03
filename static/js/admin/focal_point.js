/* Picking the focal point with a click; the two number boxes work without it. */
const frame = document.querySelector("[data-focal-point]");
const across = document.querySelector("#id_focal_x");
const down = document.querySelector("#id_focal_y");

if (frame?.querySelector("img") && across && down) {
  const picture = frame.querySelector("img");
  const mark = document.createElement("span");
  mark.className = "focal__mark";
  frame.classList.add("focal--ready");
  frame.append(mark);

  const share = (box) => Math.min(1, Math.max(0, Number.parseFloat(box.value) || 0));
  const show = () => {
    mark.style.setProperty("--x", share(across));
    mark.style.setProperty("--y", share(down));
  };
  frame.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    // The photo's own left edge counts, whatever the direction of the page.
    across.value = ((event.clientX - box.left) / box.width).toFixed(3);
    down.value = ((event.clientY - box.top) / box.height).toFixed(3);
    show();
  });
  across.addEventListener("input", show);
  down.addEventListener("input", show);
  show();
}
