// This worker decides what of the portal is there without a network: the page and its files, never an answer of the API.
const KEPT = "tongguan-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  // What the page had loaded before this worker was there.
  if (Array.isArray(event.data)) event.waitUntil(caches.open(KEPT).then((cache) => Promise.all(event.data.map((path) => cache.add(path).catch(() => {})))));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  const isPage = url.pathname === "/";
  const isFile = url.pathname.startsWith("/assets/") || url.pathname === "/favicon.svg" || url.pathname === "/manifest.webmanifest";
  if (!isPage && !isFile) return;
  event.respondWith(isPage ? newest(event.request) : kept(event.request));
});

/** Files bear the hash of their content in their name: one that is kept is the right one. */
async function kept(request) {
  const cache = await caches.open(KEPT);
  const found = await cache.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** The page as it is now, and as it was when there is no network. */
async function newest(request) {
  const cache = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put("/", answer.clone());
    return answer;
  } catch (error) {
    const found = await cache.match("/");
    if (found) return found;
    throw error;
  }
}
