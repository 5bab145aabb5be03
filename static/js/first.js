// The reader's own choices, set before the first paint: light or dark, and the size of the letters. They stay on this
// device and are told to nobody. Blocking on purpose and therefore this small; what changes the choices is display.js.
// On a device that never had the paper's faces, faces.js asks for them once the words can be read.
try {
  for (const choice of ["theme", "text"]) {
    const chosen = localStorage.getItem(choice);
    if (chosen) document.documentElement.dataset[choice] = chosen;
  }
  if (!localStorage.getItem("faces")) document.documentElement.dataset.faces = "awaited";
} catch {
  // A browser that keeps nothing shows the paper as it is.
}
