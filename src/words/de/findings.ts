// The words around a finding, in German: how grave it is, and what is said about it.
import type english from '../en/findings.ts';
import type { Translation } from '../translation.ts';

export default {
  verdicts: { pass: 'In Ordnung', warn: 'Warnung', fail: 'Fehler', unprovable: 'Nicht beweisbar' },
  severities: { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' },
  finding: {
    todo: 'Was zu tun ist',
    passed: 'Was in Ordnung ist',
    who: 'Wen es trifft',
    seen: 'Gesehen',
    fix: 'Abhilfe',
    proof: 'Was es beweisen würde',
  },
} satisfies Translation<typeof english>;
