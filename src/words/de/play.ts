// The words of the page for free play, in German.
import type english from '../en/play.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    play: {
      title: 'Ausprobieren',
      lead: 'Wähle Welt, Sender und Angriff. Dann sei selbst der Angreifer: Ändere, was durch deine Hände geht. Die Adresse der Seite behält alles, im Teil, der nie gesendet wird.',
      world: 'Welt',
      worldGroups: { moment: 'Eine Nachricht', days: 'Mehrere Tage', own: 'Eigene' },
      ownWorld: 'dein eigenes Szenario',
      worlds: {
        standard: 'receiver.example, alles eingerichtet',
        'two-hosts': 'zwei Mailserver, kein DANE',
        'no-policy': 'keine Richtlinie, DNS nicht signiert',
        'in-the-clear': 'ohne Verschlüsselung',
        'postfix-sender': 'ein Sender wie Postfix 3.7',
        'zone-mta-sender': 'ein Sender wie zone-mta 3.10',
        'private-server': 'privater Server, verlangt STARTTLS',
        'roll-out': 'Einführung: erst testing, dann enforce',
        rotation: 'Umzug auf einen anderen Mailserver',
        removal: 'Rücknahme der Richtlinie',
        'blocked-refresh': 'Angreifer wartet, bis die Richtlinie abläuft',
      },
      report: {
        title: 'Der Bericht am Ende',
        json: 'Der Sender schickt ihn einmal am Tag an {to}. Er sagt, was scheiterte, nicht, wer dahintersteckte.',
      },
    },
  },
} satisfies Translation<typeof english>;
