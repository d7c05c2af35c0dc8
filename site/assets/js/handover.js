// The handover by keyboard. Keys count only while a card has the focus, so that they are in nobody's way
// (WCAG 2.1.4); in a field they write. Without script the page is a plain form.
const form = document.querySelector("[data-handover]");

if (form) {
  const items = [...form.querySelectorAll("[data-item]")];
  const typing = (element) => element.matches("select, textarea, input:not([type=radio])");
  const go = (item, by) => (items[items.indexOf(item) + by] ?? form.querySelector("button[type=submit]")).focus();

  const choose = (item, radio) => {
    radio.checked = true;
    const field = document.getElementById(radio.dataset.then);
    if (field) field.focus();
    else go(item, 1);
  };

  const fromField = (event, item) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    if (event.key === "Enter") go(item, 1);
    else item.focus();
  };

  const fromItem = (event, item) => {
    const keys = { ArrowDown: 1, ArrowUp: -1 };
    if (event.target === item && event.key in keys) {
      event.preventDefault();
      go(item, keys[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key.toLowerCase() === "t") {
      event.preventDefault();
      item.querySelector("select")?.focus();
    } else {
      const radio = item.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!radio) return;
      event.preventDefault();
      choose(item, radio);
    }
  };

  for (const item of items) item.tabIndex = 0;
  document.querySelector("[data-keys]").hidden = false;
  form.addEventListener("keydown", (event) => {
    const item = event.target.closest("[data-item]");
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) fromField(event, item);
    else fromItem(event, item);
  });
  // What is typed or chosen in a field belongs to the choice beside it.
  form.addEventListener("change", ({ target }) => {
    const radio = form.querySelector(`[data-then="${CSS.escape(target.id)}"]`);
    if (radio) radio.checked = true;
  });
  // After the browser has gone to the fragment itself, which takes the focus away; never out of a field in use.
  const idle = () => !form.contains(document.activeElement);
  const start = () => requestAnimationFrame(() => idle() && items[0]?.focus());
  if (location.hash === `#${form.id}`) {
    if (document.readyState === "complete") start();
    else window.addEventListener("load", start);
  }
}
