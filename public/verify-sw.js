/*
 * Keeps the verification page for checkpoints without a network: the page, what it loads, and the list of keys.
 * It answers for /v, for the list, and for files with a hash in their name; everything else passes by.
 */
const cacheName = "verify-1";
const page = "/v";
const keys = "/.well-known/vignette-keys.json";
const patienceMs = 2500;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const clean = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

async function keep(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (response.ok) await (await caches.open(cacheName)).put(address, response);
}

/** A file with a hash in its name never changes: once is enough. */
const isMissing = async (cache, address) => !address.includes("/assets/") || !(await cache.match(address));

let newest = 0;

/** Files of earlier builds go once the present page has all of its own; only the newest list knows which those are. */
async function keepAll(addresses) {
  const turn = ++newest;
  const cache = await caches.open(cacheName);
  await Promise.all(addresses.map(async (address) => (await isMissing(cache, address)) && keep(address)));
  if (turn !== newest) return;
  const wanted = new Set(addresses.map((address) => new URL(address, self.location.origin).href));
  const kept = await cache.keys();
  await Promise.all(kept.filter(({ url }) => !wanted.has(url)).map((request) => cache.delete(request)));
}

self.addEventListener("message", (event) => {
  if (event.data?.type === "keep") event.waitUntil(keepAll(event.data.addresses).catch(() => undefined));
});

/** The network while it answers in time, else what is kept. */
async function freshOrKept(request, address) {
  const kept = await caches.match(address);
  if (!kept) return fetch(request);
  const waited = new Promise((resolve) => setTimeout(resolve, patienceMs, kept));
  const fresh = fetch(request).then(async (response) => {
    if (!response.ok) return kept;
    await (await caches.open(cacheName)).put(address, response.clone());
    return response;
  });
  return Promise.race([fresh.catch(() => kept), waited]);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname === page && url.search === "") event.respondWith(freshOrKept(request, page));
  else if (url.pathname === keys) event.respondWith(freshOrKept(request, keys));
  else if (url.pathname.startsWith("/assets/"))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
