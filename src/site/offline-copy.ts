// Keeps the site for times without a network (workers/offline.ts): from a page's quiet moments on, in a window of its own, where the build
// does not leave it out. A newer version is offered, never forced.
import { workerScript } from '#src/bridge/script-url.ts';

/** Asks for the worker. `root` leads to the site's root. */
export async function keepCopy(root: string): Promise<void> {
  const scope = new URL(root, location.href);
  const registration = await navigator.serviceWorker.register(workerScript(new URL('offline.js', scope).href), { scope: scope.href });
  // A page that is opened while a newer version waits is of that version already.
  registration.waiting?.postMessage('renew if alone');
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
}

/** Offers a version that comes while the page is open, once it is there. The first of all is none that is newer. */
function watch(coming: ServiceWorker | null): void {
  coming?.addEventListener('statechange', () => {
    if (coming.state === 'installed' && navigator.serviceWorker.controller) offer(coming);
  });
}

/** Says that there is a newer version; it takes the place of the old one, and the page opens anew, when the reader wants it. */
function offer(newer: ServiceWorker): void {
  const place = document.getElementById('newer');
  if (!place) return;
  place.showPopover();
  const [use, later] = place.querySelectorAll('button');
  use!.onclick = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    newer.postMessage('renew');
  };
  later!.onclick = () => place.hidePopover();
}
