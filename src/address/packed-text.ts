// Long texts made short enough for an address: deflated (RFC 1951) and in base64url, after a "~" that tells them from plain ones.

const mark = '~';
/** Up to here a text stays readable in the address. In characters, once percent-encoded. */
const plainLimit = 2000;
/** The longest text that is packed, and the longest that is unpacked, so that a small address cannot become a huge text. */
export const packedTextLimit = 262_144;

/** The text as an address carries it; undefined for one that is too long. */
export async function packText(text: string): Promise<string | undefined> {
  if (text.length > packedTextLimit) return undefined;
  // A lone surrogate has no place in an address.
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd');
  if (!text.startsWith(mark) && encodeURIComponent(wellFormed).length <= plainLimit) return wellFormed;
  const bytes = new Uint8Array(
    await new Response(new Blob([wellFormed]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer(),
  );
  return mark + base64(bytes);
}

/** The text that an address carried; undefined when it is damaged. */
export async function unpackText(packed: string): Promise<string | undefined> {
  if (!packed.startsWith(mark)) return packed;
  try {
    const bytes = Uint8Array.from(atob(packed.slice(1).replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    return await readUpTo(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')), packedTextLimit * 3);
  } catch {
    return undefined;
  }
}

async function readUpTo(stream: ReadableStream<Uint8Array>, limit: number): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  const reader = stream.getReader();
  let [text, length] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > limit) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(pieces.join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
