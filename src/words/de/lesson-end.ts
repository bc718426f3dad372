// The words below the player of a lesson, in German.
import type english from '../en/lesson-end.ts';
import type { Translation } from '../translation.ts';

export default {
  lessonEnd: {
    after: 'Was daraus folgt',
    sources: 'Quellen',
    lastChecked: (day) => `Fakten zuletzt geprüft am ${day}.`,
    report: 'Fehler melden',
    reportAt: 'einen-fehler-melden',
    neighbours: 'Weitere Lektionen',
    previous: 'Vorige Lektion',
    next: 'Nächste Lektion',
  },
} satisfies Translation<typeof english>;
