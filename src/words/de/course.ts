// The words of a course package as a learner sees it, in German.
import type english from '../en/course.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

export default {
  pages: {
    course: {
      lessons: 'Lektionen',
      minutes: (minutes) => `${minutes} Min.`,
      states: { done: 'fertig', begun: 'begonnen', new: 'nicht begonnen' },
      answers: { right: 'richtig beantwortet', wrong: 'falsch beantwortet' },
      asksAfter: (line) => `Diese Lektion stellt ihre Frage, nachdem du die Zeile ${line} gelöscht hast.`,
      number: (number, total) => `Lektion ${number} von ${total}`,
      done: (done, total) => `${done} von ${plural(total, 'Lektion', 'Lektionen')} fertig`,
      right: (right, questions) => `${right} von ${plural(questions, 'Frage', 'Fragen')} richtig beantwortet`,
      pass: (percent) => `bestanden ab ${percent} %`,
      rules: {
        end: 'Eine Lektion ist fertig, wenn du ihren letzten Schritt gesehen hast.',
        answered: 'Eine Lektion ist fertig, wenn du ihre Frage beantwortet hast.',
        attacked: 'Eine Lektion ist fertig, wenn du in ihr den Angreifer gespielt hast.',
      },
      verdicts: {
        completed: 'Du hast alle Lektionen fertig.',
        passed: (score) => `Du hast alle Lektionen fertig und mit ${score} % bestanden.`,
        failed: (score, pass) => `Du hast alle Lektionen fertig. Du hast ${score} %; zum Bestehen braucht es ${pass} %.`,
      },
      challenge: {
        points: (points, tasks) => `${points} von ${tasks} Aufgaben gelöst`,
        standing: (points, tasks, isPassed) => `Probe: ${points} von ${tasks} Aufgaben${isPassed ? ', bestanden' : ''}`,
        parts: (done, total) => `${done} von ${plural(total, 'Teil', 'Teilen')} fertig`,
        rule: 'Die Probe ist fertig, wenn sie bestanden ist oder keine ihrer Aufgaben mehr offen ist.',
        passed: (points, tasks) => `Du hast die Probe bestanden, mit ${points} von ${tasks} Aufgaben.`,
        failed: (points, tasks) =>
          `Du hast ${points} von ${tasks} Aufgaben der Probe gelöst; zum Bestehen reicht das nicht. In ihrem Ergebnis kannst du einen neuen Versuch anfangen.`,
      },
      left: (questions) =>
        `Du hast alle Lektionen fertig. ${questions === 1 ? 'Eine Frage wartet' : `${questions} Fragen warten`} noch auf deine Antwort, in den Lektionen, die nicht als beantwortet markiert sind.`,
      after: 'Du kannst jede Lektion noch einmal ansehen oder dieses Fenster schließen.',
      again: 'Die verfehlten Fragen noch einmal stellen',
      next: 'Nächste Lektion',
      frame: (title) => `Lektion: ${title}`,
      record: {
        saving: 'Wird gespeichert …',
        saved: 'In deiner Lernplattform gespeichert.',
        slow: 'Gespeichert. Deine Lernplattform antwortet langsam: Wenn es ab und zu kurz hakt, liegt das an ihr, und nichts geht verloren.',
        review: 'Dies ist eine Rückschau: Nichts, was du hier tust, wird festgehalten.',
        missing:
          'Keine Lernplattform ist erreichbar, also wird dort nichts festgehalten. Dein Fortschritt bleibt in diesem Browser und wird beim nächsten Schritt übergeben, sobald sie wieder da ist.',
        closed:
          'Deine Lernplattform öffnet für diesen Kurs keine Sitzung. Dein Fortschritt bleibt in diesem Browser, und der nächste Schritt versucht es noch einmal.',
        refused:
          'Deine Lernplattform hat nicht alles angenommen. Was sie nicht annahm, bleibt in diesem Browser, und der nächste Schritt versucht es noch einmal.',
        'no-room':
          'Deine Lernplattform hat deine Ergebnisse festgehalten, aber nicht die Stelle, an der du bist. Die Stelle bleibt in diesem Browser, und der nächste Schritt versucht es noch einmal.',
        uncommitted:
          'Deine Lernplattform hat nicht bestätigt, dass dein Fortschritt gespeichert ist. Er bleibt in diesem Browser, und der nächste Schritt versucht es noch einmal.',
      },
      damaged:
        'Ein Teil dessen, was deine Lernplattform von deinem letzten Besuch aufgehoben hatte, war nicht zu lesen. Der Rest ist hier.',
      notHere: (title) => `„${title}“ ist nicht Teil dieses Kurses.`,
      silent:
        'Diese Lektion antwortet nicht. Vielleicht hat deine Lernplattform nicht alle Dateien des Kurses ausgepackt, oder sie verbietet Skripte in Rahmen.',
      legal: 'Texte unter CC BY 4.0. Gemacht mit „MTA-STS, erklärt“.',
      licence: 'Lizenz',
      notices: 'Hinweise',
    },
  },
} satisfies Translation<typeof english>;
