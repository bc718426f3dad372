// The words around a strip of days in a lesson, in German.
import type english from '../en/days.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

const day = (number: number): string => `Tag ${(Math.round(number * 10) / 10).toLocaleString('de')}`;
const hours = (seconds: number): string => plural(Math.round(seconds / 3600), 'Stunde', 'Stunden');

export default {
  days: {
    busy: 'Die Tage werden berechnet. Das dauert ein, zwei Sekunden.',
    trouble: 'Die Tage ließen sich nicht berechnen.',
    retry: 'Noch einmal',
    day,
    dayShort: (number) => `Tag ${number}`,
    notAtAll: 'gar nicht',
    days: (count) => plural(count, 'Tag', 'Tage'),
    lanes: {
      memory: 'Gedächtnis',
      refresh: 'Auffrischen',
      letters: 'Briefe',
      file: 'Richtlinie',
      mx: 'MX-Eintrag',
      old: 'alter Server',
      first: 'erster Kontakt',
      daily: 'frischt täglich auf',
      never: 'geht nach der id',
    },
    dials: {
      age: 'max_age der Richtlinie',
      length: 'Du hältst durch',
      begin: 'Du beginnst',
      mx: 'die MX-Antwort',
      record: 'den Eintrag der Richtlinie',
      host: 'den Weg zum Richtlinien-Host',
      refresh: 'Alices Server frischt auf',
      file: 'Die Datei nennt auch mx2',
      id: 'Neue id',
      move: 'Der MX-Eintrag nennt mx2',
      off: 'Der alte Server geht aus',
      alone: 'Der alte Name verlässt die Datei',
    },
    hold: 'Du hältst',
    choices: {
      begin: ['gleich nach einem Auffrischen', 'kurz vor einem'],
      refresh: ['was der Eintrag auch sagt', 'nur nach dem Eintrag', 'nie'],
    },
    presets: 'Reihenfolgen zum Probieren',
    forgets: 'es vergisst',
    you: 'du',
    goesOn: 'du, und weiter',
    newId: 'neue id',
    fares: {
      arrived: 'kommt gleich an',
      late: 'wartet und kommt an',
      returned: 'geht an Alice zurück',
      taken: 'gleich dein',
      waited: 'wartet, dann dein',
      waiting: 'wartet noch',
    },
    refreshes: { fetched: 'aufgefrischt', failed: 'Auffrischen misslungen', alerted: 'wieder misslungen, Verwalter benachrichtigt' },
    key: 'Was die Zeichen heißen',
    table: 'Tag für Tag',
    sent: 'Abgeschickt',
    fate: (fare, until, wait) => (wait > 0 ? `${fare}: ${until}, nach ${hours(wait)}` : fare),
    sums: {
      taken: (count) => (count === 1 ? 'Brief ist dein' : 'Briefe sind dein'),
      late: () => 'spät, ungelesen',
      returned: () => 'an Alice zurück',
      alerted: (count) => (count === 1 ? 'Warnung an Verwalter' : 'Warnungen an Verwalter'),
    },
    lateAndReturned: (late, returned) => `${late} spät, ${returned} zurück`,
    longest: (seconds) => (seconds > 0 ? `der späteste nach ${hours(seconds)}` : 'keiner wartet'),
    attackSummary: (length, taken, late, returned, alerted) =>
      `Du hältst ${plural(length, 'Tag', 'Tage')} durch: ${plural(taken, 'Brief ist', 'Briefe sind')} dein, ${plural(late, 'kommt', 'kommen')} spät, ${plural(returned, 'geht', 'gehen')} zurück; die Verwalter des Senders werden ${plural(alerted, 'Mal', 'Mal')} benachrichtigt.`,
    moveSummary: (sent, late, returned) =>
      `Von ${sent} Briefen: ${plural(late, 'kommt', 'kommen')} spät, und ${plural(returned, 'geht', 'gehen')} zurück.`,
    rules: 'Womit diese Seite rechnet',
    rule: {
      attack:
        'Alice schreibt jeden Tag um 21:00, und Tag 0 beginnt um 09:00. Ihr Server frischt einmal am Tag auf, und öfter, wo max_age ein Tag ist. Ein zurückgehaltener Brief wird alle sechs Stunden neu versucht; nach fünf Tagen geht er an sie zurück. Wirkliche Server versuchen es öfter.',
      move: 'Alle sechs Stunden gehen Briefe ab, acht Tage lang, von dreierlei Servern. Beim ersten Kontakt kommt jeder Brief von einem anderen. Einer frischt einmal am Tag auf und sieht dazwischen nicht nach dem Eintrag. Einer frischt nie auf, sieht aber bei jedem Brief nach der id. Beide haben die Richtlinie, die sieben Tage gilt, zehn Stunden vor Tag 0 geholt. Ein zurückgehaltener Brief wird alle vier Stunden neu versucht; nach fünf Tagen geht er zurück.',
    },
  },
} satisfies Translation<typeof english>;
