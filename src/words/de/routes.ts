// The words for the ways through the lessons, in German.
import type english from '../en/routes.ts';
import type { Translation } from '../translation.ts';

export default {
  routes: {
    title: 'Wähle einen Weg',
    names: {
      'ten-minutes': [
        'Zehn Minuten',
        'Lies einen Brief unterwegs, scheitere daran, und sieh, was die Zeit tut. Geh in jeder Lektion bis zu ihrem Ziel.',
      ],
      administrator: [
        'Ich betreibe Mail',
        'In der Folge einer Arbeitswoche: veröffentlichen, testen, Fehler finden, Berichte lesen, ändern, einführen.',
      ],
      course: ['Ein Kurs', 'Von der Postkarte bis zu dem, was eine Richtlinie nicht aufhält. Für eine Gruppe oder einen Nachmittag.'],
    },
    all: 'Alle Lektionen',
    minutes: (minutes) => `etwa ${minutes} Minuten`,
    reached: (count, of) => `${count} von ${of} Zielen erreicht`,
    challenge: 'Die Probe',
    isReached: 'erreicht',
    start: 'Beginnen',
    goOn: 'Weiter',
    again: 'Noch einmal',
    next: (title) => `mit „${title}“`,
  },
} satisfies Translation<typeof english>;
