// The data of all pages, carried in the one file: JSON, deflated, in base64.

export interface CarriedPage {
  /** From the site's root: '' or ending in '/'. */
  readonly path: string;
  /** The same from the root of its language, to which `base` leads: "#page=" or "#page=de/". */
  readonly place: string;
  readonly base: string;
  /** Which component draws it. */
  readonly page: string;
  readonly lang: string;
  /** The same page in each language that has it. */
  readonly twins: readonly { readonly lang: string; readonly path: string }[];
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Our own prose as markup; its links begin with "#page=". */
  readonly prose?: Readonly<Record<string, string>>;
}

/** Unpacks what src/build/offline.ts packed. Rejects when the file is damaged. */
export async function unpackPages(packed: string): Promise<ReadonlyMap<string, CarriedPage>> {
  const bytes = Uint8Array.from(atob(packed.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const pages = JSON.parse(await new Response(stream).text()) as CarriedPage[];
  return new Map(pages.map((page) => [page.path, page]));
}
