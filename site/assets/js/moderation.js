// Redaction in the moderator's form: a button replaces the marked words. Without script, one types it.
const tools = document.querySelector("[data-redact-tools]");
const text = document.querySelector("textarea[name=public_text]");

if (tools && text) {
  tools.hidden = false;
  tools.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-redact-with]");
    if (!button) return;
    text.focus();
    text.setRangeText(button.dataset.redactWith, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
