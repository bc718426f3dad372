// The notes below the matrix: which cells each is about, and what it rests on. Their words are in src/words.
import { cite, draft2016, type Citation } from '#src/protocol/citation.ts';
import type { MatrixCell } from '#src/simulator/matrix.ts';

interface MatrixNote {
  readonly name: 'unpromised' | 'fetched' | 'retry' | 'hidden' | 'blocked' | 'misissued' | 'dane' | 'draft';
  readonly citations: readonly Citation[];
  readonly about: (cell: MatrixCell) => boolean;
}

/** In the order of their numbers. A cell has the first note that is about it. */
export const matrixNotes: readonly MatrixNote[] = [
  {
    name: 'unpromised',
    citations: [cite('RFC 8460', '1'), cite('RFC 8460', '4.4')],
    about: (cell) => cell.sender === 'opportunistic' && cell.attack !== 'break-handshake' && cell.reported,
  },
  {
    name: 'fetched',
    citations: [cite('RFC 8461', '5.1')],
    about: ({ sender, outcome }) => sender === 'sts-first-contact' && outcome.delivery === 'deferred',
  },
  {
    name: 'retry',
    citations: [cite('RFC 7435', '3')],
    about: ({ attack, outcome }) => attack === 'break-handshake' && outcome.delivery === 'delivered',
  },
  {
    name: 'hidden',
    citations: [cite('RFC 8461', '10.2')],
    about: ({ attack, sender }) => attack === 'forge-mx-hide-txt' && sender === 'sts-first-contact',
  },
  {
    name: 'blocked',
    citations: [cite('RFC 8461', '3.3'), cite('RFC 8461', '6')],
    about: ({ attack, sender, reported }) => attack === 'block-policy' && sender === 'sts-first-contact' && reported,
  },
  {
    name: 'misissued',
    citations: [cite('RFC 8461', '10.1')],
    about: ({ attack, outcome }) => attack === 'mis-issued-certificate' && outcome.travelled === 'authenticated',
  },
  {
    name: 'dane',
    citations: [cite('RFC 7672', '3.1.1')],
    // Encrypted and no more: the domain has no such record.
    about: ({ attack, sender, outcome }) =>
      outcome.travelled !== 'encrypted' &&
      ((sender === 'dane' && ['mis-issued-certificate', 'expired-certificate', 'wrong-name-certificate'].includes(attack)) ||
        (sender === 'dane-and-sts' && attack === 'mis-issued-certificate')),
  },
  {
    name: 'draft',
    citations: [cite(draft2016, '3.5')],
    about: ({ sender, attack, outcome }) => sender === 'sts-2016' && attack === 'policy-changed-id-not' && outcome.policy.source !== 'none',
  },
];

/** The number of the note on a cell, from 1. */
export function noteOn(cell: MatrixCell): number | undefined {
  return matrixNotes.findIndex(({ about }) => about(cell)) + 1 || undefined;
}
