// The links in the foot of the page to its other languages, which are plain markup: they lead to the same state of the page.

/** Lets the links to other languages carry the fragment. */
export function keepFragment(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.colophon a[hreflang]')) {
    link.onfocus = link.onpointerenter = () => (link.hash = location.hash);
  }
}
