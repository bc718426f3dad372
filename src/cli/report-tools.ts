// What Node lends to the readers of TLS reports: unzipping with a bound, and decoding.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FileTools } from '#src/protocol/tlsrpt/report-file.ts';

const unzip = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

export const fileTools: FileTools = {
  async gunzip(bytes, limit) {
    try {
      return await unzip(bytes, { maxOutputLength: limit });
    } catch (error) {
      return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged';
    }
  },
  decode(bytes) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return { text, wellFormed: !text.includes('\ufffd') || isWellFormed(bytes) };
  },
};

function isWellFormed(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
