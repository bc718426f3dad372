// The words of the tables on the page about this site, in German.
import type english from '../en/about-tables.ts';
import type { Translation } from '../translation.ts';

export default {
  aboutTables: {
    providers: {
      head: {
        provider: 'Anbieter',
        honours: 'Beachtet die Richtlinien anderer',
        publishes: 'Veröffentlicht eine Richtlinie',
        reports: 'Verschickt TLS-Berichte',
        dane: 'DANE',
        source: 'Quelle',
      },
      notKnown: {
        honours: 'Beachtet: nicht bekannt',
        publishes: 'Veröffentlicht: nicht bekannt',
        reports: 'Berichte: nicht bekannt',
        dane: 'DANE: nicht bekannt',
      },
      undated: 'ohne Datum',
      lookedUp: (day) => `nachgesehen am ${day}`,
    },
    differences: {
      head: ['Aufgezeichneter Sender', 'Was er tut', 'So endete es', 'Nach dem Buchstaben', 'Aufzeichnung'],
      endings: { delivered: 'zugestellt', deferred: 'wartet', bounced: 'zurückgeschickt' },
      travelled: { clear: 'im Klartext', encrypted: 'verschlüsselt' },
      connectsOnly: 'wartet, ohne sich zu verbinden',
    },
    claims: {
      head: ['Programm', 'Was darüber gesagt wird', 'Worauf das beruht'],
      recording: 'Aufzeichnung',
      capture: 'aufgezeichnete Oktette',
      test: 'unser Test',
    },
  },
} satisfies Translation<typeof english>;
