// The words of the page for free play, in German.
import type english from '../en/play.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    play: {
      title: 'Ausprobieren',
      description:
        'Jeder Sender, jeder Angriff, jede Welt: Ändere jede Zeile unterwegs von Hand, reise durch die Tage einer Richtlinie und lies am Ende den Bericht.',
      lead: 'Wähle eine Welt, einen Sender und einen Angriff. Dann sei selbst der Angreifer und ändere jede Zeile, die durch deine Hände geht. Die Adresse dieser Seite behält alles, in dem Teil, der nie gesendet wird.',
      world: 'Welt',
      worldGroups: { moment: 'Eine Nachricht', days: 'Mehrere Tage', own: 'Deine eigene' },
      ownWorld: 'dein eigenes Szenario',
      worlds: {
        standard: 'receiver.example, alles eingerichtet',
        'two-hosts': 'zwei Mailserver, kein DANE',
        'no-policy': 'gar keine Richtlinie, DNS nicht signiert',
        'in-the-clear': 'nirgends Verschlüsselung',
        'postfix-sender': 'ein Sender, der es macht wie Postfix 3.7',
        'private-server': 'ein privater Server, der STARTTLS verlangt',
        'roll-out': 'eine Richtlinie wird eingeführt: erst testing, dann enforce',
        rotation: 'die Domain zieht auf einen anderen Mailserver um',
        removal: 'die Domain nimmt ihre Richtlinie zurück',
        'blocked-refresh': 'ein Angreifer wartet, bis die Richtlinie abläuft',
      },
      badWorld: 'Dieses Szenario lässt sich nicht spielen',
      badWorldMeans: 'Gezeigt wird eine andere Welt. Was falsch ist:',
      damagedWorld: 'Das Szenario in der Adresse ist beschädigt und lässt sich nicht auspacken. Gezeigt wird eine andere Welt.',
      report: {
        title: 'Der Bericht am Ende',
        nothing:
          'Es gibt nichts zu berichten oder niemanden, dem zu berichten wäre: Keine Sitzung wurde beurteilt, dieser Sender schreibt keine Berichte, oder die Domain bittet um keine.',
        unheard: 'Etwas ist gescheitert, und niemand erfährt davon: Die Domain bittet um keine Berichte, oder der Sender schreibt keine.',
        json: 'Der Sender schreibt ihn einmal am Tag und schickt ihn an {to}. Er sagt, was scheiterte, nicht, wer dahintersteckte.',
        xml: 'Nach dem Entwurf von 2016 schreibt der Sender XML und schickt es an {to}.',
      },
      partFailed: 'Dieser Teil ließ sich nicht laden. Prüfe die Verbindung und öffne ihn noch einmal.',
      tooLong: 'Diese Welt ist zu lang für eine Adresse, lässt sich also nicht als Link weitergeben. Spielen lässt sie sich trotzdem.',
    },
  },
} satisfies Translation<typeof english>;
