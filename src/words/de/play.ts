// The words of the page for free play, in German.
import type english from '../en/play.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    play: {
      title: 'Ausprobieren',
      lead: 'Beginne mit einem Versuch. Dann ändere die Welt, den Sender, den Angriff oder jede Zeile, die durch deine Hände geht. Die Adresse behält alles.',
      experiments: {
        title: 'Versuche: du erwartest eines, es kommt anders',
        expect: 'Du erwartest:',
        open: 'Kein Versuch: zeig mir die Bühne.',
        list: {
          'line-under-enforce': ['Lösche das Angebot von TLS. Die Richtlinie sagt enforce.', 'der Brief geht offen, und du liest ihn'],
          'forged-while-stored': ['Fälsche den MX, während eine Richtlinie gespeichert ist.', 'der Brief geht an deinen Server'],
          'hidden-at-first': ['Verbirg den Eintrag beim ersten Kontakt.', 'die Richtlinie schützt den Brief'],
          testing: ['Greif eine Richtlinie im Modus testing an.', 'wer eine Richtlinie hat, behält den Brief'],
          'old-id': ['Niemand greift an. Die Richtlinie ist neu, ihre id nicht.', 'der Brief kommt an'],
          'unsigned-mx': ['Dein Zertifikat gegen DANE. DNS ist nicht signiert.', 'der TLSA-Eintrag verrät dich'],
          'report-taken': ['Fälsche den MX, und sieh auf den Bericht.', 'Bob liest davon im Bericht'],
          'report-unasked': ['Verbirg, wohin Berichte gehen.', 'Bob liest vom Angriff im Bericht'],
          'handshake-cut': ['Brich jeden TLS-Handshake ab.', 'ohne TLS kein Brief'],
          'own-certificate': ['Zeig dein eigenes Zertifikat. Keine Richtlinie.', 'eine Verbindung mit TLS hält dich fern'],
          'misled-authority': ['Enforce, und du hast ein gültiges Zertifikat.', 'enforce hält den Brief'],
        },
      },
      world: 'Welt',
      worldGroups: { moment: 'Eine Nachricht', days: 'Mehrere Tage', own: 'Eigene' },
      ownWorld: 'dein eigenes Szenario',
      worlds: {
        standard: 'receiver.example, alles eingerichtet',
        'two-hosts': 'zwei Mailserver, kein DANE',
        'no-policy': 'keine Richtlinie, DNS nicht signiert',
        'in-the-clear': 'ohne Verschlüsselung',
        'unsigned-tlsa': 'ein TLSA-Eintrag, aber DNS nicht signiert',
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
