// <input type="file" data-picture="12582912" data-picture-too-large="…" data-picture-alt="…" data-picture-remove="…">:
// a picture is shown before it is sent and can be taken back; one of more bytes than that is refused at once, so that
// nobody uploads it in vain. Without script the server says the same.
import { find } from "./find.js";

const element = (name, attributes, ...children) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
};

function choosing(input) {
  const { pictureTooLarge, pictureAlt, pictureRemove } = input.dataset;
  const shown = element("img", { className: "picture__shown", alt: pictureAlt });
  const name = element("p", { className: "picture__name", dir: "auto" });
  const label = element("span", { className: "kern-label", textContent: pictureRemove });
  const remove = element("button", { type: "button", className: "kern-btn kern-btn--secondary" }, label);
  const chosen = element("div", { className: "picture", hidden: true }, shown, name, remove);
  const refusal = element("p", { className: "picture__refusal" });
  refusal.setAttribute("role", "alert");
  input.after(chosen, refusal);

  const show = (file) => {
    URL.revokeObjectURL(shown.src);
    chosen.hidden = !file;
    if (!file) return;
    shown.hidden = false;
    shown.src = URL.createObjectURL(file);
    name.textContent = file.name;
  };
  const clear = () => {
    input.value = "";
    show(null);
  };

  // Not every browser can show a telephone's HEIC: its name must do.
  shown.addEventListener("error", () => { shown.hidden = true; });
  remove.addEventListener("click", () => {
    clear();
    refusal.textContent = "";
    input.focus();
  });
  input.addEventListener("change", () => {
    const file = input.files[0];
    const fits = !file || file.size <= Number(input.dataset.picture);
    refusal.textContent = fits ? "" : `${file.name}: ${pictureTooLarge}`;
    if (fits) show(file);
    else clear();
  });
  input.form?.addEventListener("reset", () => show(null));
}

export const choosePictures = (root) => find(root, "input[data-picture]").forEach(choosing);
