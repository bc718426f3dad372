// The words around a finding, in German: how grave it is, and what is said about it.
import type english from '../en/findings.ts';
import type { Translation } from '../translation.ts';

export default {
  verdicts: { pass: 'In Ordnung', warn: 'Warnung', fail: 'Fehler', unprovable: 'Nicht beweisbar' },
  severities: { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' },
  // --- Who reads a step
  readers: {
    title: 'Wer das liest:',
    clear: 'Es läuft offen über die Leitung: Wer am Weg sitzt, kann es lesen.',
    sealed: 'Es läuft in TLS: Unterwegs kann es niemand lesen.',
    opened: 'Es läuft in TLS, aber dessen eines Ende ist der Angreifer.',
  },

  // --- What was found at a step, below its note
  atStep: {
    title: 'Hier gefunden',
    fix: 'So behebt man es',
  },
  finding: {
    todo: 'Was zu tun ist',
    passed: 'Was in Ordnung ist',
    who: 'Wen es trifft',
    seen: 'Gesehen',
    fix: 'Abhilfe',
    proof: 'Was es beweisen würde',
  },
} satisfies Translation<typeof english>;
