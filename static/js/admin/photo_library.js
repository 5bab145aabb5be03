/*
 * The library of photos: a dialog in which one is found, or brought in, and chosen.
 * Labels come from Django's catalogue (`gettext`), which every form of the desk loads first.
 */
const { gettext } = window;
const LIBRARY = "/admin/newsroom/photo/library/";

/** An element with properties and children. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

function field(name, label, input) {
  const error = make("p", { className: "library__error", role: "alert", hidden: true });
  error.dataset.error = name;
  return make("label", { className: "library__field" }, make("span", { textContent: label }), input, error);
}

function card(photo, choose) {
  const picture = make("img", { src: photo.thumbnail, alt: "", width: 160, height: 160, loading: "lazy" });
  const button = make(
    "button",
    { type: "button", className: "library__photo" },
    picture,
    make("span", { textContent: photo.alt }),
  );
  button.addEventListener("click", () => choose(photo));
  return make("li", {}, button);
}

/** The form that brings a new photo in. What is typed stays when the file is refused. */
function uploader(choose) {
  const file = make("input", { type: "file", name: "file", accept: "image/*" });
  const alt = make("input", { type: "text", name: "alt", maxLength: 300 });
  const caption = make("input", { type: "text", name: "caption", maxLength: 500 });
  const credit = make("input", { type: "text", name: "credit", maxLength: 200 });
  const send = make("button", { type: "button", className: "library__send", textContent: gettext("Upload and use") });
  const form = make(
    "div",
    { className: "library__upload" },
    field("file", gettext("Photo file"), file),
    field("alt", gettext("What can be seen"), alt),
    field("caption", gettext("Caption"), caption),
    field("credit", gettext("Credit"), credit),
    send,
  );
  send.addEventListener("click", async () => {
    for (const error of form.querySelectorAll("[data-error]")) error.hidden = true;
    send.disabled = true;
    const data = new FormData();
    for (const input of [alt, caption, credit]) data.set(input.name, input.value);
    if (file.files[0]) data.set("file", file.files[0]);
    const errors = await upload(data, choose);
    send.disabled = false;
    for (const [name, messages] of Object.entries(errors)) {
      const place = form.querySelector(`[data-error="${name}"]`) ?? form.querySelector("[data-error]");
      place.textContent = messages.join(" ");
      place.hidden = false;
    }
  });
  return make("details", {}, make("summary", { textContent: gettext("New photo") }), form);
}

/** Send a photo; chooses it, or returns the errors by field. */
async function upload(data, choose) {
  try {
    const answer = await fetch(`${LIBRARY}upload/`, {
      method: "POST",
      body: data,
      headers: { "X-CSRFToken": token() },
    });
    if (answer.status === 422) return (await answer.json()).errors;
    if (!answer.ok) throw new Error(answer.status);
    choose((await answer.json()).photo);
    return {};
  } catch {
    return { file: [gettext("The photo could not be sent. Try again.")] };
  }
}

/** Opens the library; resolves to the chosen photo `{id, alt, caption, credit, thumbnail}`, or null. */
export function choosePhoto() {
  return new Promise((resolve) => {
    const shelf = make("ul", { className: "library__shelf" });
    const search = make("input", { type: "search", className: "library__search" });
    search.setAttribute("aria-label", gettext("Search the photos"));
    search.placeholder = gettext("Search the photos");
    const more = make("button", { type: "button", textContent: gettext("More photos"), hidden: true });
    const nothing = make("p", { textContent: gettext("No photos found."), hidden: true });
    const close = make("button", { type: "button", className: "library__close", textContent: gettext("Close") });
    const dialog = make(
      "dialog",
      { className: "library" },
      make("header", {}, make("h2", { textContent: gettext("Photos") }), close),
      search,
      shelf,
      nothing,
      more,
    );
    let last = "";
    let asked = 0;
    const choose = (photo) => {
      dialog.close();
      resolve(photo);
    };
    const load = async (again) => {
      const turn = ++asked;
      const address = new URLSearchParams({ q: search.value, before: again ? last : "" });
      const answer = await fetch(`${LIBRARY}?${address}`);
      if (turn !== asked || !answer.ok) return;
      const found = await answer.json();
      if (!again) shelf.replaceChildren();
      shelf.append(...found.photos.map((photo) => card(photo, choose)));
      last = found.photos.at(-1)?.id ?? last;
      more.hidden = !found.more;
      nothing.hidden = shelf.childElementCount > 0;
      if (found.may_upload && !dialog.querySelector("details")) search.before(uploader(choose));
    };
    let pause;
    search.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => load(false), 250);
    });
    search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    more.addEventListener("click", () => load(true));
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(null);
    });
    document.body.append(dialog);
    dialog.showModal();
    load(false);
  });
}
