/* The box for a photo: shows the chosen one and opens the library. Without this module the box searches by words. */
import { choosePhoto, make } from "./photo_library.js";

const { gettext } = window;

function enhance(select) {
  if (select.dataset.photoReady || select.id.includes("__prefix__")) return;
  select.dataset.photoReady = "yes";
  const picture = make("img", { className: "photo-field__picture", alt: "", loading: "lazy" });
  const button = make("button", { type: "button", className: "photo-field__choose" });
  button.textContent = gettext("Choose from the photos");
  const show = () => {
    picture.hidden = !select.value;
    if (select.value) picture.src = `/photos/${select.value}/`;
  };
  button.addEventListener("click", async () => {
    const photo = await choosePhoto();
    if (!photo) return;
    if (!select.querySelector(`option[value="${photo.id}"]`)) select.append(new Option(photo.alt, photo.id));
    select.value = photo.id;
    window.django.jQuery(select).trigger("change");
  });
  window.django.jQuery(select).on("change", show);
  const place = select.closest(".related-widget-wrapper") ?? select.parentElement;
  place.before(picture);
  place.after(button);
  show();
}

const enhanceAll = (root) => root.querySelectorAll("select[data-photo-field]").forEach(enhance);
enhanceAll(document);
document.addEventListener("formset:added", (event) => enhanceAll(event.target));
