// The address of a page as its state sees it: the state is the whole fragment. The file for use without a network puts
// src/site/offline/address-bar.ts in the place of this one, because there the page itself stands in the fragment too.

/** The fragment that holds the state, with its "#" if there is one. */
export function readFragment(): string {
  return location.hash;
}

/** The address of this page with `fragment` (without "#") as its state. */
export function addressWith(fragment: string): string {
  return fragment ? `#${fragment}` : location.pathname + location.search;
}
