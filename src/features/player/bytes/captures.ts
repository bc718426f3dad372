// Recorded connections after STARTTLS, each a file that comes when it is asked for: octets by side and time, the log of its keys if there
// is one, and the recording itself as .pcap to download.
import { octetsOf } from '#src/protocol/tls/bytes/traffic-keys.ts';
import type { Chunk, Direction } from '#src/protocol/tls/bytes/wire-pieces.ts';

export const captureIds = [
  'postfix-tls13',
  'postfix-sts-tls13',
  'postfix-dane-tls13',
  'keyed-tls13',
  'postfix-tls12',
  'keyed-tls12',
] as const;
export type CaptureId = (typeof captureIds)[number];

export interface Capture {
  /** Software, version and the settings that matter. */
  readonly sender: string;
  readonly chunks: readonly Chunk[];
  readonly keyLog: string | undefined;
}

interface CaptureFile {
  readonly sender: string;
  /** From whom, milliseconds, octets in hexadecimal digits. */
  readonly chunks: readonly (readonly [Direction, number, string])[];
  readonly keyLog?: string;
}

const files = import.meta.glob<CaptureFile>('./captures/*.json', { import: 'default' });
const recordings = import.meta.glob<string>('./captures/*.pcap', { query: '?url', import: 'default', eager: true });

/** Rejects where the file does not come. */
export async function loadCapture(id: CaptureId): Promise<Capture> {
  const { sender, chunks, keyLog } = await files[`./captures/${id}.json`]!();
  return { sender, keyLog, chunks: chunks.map(([from, at, hex]) => ({ from, at, octets: octetsOf(hex) })) };
}

/** The address of the recording. */
export const recordingOf = (id: CaptureId): string => recordings[`./captures/${id}.pcap`]!;
