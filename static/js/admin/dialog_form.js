/*
 * A form of the server in a dialog over the writing desk: asked for, shown, sent, and shown again with its errors. What
 * stands in it is no part of the form below, and what is typed below stays untouched.
 */
import { make } from "./photo_library.js";
import { form as desk } from "./wire.js";

const { gettext } = window;

function token() {
  return desk?.elements.csrfmiddlewaretoken?.value ?? "";
}

async function post(address, body, headers = {}) {
  const answer = await fetch(address, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token(), Accept: "application/json", ...headers },
    redirect: "error",
  });
  if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
  return answer.json();
}

/** Sends names and values as a form does. */
export function postForm(address, values) {
  const data = values instanceof FormData ? values : new FormData();
  if (data !== values) for (const [name, value] of Object.entries(values)) data.append(name, value);
  return post(address, data);
}

export function postJSON(address, values) {
  return post(address, JSON.stringify(values), { "Content-Type": "application/json" });
}

/** The form's HTML, escaped by the server that made it. */
function filled(html) {
  return document.importNode(new DOMParser().parseFromString(html, "text/html").body, true).childNodes;
}

/**
 * Opens a dialog. `load` fetches the form (`{form: html}`), `save` sends it; whatever `save` answers without a form in it
 * closes the dialog and is what the promise resolves to. A press on a button with `data-use` resolves to its data.
 * `prepared` is called with the form whenever another one stands in the dialog. Null where somebody thought better of it.
 */
export function openForm({ label, load, save, prepared = () => {} }) {
  return new Promise((resolve) => {
    const inside = make("form", { className: "dialog-form", noValidate: true });
    const dialog = make("dialog", { className: "library dialog-form__dialog" }, inside);
    dialog.setAttribute("aria-label", label);
    let result = null;
    const close = (answer) => {
      result = answer;
      dialog.close();
    };
    const show = (html) => {
      inside.replaceChildren(...filled(html));
      prepared(inside, show);
    };
    const complain = () => {
      inside.querySelector(".dialog-form__broken")?.remove();
      const words = gettext("The server did not answer. What you typed stands here; try again.");
      const close_ = make("button", { type: "button", textContent: gettext("Close") });
      close_.dataset.close = "";
      inside.prepend(make("p", { className: "dialog-form__broken", textContent: words }, " ", close_));
      inside.querySelector(".dialog-form__broken").setAttribute("role", "alert");
    };
    inside.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.matches("[data-close]")) close(null);
      if (button?.matches("[data-use]")) close({ used: { ...button.dataset, number: Number(button.dataset.number) } });
    });
    inside.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = inside.querySelector(".dialog-form__save");
      if (button.disabled) return;
      button.disabled = true;
      try {
        const answer = await save(new FormData(inside));
        if (!answer.form) return close(answer);
        show(answer.form);
        inside.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
      } catch {
        complain();
      }
      button.disabled = false;
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
    load().then(({ form }) => {
      show(form);
      const first = inside.querySelector("input:not([type=hidden]), select, textarea");
      first?.focus();
    }, complain);
  });
}
