// Service worker below /foren/. Always asks the network first, so a page is never older than the connection. Only
// if there is none, the table's page opens as this telephone last saw it, with its styles and scripts.
const NAME = "forum-table"; // as in live/offline.js
const TABLE = /\/foren\/[^/]+\/live\/$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" ? TABLE.test(url.pathname) && !url.search : url.pathname.startsWith("/static/")) {
    event.respondWith(fromNetworkFirst(request, url.pathname));
  }
});

async function fromNetworkFirst(request, path) {
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) (await caches.open(NAME)).put(path, response.clone());
    return response;
  } catch (error) {
    const kept = await caches.match(path, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}
