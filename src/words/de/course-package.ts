// The words of the form that makes course packages, in German.
import type english from '../en/course-package.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

export default {
  pages: {
    coursePackage: {
      loading: 'Die Lektionen werden nachgesehen …',
      noList:
        'Die Liste der Lektionen war nicht zu lesen. Ein Kurspaket entsteht aus den Dateien dieser Website, also muss sie erreichbar sein; eine Kopie in einer einzigen Datei kann keines machen.',
      retry: 'Noch einmal versuchen',
      lessons: 'Lektionen',
      all: 'Alle',
      none: 'Keine',
      minutes: (minutes) => `${minutes} Min.`,
      chosen: (lessons, minutes) => `${plural(lessons, 'Lektion', 'Lektionen')}, etwa ${plural(minutes, 'Minute', 'Minuten')}.`,
      challenge: 'Die Probe am Ende: zehn Aufgaben im Simulator',
      withChallenge: 'Mit der Probe.',
      language: 'Sprache',
      version: 'Version',
      versions: {
        '1.2': 'SCORM 1.2',
        '2004': 'SCORM 2004, 4. Ausgabe',
      },
      versionHelp: 'Moodle und fast alle anderen nehmen SCORM 1.2. Nimm 2004, wo deine Lernplattform danach verlangt.',
      completion: 'Eine Lektion ist fertig, wenn man',
      completions: {
        end: 'beim letzten Schritt angekommen ist',
        answered: 'die Frage beantwortet hat',
        attacked: 'den Angreifer gespielt hat',
      },
      pass: 'Bestehensgrenze',
      noPass: 'keine: Lektionen werden fertig, nichts wird bestanden oder nicht bestanden',
      withPass: 'Prozent der Fragen richtig beantwortet:',
      noPassChallenge: 'die der Probe: 7 von 10 Aufgaben, 3 davon aus der Verwaltung; Fragen der Lektionen zählen nicht',
      withPassChallenge: 'dieselbe, und Prozent aller Punkte, wobei Fragen und Aufgaben je ein Punkt sind:',
      percent: 'Prozent',
      make: 'Paket machen',
      reading: (read, all) => `Datei ${read} von ${all} wird gelesen …`,
      packing: 'Wird gepackt …',
      made: (name, kilobytes) => `${name}, ${kilobytes} kB, ist gemacht und deinem Browser übergeben.`,
      again: 'Noch einmal sichern',
      failed:
        'Eine Datei dieser Website war nicht zu lesen, darum gibt es kein Paket. Vielleicht ist das Netz weg, oder die Website wurde erneuert, seit du diese Seite geöffnet hast. Lade die Seite neu und versuche es noch einmal.',
      problems: {
        scorm: 'Diese Version ist nicht bekannt.',
        lessons: 'Eine der Lektionen gibt es nicht mehr: Lade die Seite neu.',
        'no-lessons': 'Wähle mindestens eine Lektion oder die Probe.',
        completion: 'Diese Regel ist nicht bekannt.',
        pass: 'Eine Bestehensgrenze ist eine ganze Zahl von 1 bis 100.',
        'no-questions': 'Diese Lektionen stellen keine Fragen, also gibt es nichts zu bestehen.',
        language: 'In dieser Sprache gibt es keine Lektionen.',
      },
      inside:
        'Nichts wird hochgeladen: Das Zip entsteht in deinem Browser. Es fragt niemanden außer deiner Lernplattform und enthält die Lektionen, was sie brauchen, und die Lizenzen.',
    },
  },
} satisfies Translation<typeof english>;
