// Standard output and standard error of this process. What is written is made harmless to look at, whoever wrote it. A reader who has
// gone (`mta-sts … | head -1`) wanted no more: the command ends quietly, with 0. Any other write that fails ends it with one sentence
// and exit code 4.
import { writeSync } from 'node:fs';
import { visible } from '#src/protocol/visible.ts';
import { styleSequence } from './output.ts';

/** The exit code of output that could not be written. */
export const notWritten = 4;

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

/** The streams, watched from now on. */
export function openStreams(): Streams {
  process.stdout.on('error', endOutput);
  process.stderr.on('error', endErrors);
  return {
    out: (text) => write(process.stdout, text, endOutput),
    err: (text) => write(process.stderr, text, endErrors),
  };
}

/**
 * A text as it may be written: line ends stay, on a terminal our own styles too, all other controls become visible. Foreign text has
 * passed `visible` where it was put in; this is for what was forgotten.
 */
export function harmless(text: string, isTerminal: boolean): string {
  const kept = isTerminal ? new RegExp(`(\\r?\\n|${styleSequence.source})`) : /(\r?\n)/;
  return text
    .split(kept)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('');
}

function write(stream: NodeJS.WriteStream, text: string, failed: (error: unknown) => void): void {
  try {
    stream.write(`${harmless(text, stream.isTTY)}\n`, (error) => error && failed(error));
  } catch (error) {
    failed(error);
  }
}

function endOutput(error: unknown): void {
  if (isGone(error)) process.exit(0);
  const reason = reasons[codeOf(error)] ?? (error instanceof Error ? error.message : 'the reason is not known');
  tell(`The output could not be written: ${visible(reason)}.`);
  process.exit(notWritten);
}

/** Nobody is left to be told. That the reader of errors has gone does not keep the rest from being written. */
function endErrors(error: unknown): void {
  if (!isGone(error)) process.exit(notWritten);
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no room left on the device',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file would become too large',
  EIO: 'the device failed',
  EBADF: 'it is not open for writing',
};

function isGone(error: unknown): boolean {
  return ['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_DESTROYED'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** At once, because the process ends. */
function tell(sentence: string): void {
  try {
    writeSync(2, `${sentence}\n`);
  } catch {
    // The exit code says it.
  }
}
