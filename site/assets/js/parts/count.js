// <p data-count="500" data-count-text="characters left">: counts down while somebody writes, aloud only near the end.
import { find } from "./find.js";

export function countCharacters(root) {
  find(root, "[data-count]").forEach((note) => {
    const field = document.querySelector(`[aria-describedby~="${CSS.escape(note.id)}"]`);
    if (!field) return;
    const max = Number(note.dataset.count);
    const show = () => {
      const left = max - field.value.length;
      note.textContent = `${left.toLocaleString(document.documentElement.lang)} ${note.dataset.countText}`;
      if (left < max / 10) note.setAttribute("aria-live", "polite");
      else note.removeAttribute("aria-live");
    };
    field.addEventListener("input", show);
    show();
  });
}
