// The wordings that a scenario can name, and a server's own wording laid over one of them.
import type { Accent } from '#src/protocol/smtp/accent.ts';
import { recordedAccents } from '#src/protocol/smtp/recorded-accents.ts';
import type { AccentInput, AccentName } from './scenario.ts';

/** No real program: the words of the RFCs, and few extensions, so that the list can be read. */
const plain: Accent = {
  greeting: '220 {host} ESMTP',
  ehlo: ['{host}', 'PIPELINING', 'SIZE 52428800', '8BITMIME', 'STARTTLS', 'ENHANCEDSTATUSCODES'],
};

const named: Readonly<Record<AccentName, Accent>> = { plain, ...recordedAccents };

/** The wording of a server; plain when the scenario says nothing. */
export function accents(input: AccentName | AccentInput = 'plain'): Accent {
  if (typeof input === 'string') return named[input];
  const { like = 'plain', ...own } = input;
  const base = named[like];
  return { ...base, ...own, replies: { ...base.replies, ...own.replies } };
}
