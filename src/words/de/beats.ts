// The words around a lesson's beats, in German.
import type english from '../en/beats.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

export default {
  beats: {
    goal: 'Dein Ziel:',
    reached: 'Ziel erreicht.',
    seen: 'Gesehen, nicht getan:',
    hint: 'Tipp',
    showMe: 'Zeig es mir',
    soFar: (count) => `bisher ${plural(count, 'Takt', 'Takte')}`,
    move: 'Dein Zug',
    next: 'Weiter',
    back: 'Zurück',
    backToLesson: 'Zurück zur Lektion',
    place: (number, total) => `${number} von ${total}`,
    youSaidSo: 'Das hast du gesagt.',
    youSaid: 'Du hast gesagt:',
    working: 'Die Sitzung wird berechnet.',
    whatIf: 'Was wäre, wenn:',
    session: 'Die Sitzung bis hierher',
    gear: 'Welche Zeilen',
    matters: 'Was zählt',
    every: 'Jede Zeile',
    show: 'zeigen',
    hide: 'falten',
    inHands: 'in deiner Hand',
    check: 'Nachsehen',
    again: 'Neu sortieren',
    sorted: (right, total) => `${right} von ${total} liegen richtig.`,
    belongs: 'gehört zu:',
    sayIt: 'Sag es in zwei Sätzen, dann sieh nach',
    nextLesson: (title) => `Weiter: ${title}`,
    allBeats: 'Die ganze Lektion',
    notReached: 'Die Sitzung, Zeile für Zeile',
    press: (key) => `Taste ${key}`,
  },
} satisfies Translation<typeof english>;
