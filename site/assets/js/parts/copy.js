// <button data-copy="#field" data-copied="Copied" hidden> and <button data-share="address" data-share-title hidden>:
// shown only where the browser can do it.
import { find } from "./find.js";

export function copyAndShare(root) {
  if (navigator.clipboard) find(root, "[data-copy]").forEach(copies);
  if (navigator.share) find(root, "[data-share]").forEach(shares);
}

function copies(button) {
  const label = button.querySelector(".kern-label");
  const words = label.textContent;
  label.setAttribute("aria-live", "polite");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.querySelector(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value ?? field.textContent.trim());
      label.textContent = button.dataset.copied;
      setTimeout(() => { label.textContent = words; }, 3000);
    } catch {
      field.focus();
      field.select?.();
    }
  });
}

function shares(button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.share({ title: button.dataset.shareTitle, url: button.dataset.share }).catch(() => {});
  });
}
