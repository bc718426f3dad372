// The words of the page for teachers, in German.
import type english from '../en/embed.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    embed: {
      title: 'Für Lehrende',
      lead: 'Eine Lektion passt in einen Rahmen auf deiner eigenen Seite. Wähle, was er zeigt, sieh es dir an und kopiere den Code. Er braucht kein Konto, setzt keine Cookies und fragt niemanden außer dieser Website.',
      choose: 'Wählen',
      chooseLead: 'Was der Rahmen zeigt und wo er beginnt. Alles davon steht in seiner Adresse.',
      lesson: 'Lektion',
      lessons: 'Lektionen',
      language: 'Sprache',
      englishOnly: 'Diese Lektion gibt es nur auf Englisch.',
      play: 'Ausprobieren',
      step: 'Öffnen bei Schritt',
      first: 'Erster Schritt',
      last: 'Letzter Schritt',
      start: 'der erste',
      end: 'der letzte',
      views: 'Ansicht',
      viewNames: {
        any: 'Weg; in breiten Rahmen auch das Terminal',
        'path,terminal': 'Weg und Terminal',
        path: 'nur der Weg',
        terminal: 'nur das Terminal',
      },
      controls: 'Zeigen',
      controlNames: {
        conditions: 'Wahl von Angriff und Sender',
        slider: 'Schieberegler',
        chapters: 'Kapitel unter dem Schieberegler',
        tools: 'Abspielen, Tempo, Vollbild, Schriftgröße, Tasten',
        open: 'Link in einen eigenen Tab',
      },
      reader: 'Wer lernt',
      attack: 'darf den Angreifer spielen',
      questions: 'bekommt die Frage der Lektion gestellt',
      theme: 'Farben',
      themes: { '': 'wie auf dem Gerät der Lernenden', light: 'hell', dark: 'dunkel' },
      completion: 'Fertig, wenn man',
      completions: {
        end: 'beim letzten Schritt angekommen ist',
        answered: 'die Frage beantwortet hat',
        attacked: 'den Angreifer gespielt hat',
      },
      height: 'Höhe in Pixeln',
      preview: 'Ansehen',
      previewLead: 'So wird deine Seite den Rahmen zeigen.',
      frameTitle: (title) => `${title}: eine SMTP-Sitzung, Schritt für Schritt`,
      copy: 'Kopieren',
      copyLead:
        'Der Rahmen geht allein. Das Element tut dasselbe und wächst mit seinem Inhalt, wo deine Seite unser Skript ausführen darf.',
      noScript:
        'Ohne JavaScript kann diese Seite den Code nicht zusammensetzen. Dies sind Beispiele für eine Lektion: Setze die Adresse dieser Website und die gewünschte Lektion an ihre Stelle.',
      places: {
        iframe: ['Jede Seite', 'Füge es in das HTML deiner Seite ein.'],
        element: [
          'Jede Seite, die unser Skript ausführen darf',
          'Der Rahmen wird so hoch wie sein Inhalt. Was darin geschieht, erfährt deine Seite.',
        ],
        markdown: ['Markdown', 'Markdown zeigt meist keine Rahmen, darum ist dies ein Link.'],
        reveal: [
          'reveal.js',
          'Eine eigene Folie. Mit Tab oder einem Klick geht es in den Rahmen; mit Tab oder einem Klick daneben wieder hinaus.',
        ],
        moodle: [
          'Moodle',
          'Lege eine Textseite oder ein Text- und Medienfeld an. Öffne im Editor unter Werkzeuge den Quellcode und füge es dort ein.',
        ],
        canvas: ['Canvas', 'Bearbeite eine Seite. Wechsle unter dem Editor zum HTML-Editor und füge es dort ein.'],
        'open-edx': ['Open edX', 'Füge eine Komponente Text hinzu. Wähle den Editor für rohes HTML und füge es dort ein.'],
      },
      package: 'Kurspakete',
      packageLead:
        'Für Lernplattformen, die Ergebnisse festhalten: eine SCORM-Datei mit den Lektionen deiner Wahl, auf dieser Seite gemacht.',
      packageFailed: 'Dieser Teil ließ sich nicht laden. Prüfe die Verbindung und lade die Seite neu.',
      packageScript: 'Ein Paket zu machen braucht JavaScript. Auf der Kommandozeile macht sie ein Klon dieses Projekts: npm run package.',
      more: 'Nachrichten, Parameter und Grenzen',
      moreText:
        'EMBEDDING.md im Quelltext dieser Website beschreibt jeden Parameter der Adresse, was Rahmen und Seite einander sagen können und was mit welcher Lernplattform ausprobiert ist.',
    },
  },
} satisfies Translation<typeof english>;
