// The same search again is the same step of the history: a browser would need Back twice to leave it.
export function searchAgain(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "get" || form.getAttribute("role") !== "search" || form.dataset.hxGet !== undefined) return;
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form));
    if (address.href !== location.href) return;
    event.preventDefault();
    location.reload();
  });
}
