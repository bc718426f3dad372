// What the server bundle hands to the build for each address.

export interface PrerenderedPage {
  /** From the site's root: '' or ending in '/'. */
  readonly path: string;
  /** Which component wakes it up: src/pages/pages.ts. */
  readonly page: string;
  readonly lang: string;
  readonly head: string;
  /** The outlines of all icons: drawn by <use>, never changed, so no script needs them. */
  readonly sprite: string;
  readonly body: string;
  /** The props of the page, JSON. */
  readonly data: unknown;
  /** Source files whose chunks the page loads at once. */
  readonly modules: readonly string[];
}
