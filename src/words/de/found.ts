// The words of the field for a domain, and of what was found about one, in German.
import type english from '../en/found.ts';
import type { Translation } from '../translation.ts';

export default {
  ask: {
    label: 'Domain, die Mail empfängt',
    ask: 'Prüfen',
    note: 'Dein Browser fragt zwei öffentliche DNS-Resolver und den Richtlinien-Host der Domain. Sie sehen den Namen; wir nicht.',
    use: (domain) => `${domain} prüfen`,
  },
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
