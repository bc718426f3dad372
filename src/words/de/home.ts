// The words of the first page, in German.
import type english from '../en/home.ts';
import type { Translation } from '../translation.ts';

export default {
  hero: {
    title: 'Probier es aus: Du sitzt zwischen zwei Mailservern',
    hands: 'Jede Zeile geht durch deine Hände.',
    noise: 'ab hier verschlüsselt: Du kannst es nicht lesen',
    question: 'Was weiß der Sender über {domain}?',
    options: {
      opportunistic: ['Keine Richtlinie', 'Er verschlüsselt, wenn die Gegenseite es anbietet.'],
      'sts-testing': ['Eine Richtlinie im Modus testing', 'Er prüft, meldet Fehler und stellt trotzdem zu.'],
      'sts-enforce': ['Eine Richtlinie im Modus enforce', 'Er prüft und weigert sich, wenn die Prüfung scheitert.'],
    },
    endings: {
      open: [
        'Verschlüsselt. Du siehst Rauschen.',
        'Der Server bietet Verschlüsselung an, und der {sender} nimmt an. Lösche nun die Zeile `250-STARTTLS`.',
      ],
      sealed: [
        'Zugestellt, und niemand hat mitgelesen.',
        'Der {sender} verschlüsselt und prüft das Zertifikat. Du siehst Rauschen. Lösche nun die Zeile `250-STARTTLS`.',
      ],
      read: [
        'Du hast die Nachricht gelesen.',
        'Kein Angebot, also macht der {sender} ohne Verschlüsselung weiter. Niemand merkt es. Gib ihm nun eine Richtlinie.',
      ],
      reported: [
        'Du hast die Nachricht gelesen. Man hört vielleicht davon.',
        'Im Modus testing geht die Mail trotzdem hinaus. Im nächsten Tagesbericht an {domain} steht `starttls-not-supported`. Auch diese Leitung hältst du: Der Bericht lässt sich lesen oder verlieren.',
      ],
      held: [
        'Du bekommst nichts. Die Mail wartet.',
        'Die Richtlinie hat TLS versprochen. Also legt der {sender} auf, behält die Nachricht und versucht es später wieder. In seinem Protokoll steht:',
      ],
    },
    log: 'status=deferred (TLS is required, but was not offered by host {host})',
    walk: 'Die ganze Sitzung Schritt für Schritt',
  },
  pages: {
    home: {
      title: 'Wie eine gelöschte Zeile Mail entblößt',
      headline: 'Eine gelöschte Zeile, und ein Fremder liest deine Mail.',
      headlineAfter: 'Sieh, wie das geht und wie MTA-STS es verhindert.',
      lead: 'MTA-STS ist ein Versprechen, das eine Domain veröffentlicht: Unsere Mailserver sprechen TLS, unter diesen Namen, mit einem gültigen Zertifikat. Ein Sender, der das Versprechen kennt, behält die Mail lieber, als sie einem Betrüger zu geben.',
      inspect: 'Eine echte Domain ansehen',
      inspectNote: 'Dein Browser fragt zwei öffentliche DNS-Resolver und den Richtlinien-Host der Domain. Sie sehen den Namen; wir nicht.',
    },
  },
} satisfies Translation<typeof english>;
