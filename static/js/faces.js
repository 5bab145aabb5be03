// The paper's faces, 127 KB, on a device that never had them: asked for once the first words are painted in a face of the
// device, so that on a weak network they hold up neither the words nor the photo. Later pages have them from the start.
const root = document.documentElement;

function remember() {
  try {
    localStorage.setItem("faces", "known");
  } catch {
    // The next page asks in the same way.
  }
}

function ask() {
  delete root.dataset.faces;
  document.fonts.ready.then(remember);
}

if (root.dataset.faces === "awaited") {
  if (window.PerformanceObserver?.supportedEntryTypes?.includes("paint")) {
    new PerformanceObserver((_seen, observer) => {
      observer.disconnect();
      ask();
    }).observe({ type: "paint", buffered: true });
  } else {
    ask();
  }
}
