// One move as an address writes it: `drop:EVENT`, or `replace:EVENT` (`replace-3:EVENT` for its third line) with its text on the lines
// after it; a certificate's text is JSON.
// Values are foreign: what does not fit is undefined.
import type { Move } from '#src/simulator/network/move.ts';

const wordless = /^(pass|drop|damage):(.+)$/s;
const wordy = /^(replace|inject|answer|certificate):([^\n]+)\n(.*)$/s;
const oneLine = /^replace-([1-9]\d{0,3}):([^\n]+)\n(.*)$/s;

type CertificateInput = Extract<Move, { do: 'certificate' }>['certificate'];

/** The move; undefined when the text is none. */
export function parseMove(text: string): Move | undefined {
  const short = wordless.exec(text);
  if (short) return { do: short[1] as 'pass' | 'drop' | 'damage', event: short[2]! };
  const line = oneLine.exec(text);
  if (line) return { do: 'replace', event: line[2]!, line: Number(line[1]), text: line[3]! };
  const long = wordy.exec(text);
  if (!long) return undefined;
  const [, what, event, rest] = long as unknown as [string, 'replace' | 'inject' | 'answer' | 'certificate', string, string];
  if (what !== 'certificate') return { do: what, event, text: rest };
  const certificate = parseCertificate(rest);
  return certificate && { do: what, event, certificate };
}

/** The text that `parseMove` reads back. */
export function formatMove(move: Move): string {
  if ('text' in move) return `${move.do}${'line' in move ? `-${move.line}` : ''}:${move.event}\n${move.text}`;
  return 'certificate' in move ? `${move.do}:${move.event}\n${JSON.stringify(move.certificate)}` : `${move.do}:${move.event}`;
}

const issuers = ['trusted', 'untrusted', 'self-signed'] as const;

function parseCertificate(json: string): CertificateInput | undefined {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const { names, issuer, notBefore, notAfter, spki, ...more } = read as Record<string, unknown>;
  const isTime = (value: unknown) => value === undefined || (Number.isSafeInteger(value) && Number(value) >= 0);
  const fits =
    Array.isArray(names) &&
    names.length <= 50 &&
    names.every((name) => typeof name === 'string' && /^[^\s\p{C}]{1,255}$/u.test(name)) &&
    (issuer === undefined || issuers.some((known) => known === issuer)) &&
    isTime(notBefore) &&
    isTime(notAfter) &&
    (spki === undefined || (typeof spki === 'string' && /^[0-9a-f]{64}$/.test(spki))) &&
    Object.keys(more).length === 0;
  return fits ? (read as CertificateInput) : undefined;
}
