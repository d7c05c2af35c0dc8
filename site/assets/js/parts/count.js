// <p data-count="500" data-count-text="characters left" data-count-over="characters too many">: counts down while
// somebody writes, aloud only near the end. Too much is said, never cut. Counted as the server counts: a sign is one.
import { find } from "./find.js";

export function countCharacters(root) {
  find(root, "[data-count]").forEach((note) => {
    const field = document.querySelector(`[aria-describedby~="${CSS.escape(note.id)}"]`);
    if (!field) return;
    const max = Number(note.dataset.count);
    const show = () => {
      const left = max - [...field.value].length;
      const { countText, countOver } = note.dataset;
      const words = `${Math.abs(left).toLocaleString(document.documentElement.lang)} ${left < 0 ? countOver : countText}`;
      note.textContent = words;
      note.classList.toggle("field-count--over", left < 0);
      field.setCustomValidity(left < 0 ? words : "");
      if (left < max / 10) note.setAttribute("aria-live", "polite");
      else note.removeAttribute("aria-live");
    };
    field.addEventListener("input", show);
    show();
  });
}
