// The words of every page, in German.
import type english from '../en/frame.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

export default {
  lang: 'de',
  locale: 'de-DE',
  glossary: 'Glossar',
  actors: {
    sender: 'Sender',
    resolver: 'DNS',
    'policy-host': 'Richtlinien-Host',
    attacker: 'Angreifer',
    receiver: 'Empfangender Server',
  },
  inText: {
    sender: 'Sender',
    resolver: 'DNS',
    'policy-host': 'Richtlinien-Host',
    attacker: 'Angreifer',
    receiver: 'empfangenden Server',
  },
  theActors: {
    sender: 'dem Sender',
    resolver: 'dem DNS',
    'policy-host': 'dem Richtlinien-Host',
    attacker: 'dem Angreifer',
    receiver: 'dem empfangenden Server',
  },
  you: 'Du',
  time: (seconds) => {
    if (seconds >= 172_800) return `${Math.floor(seconds / 86_400)} Tage`;
    if (seconds >= 7_200) return `${Math.floor(seconds / 3_600)} Stunden`;
    return seconds >= 120 ? `${Math.floor(seconds / 60)} Minuten` : plural(Math.max(0, Math.floor(seconds)), 'Sekunde', 'Sekunden');
  },
  /** The sentence that a verdict ends; and what stands in its place until there is one. */
  verdict: { so: '– also wird die Mail', open: '… ?' },

  copy: { copy: 'Kopieren', copied: 'Kopiert', failed: 'Drücke Strg+C' },
  pages: {
    problems: {
      address: ['Die Adresse dieser Seite enthält ', '. Das war nicht zu verstehen und ist weggelassen; der Rest wird gezeigt.'],
      'step-gone': 'Die Adresse nennt einen Schritt, den diese Sitzung nicht hat. Sie beginnt beim ersten Schritt.',
      crashed: 'Der Simulator ist zweimal abgebrochen. Gezeigt wird die Sitzung davor. Lade neu, um von vorn zu beginnen.',
      hung: 'Der Simulator hat zweimal zu lange gebraucht. Gezeigt wird die Sitzung davor. Nimm die letzte Änderung zurück, oder lade neu.',
    },
  },
} satisfies Translation<typeof english>;
