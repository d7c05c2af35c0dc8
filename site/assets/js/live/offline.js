// Lets the table's page open without network, so that waiting cards can be seen and more can be written.
const NAME = "forum-table"; // as in live-worker.js

export async function keepForLater(root) {
  root.querySelector("[data-leave]").addEventListener("submit", () => globalThis.caches?.delete(NAME));
  if (!("serviceWorker" in navigator) || !globalThis.caches) return;
  try {
    await navigator.serviceWorker.register(root.dataset.worker);
    await navigator.serviceWorker.ready;
    const kept = await caches.open(NAME);
    if (await kept.match(location.pathname)) return;
    // This first page came before there was a worker to keep it.
    const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((element) => element.href || element.src);
    await kept.addAll([location.pathname, ...files]);
  } catch { /* a private window, a full telephone: the page then needs the network */ }
}
