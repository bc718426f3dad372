// The words for what free play loads after the page, in German.
import type english from '../en/play-tools.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

export default {
  pages: {
    playTools: {
      byHand: {
        title: (step) => `Du bist der Angreifer, bei Schritt ${step}`,
        untouchable: 'Das geht nicht über die Leitung, also kommt unterwegs niemand daran.',
        what: 'Was du tust',
        fitting: 'Hier möglich',
        others: 'Hier nicht möglich: Versuche es und lies, warum',
        kinds: {
          drop: 'löschen, nichts durchlassen',
          replace: 'umschreiben',
          inject: 'danach eine eigene Zeile einfügen',
          answer: 'an Stelle des Servers antworten',
          certificate: 'ein anderes Zertifikat zeigen',
          damage: 'den TLS-Record beschädigen',
          pass: 'durchlassen, entgegen dem Angriff',
        },
        done: {
          drop: 'Gelöscht:',
          replace: 'Umgeschrieben:',
          inject: 'Eingefügt nach',
          answer: 'Beantwortet:',
          certificate: 'Zertifikat gezeigt bei',
          damage: 'Beschädigt:',
          pass: 'Durchgelassen:',
        },
        line: 'Welche Zeile',
        emptyLine: '(leer)',
        allLines: 'alles, durch eine Zeile',
        text: 'Die Zeile, wie du sie sendest',
        records: 'Die Antwort, wie du sie fälschst, ein Eintrag je Zeile',
        certificate: 'Das Zertifikat, das du zeigst',
        certificates: {
          'self-signed': 'selbst signiert, auf den richtigen Namen',
          trusted: 'vertrauenswürdig, auf den richtigen Namen',
          'other-name': 'vertrauenswürdig, auf einen eigenen Namen',
          expired: 'auf den richtigen Namen, abgelaufen',
        },
        do: 'Tun',
        list: 'Was du getan hast',
        none: 'Noch nichts.',
        refused: 'Nicht möglich.',
        undo: 'Zurücknehmen',
        undoOf: (number) => `Nummer ${number} zurücknehmen`,
        undoLast: 'Das Letzte zurücknehmen',
        clear: 'Alles zurücknehmen',
        count: (moves, refused) =>
          moves === 0 ? '' : `${plural(moves, 'Änderung', 'Änderungen')} von Hand${refused ? `, ${refused} davon nicht möglich` : ''}.`,
      },
      tools: {
        title: 'Was sich mit dieser Welt noch tun lässt',
        lens: 'Neben dem Entwurf von 2016',
        typing: 'Selbst SMTP tippen',
        editor: 'Eine eigene Welt schreiben',
      },
    },
    playTrouble: {
      report: {
        nothing:
          'Es gibt nichts zu berichten oder niemanden, dem zu berichten wäre: Keine Sitzung wurde beurteilt, dieser Sender schreibt keine Berichte, oder die Domain bittet um keine.',
        unheard:
          'Etwas ist gescheitert, und kein Bericht erzählt davon: Wo der Sender nachsah, bat niemand um einen, oder der Sender schreibt keine.',
        xml: 'Nach dem Entwurf von 2016 schreibt der Sender XML und schickt es an {to}.',
      },
      badWorld: 'Dieses Szenario lässt sich nicht spielen',
      badWorldMeans: 'Gezeigt wird eine andere Welt. Was falsch ist:',
      damagedWorld: 'Das Szenario in der Adresse ist beschädigt und lässt sich nicht auspacken. Gezeigt wird eine andere Welt.',
      partFailed: 'Dieser Teil ließ sich nicht laden. Prüfe die Verbindung und öffne ihn noch einmal.',
      tooLong: 'Diese Welt ist zu lang für eine Adresse, lässt sich also nicht als Link weitergeben. Spielen lässt sie sich trotzdem.',
    },
  },
} satisfies Translation<typeof english>;
