// The words for teachers, in German: plans for a class, worksheets, presenting.
import type english from '../en/teaching.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    plan: {
      title: 'Pläne für den Unterricht',
      inEnglish: 'auf Englisch',
      description:
        'Lernziele und Zeiten aller Lektionen zu MTA-STS, Kurse für 45 Minuten, 90 Minuten und einen halben Tag, Arbeitsblätter und Lösungen.',
      lead: 'Wozu jede Lektion da ist, wie lange sie dauert, und drei Arten, sie zusammenzusetzen.',
      print: 'Drucken',
      courses: {
        title: 'Kurse',
        intro:
          'Die Zeiten gelten für Lesen allein oder gemeinsames Durchgehen. Jede Lektion hat zwei Minuten für ihre Frage. Alles läuft im Browser: keine Konten, nichts zu installieren, und die Datei für den Gebrauch ohne Netz braucht kein Netz.',
        names: {
          short: '45 Minuten: der Angriff und die Antwort',
          double: '90 Minuten: eine Doppelstunde',
          'half-day': 'Ein halber Tag: der ganze Kurs',
        },
        begins: 'Beginn',
        takes: 'Minuten',
        what: 'Was getan wird',
        sum: (minutes, planned) => `${minutes} von ${planned} Minuten sind verplant.`,
        activities: {
          start: 'Wer hat heute Mail gesendet, und wer konnte sie unterwegs lesen? Vermutungen sammeln.',
          talk: 'Gespräch: Was tut der eigene Mailanbieter, und was müsste tun, wer ihn angreift?',
          worksheet: 'Arbeitsblätter der Lektionen bis hierher, zu zweit; mit den Lösungen vergleichen.',
          pause: 'Pause',
          inspect: 'Alle prüfen eine eigene Domain oder eine erfundene und sagen das Urteil in einem Satz.',
          play: 'Ausprobieren: eine eigene Welt angreifen und den Link nebenan weitergeben.',
          end: 'Zurück zu den Vermutungen vom Anfang. Wer kann die Mail jetzt lesen, und wer muss dafür was wissen?',
        },
      },
      lessons: {
        title: 'Die Lektionen und ihre Ziele',
        minutes: (minutes) => `${minutes} Minuten`,
        worksheet: 'Arbeitsblatt und Lösungen',
        goals: 'Danach kann man',
      },
      tools: {
        title: 'Was hilft',
        present:
          'Vorführen: „Vorführen“ unter dem Player jeder Lektion öffnet ein zweites Fenster mit den Anmerkungen und dem nächsten Schritt. Tasten in einem der beiden bewegen beide.',
        embed: 'Eine Lektion in Moodle, Canvas, Open edX oder auf einer Folie:',
        embedLink: 'Für Lehrende',
        own: 'Eine eigene Welt:',
        ownLink: 'Ausprobieren, „Eine eigene Welt schreiben“',
      },
    },
    worksheet: {
      over: (title) => `Arbeitsblatt: ${title}`,
      description: (title) => `Aufgaben auf Papier zur Lektion „${title}“, mit Lösungen zum Drucken.`,
      where: (number, minutes) => `Lektion ${number}. Plane ${minutes + 10} Minuten ein: ${minutes} für die Lektion, 10 für dieses Blatt.`,
      name: 'Name',
      date: 'Datum',
      withAnswers: 'Mit Lösungen',
      print: 'Drucken',
      lesson: 'Zur Lektion',
      plan: 'Pläne für den Unterricht',
      goals: 'Danach kannst du',
      task: (number) => `Aufgabe ${number}`,
      lines: {
        title: 'Wer sagt das?',
        ask: 'Schreibe neben jede Zeile, wer sie sendet: der Sender, der empfangende Server, DNS oder der Richtlinien-Host.',
      },
      order: { title: 'In welcher Reihenfolge?', ask: 'Nummeriere diese vom ersten bis zum letzten, so wie es in der Lektion geschieht.' },
      excerpt: {
        title: 'In wessen Händen?',
        ask: 'Jemand sitzt auf dem Weg. Eine dieser Zeilen kommt nicht so an, wie sie gesagt wurde, oder gar nicht. Markiere sie und schreibe, was der Angreifer mit ihr macht.',
        actions: { dropped: 'Sie wird gelöscht.', replaced: 'Sie wird umgeschrieben.', damaged: 'Sie wird beschädigt.' },
      },
      policy: {
        title: 'Ergänze die Richtlinie',
        ask: 'Dies ist die Datei, die der Sender holt. Vervollständige sie und sage zu jeder Zeile, was sie bedeutet.',
      },
      ending: {
        title: 'Wie endet es?',
        asIs: 'So, wie die Lektion beginnt',
        moved: 'Nach der Änderung, zu der dich die Lektion auffordert',
        ask: 'Kreuze an, was passt. Schreibe dann die Nummer des Schritts dazu, der entscheidet.',
        delivery: 'Die Nachricht wird',
        deliveries: {
          delivered: 'zugestellt',
          deferred: 'behalten und später noch einmal versucht',
          bounced: 'an die Verfasserin zurückgeschickt',
        },
        travelled: 'Sie reist',
        travels: {
          clear: 'im Klartext',
          encrypted: 'verschlüsselt, nicht geprüft',
          authenticated: 'verschlüsselt und geprüft',
          none: 'gar nicht',
        },
        readBy: 'Wer kann sie unterwegs oder am Ende lesen?',
        nobody: 'niemand',
        step: 'Der Schritt, der entscheidet',
      },
      question: { title: 'Wähle und sage, warum', why: 'Weil' },
      terms: { title: 'In deinen eigenen Worten', ask: 'Erkläre jeden Begriff in einem Satz.' },
    },
    presenter: {
      title: 'Vorführung',
      description: 'Das Fenster für alle, die vorführen: Anmerkungen und der nächste Schritt, neben einer Lektion, die eine Klasse sieht.',
      label: 'Vorführung',
      states: {
        opening: 'Das Fenster für die Vorführung öffnet sich.',
        there: 'Anmerkungen und der nächste Schritt stehen im Fenster für die Vorführung. Tasten bewegen beide.',
        blocked:
          'Der Browser hat das Fenster für die Vorführung nicht geöffnet. Erlaube dieser Seite Pop-up-Fenster, dann öffne es hier. Die große Schrift bleibt.',
        closed: 'Das Fenster für die Vorführung ist geschlossen. Die große Schrift bleibt.',
      },
      open: 'Fenster für die Vorführung öffnen',
      end: 'Vorführung beenden',
      alone:
        'Dieses Fenster gehört zu einer Lektion, die gerade vorgeführt wird: Hier stehen die Anmerkungen und der nächste Schritt, während die Klasse die Lektion in großer Schrift sieht. Öffne zuerst eine Lektion und wähle „Vorführen“ unter ihrem Player.',
      asking: 'Es wird auf die Lektion gewartet.',
      ended: 'Das Fenster der Lektion hat die Vorführung beendet oder zeigt eine andere Seite. Wähle dort noch einmal „Vorführen“.',
      next: 'Was als Nächstes kommt',
      last: 'Das ist der letzte Schritt.',
      clock: 'Zeit seit dem Beginn',
      restart: 'Auf null setzen',
      keys: 'Die Pfeiltasten bewegen beide Fenster.',
    },
  },
} satisfies Translation<typeof english>;
