// What a browser lends to the readers of TLS reports: unzipping with a bound, and decoding.
import { readCapped } from '#src/inspector/ask/capped-body.ts';
import type { FileTools } from '#src/protocol/tlsrpt/report-file.ts';

export const fileTools: FileTools = {
  gunzip,
  decode(bytes) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, wellFormed: !text.includes('\ufffd') || isWellFormed(bytes) };
  },
};

function isWellFormed(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== undefined;
  } catch {
    return false;
  }
}

/** So many places are tried at which a new member may begin. */
const triesLimit = 30;

/**
 * A gzip file may have several members (RFC 1952 section 2.2), and browsers unzip one: what follows it is damage to them. So a file
 * that does not unzip is taken apart where another member may begin; each piece brings its own check sum.
 */
async function gunzip(bytes: Uint8Array, limit: number): Promise<Uint8Array | 'too-large' | 'damaged'> {
  const whole = await gunzipMember(bytes, limit);
  if (whole !== 'damaged') return whole;
  const members: Uint8Array[] = [];
  let [start, left, end] = [0, limit, 0];
  for (let tries = 0; end < bytes.length && tries < triesLimit; tries++) {
    end = nextMember(bytes, end + 1);
    const plain = await gunzipMember(bytes.subarray(start, end), left);
    if (plain === 'too-large') return plain;
    if (plain === 'damaged') continue;
    members.push(plain);
    left -= plain.length;
    start = end;
  }
  return start === bytes.length ? new Uint8Array(await new Blob(members as Uint8Array<ArrayBuffer>[]).arrayBuffer()) : 'damaged';
}

/** Where a member may begin, at or after `from`, or the end. */
function nextMember(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x1f, from); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8) return at;
  }
  return bytes.length;
}

async function gunzipMember(bytes: Uint8Array, limit: number): Promise<Uint8Array | 'too-large' | 'damaged'> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  try {
    const { bytes: plain, truncated } = await readCapped(new Response(stream), limit);
    return truncated ? 'too-large' : plain;
  } catch {
    return 'damaged';
  }
}
