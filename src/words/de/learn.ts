// The words around the lessons, in German.
import type english from '../en/learn.ts';
import type { Translation } from '../translation.ts';

export default {
  question: {
    title: 'Eine Frage, bevor es weitergeht',
    answer: 'Antworten',
    skip: 'Überspringen',
    missing: 'Wähle erst eine Antwort oder überspringe die Frage.',
    hidden: 'Was jetzt kommt, bleibt verdeckt, bis du antwortest oder überspringst. Deine Antwort bleibt auf diesem Gerät.',
    right: 'Richtig.',
    wrong: 'So ist es nicht.',
    yours: 'deine Antwort',
    isRight: 'richtig',
    go: 'Weiter',
    waits: ' Unter der Anmerkung wartet eine Frage.',
  },
  pages: {
    learn: {
      title: 'Lektionen',
      lead: 'Jede Lektion ist eine einzige Zustellung. Geh sie Zeile für Zeile durch, dann spiel den Angreifer.',
      challenge: 'Zehn Aufgaben im Simulator',
      number: (number, total) => `Lektion ${number} von ${total}`,
    },
  },
} satisfies Translation<typeof english>;
