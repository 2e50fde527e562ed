// Keeps the page's files, so that it opens and works without a network. Built: version and list of files are filled in.
const VERSION = 'VERSION';
const FILES = ['FILES'];
const CACHE = `drydock-${VERSION}`;
// Hosts vary their answers by who asks; these files are the same for everybody.
const ANYHOW = { ignoreSearch: true, ignoreVary: true };

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, pathname));
  else event.respondWith(kept(request));
});

// Files whose names hold their content are taken from the version before, if it had them.
async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    FILES.map(async (file) => {
      const same = file.startsWith('assets/') ? await caches.match(file, ANYHOW) : undefined;
      if (same) await cache.put(file, same);
      else await cache.add(new Request(file, { cache: 'no-cache' }));
    }),
  );
}

// The version before stays until no page of it is open: such a page may still ask for a file that it has not loaded yet.
async function forgetOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith('drydock-') && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

// The newest page if there is a network, and the one that is kept if not.
async function page(request, pathname) {
  const scope = new URL(self.registration.scope).pathname;
  try {
    return await fetch(request);
  } catch (error) {
    const own = pathname === scope || pathname === `${scope}index.html`;
    const answer = own
      ? await caches.match('./', { ...ANYHOW, cacheName: CACHE })
      : await caches.match(pathname, ANYHOW);
    if (answer) return answer;
    throw error;
  }
}

async function kept(request) {
  return (
    (await caches.match(request, { ...ANYHOW, cacheName: CACHE })) ??
    (await caches.match(request, ANYHOW)) ??
    fetch(request)
  );
}
