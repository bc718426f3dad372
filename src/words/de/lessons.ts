// The words around the list of lessons, in German.
import type english from '../en/lessons.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

export default {
  progress: {
    start: 'Mit Lektion 1 beginnen',
    goOn: (lesson, step, total) => `Lektion ${lesson} fortsetzen, Schritt ${step} von ${total}`,
    title: 'Dein Fortschritt',
    kept: 'Er bleibt in diesem Browser und sonst nirgends.',
    notKept: 'Dieser Browser merkt sich für diese Seite nichts: Wenn du gehst, ist alles vergessen.',
    ended: (count, total) => `${count} von ${total} Lektionen bis zum Ende gelesen`,
    won: (count) => `${plural(count, 'Ziel', 'Ziele')} erreicht`,
    answered: (count, right) => `${plural(count, 'Frage', 'Fragen')} beantwortet, ${right} davon gleich richtig`,
    attacked: (count) => `${plural(count, 'Sitzung', 'Sitzungen')} mit eigener Hand verändert`,
    save: 'Kopie sichern',
    forget: 'Vergessen',
    sure: 'Noch einmal drücken, dann ist es vergessen',
  },
  lessonList: {
    minutes: (minutes) => `${minutes} Min.`,
    attack: 'du greifst an',
    inEnglish: 'auf Englisch',
    ended: 'gelesen',
    won: (count) => plural(count, 'Ziel erreicht', 'Ziele erreicht'),
    right: 'richtig beantwortet',
    answered: 'beantwortet',
    attacked: 'angegriffen',
  },
} satisfies Translation<typeof english>;
