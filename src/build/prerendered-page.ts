// What the server bundle hands to the build for each address.

/** What src/prerender.ts returns for one address. `path` is '' or ends in '/'; `modules` are source files whose chunks the page loads. */
export interface PrerenderedPage {
  readonly path: string;
  readonly file: string;
  readonly lang: string;
  readonly head: string;
  readonly body: string;
  readonly data: unknown;
  readonly modules: readonly string[];
}
