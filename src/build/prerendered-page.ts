// What the server bundle hands to the build for each address.

export interface PrerenderedPage {
  /** From the site's root: '' or ending in '/'. */
  readonly path: string;
  /** The same from the root of its language. */
  readonly place: string;
  /** Which component wakes it up: src/site/pages.ts. */
  readonly page: string;
  readonly lang: string;
  readonly head: string;
  readonly title: string;
  readonly description: string;
  /** What the page is, in the words of schema.org. */
  readonly structured?: Readonly<Record<string, unknown>>;
  /** The same page in each language that has it, itself included. */
  readonly twins: readonly { readonly lang: string; readonly path: string }[];
  /** The outlines of the icons and the head of the site: no script needs them. */
  readonly before: string;
  /** What the script wakes up. */
  readonly body: string;
  /** The foot of the site. */
  readonly after: string;
  /** The props of the page, JSON. */
  readonly data: unknown;
  /** Those props that are markup, drawn at build time alone: in the page they are part of `body`. */
  readonly prose?: Readonly<Record<string, string>>;
  /** Source files whose chunks the page loads at once. */
  readonly modules: readonly string[];
}

/** What stands at an address that leads nowhere, as markup: nothing in it wakes up. */
export interface MissingPage {
  readonly head: string;
  readonly before: string;
  readonly body: string;
  readonly after: string;
}
