// The words of the first page, in German.
import type english from '../en/home.ts';
import type { Translation } from '../translation.ts';

export default {
  hero: {
    title: 'Probier es aus: Du hältst die Leitung zwischen zwei Mailservern',
    held: 'In einer Zeile bietet Bobs Server Verschlüsselung an, und diese Zeile hast du in der Hand.',
    drop: 'Diese Zeile löschen',
    pass: 'Durchlassen',
    again: 'Die Zeile noch einmal nehmen',
    question: 'Was Alices Server über Bobs Domain weiß',
    options: { opportunistic: 'nichts', 'sts-testing': 'Richtlinie: testing', 'sts-enforce': 'Richtlinie: enforce' },
    endings: {
      open: [
        'Du siehst Rauschen.',
        'Das Angebot kam an, also verschlüsselt Alices Server. Alles hängt an dieser einen Zeile.',
        'Nimm sie noch einmal, und lösche sie.',
      ],
      sealed: [
        'Du siehst Rauschen.',
        'Alices Server verschlüsselt, und das Zertifikat passt zum Namen in der Richtlinie.',
        'Nimm die Zeile noch einmal, und lösche sie.',
      ],
      read: [
        'Du hast den Brief gelesen.',
        'Kein Angebot kam an, also macht Alices Server ohne Verschlüsselung weiter. Für ihn sieht nichts kaputt aus.',
        'Gib ihm nun eine Richtlinie.',
      ],
      reported: [
        'Du hast den Brief gelesen. Man hört vielleicht davon.',
        'Im Modus testing geht die Mail trotzdem hinaus. Im nächsten Tagesbericht an Bobs Domain steht `starttls-not-supported`, wenn du nicht auch den Bericht aufhältst.',
        'Versuch es nun mit enforce.',
      ],
      held: [
        'Du bekommst nichts. Die Mail wartet.',
        'Die Richtlinie hat TLS versprochen. Alices Server legt auf, bevor er gesagt hat, wer wem schreibt, behält den Brief und versucht es später wieder.',
        '',
      ],
    },
    walk: 'Lektion 3 geht es durch',
    lines: 'Dasselbe Zeile für Zeile',
    still: 'Zwischen zwei Mailservern löschst du die eine Zeile, in der Bobs Server Verschlüsselung anbietet. Das kommt dabei heraus.',
  },
  pages: {
    home: {
      title: 'Wie eine gelöschte Zeile Mail entblößt',
      headline: 'Eine gelöschte Zeile, und ein Fremder liest deine Mail.',
      headlineAfter: 'Sieh, wie das geht und wie MTA-STS es verhindert.',
      what: 'Worum es geht',
      lead: 'Mit MTA-STS veröffentlicht eine Domain ein Versprechen: Mail für uns geht an diese Server, über TLS, und sie zeigen ein gültiges Zertifikat. Wer das Versprechen kennt, kann die Server daran messen.',
      short: [
        ['MTA-STS', 'Mail Transfer Agent Strict Transport Security', 'Das Versprechen. Ein Mail Transfer Agent ist ein Mailserver.'],
        ['TLS', 'Transport Layer Security', 'Verschlüsselt den Weg zwischen zwei Servern und lässt einen von ihnen seinen Namen beweisen.'],
        [
          'MX',
          'Mail Exchanger',
          'Ein Server, der Mail für eine Domain annimmt. Sein Name steht im DNS, dem Verzeichnis der Namen im Internet.',
        ],
      ],
      inspect: 'Eine echte Domain ansehen',
      inspectNote:
        'Dein Browser fragt zwei öffentliche DNS-Resolver und den Richtlinien-Host der Domain. Sie sehen den Namen; wir nicht. Danach kannst du hier eine Kopie der Domain angreifen.',
      reports: 'Berichte verstehen',
      reportsNote:
        'Sender schicken dir Berichte über TLS, und niemand liest sie gern roh. Leg einen Stapel davon hier ab: Keiner verlässt deinen Browser.',
      reportsLink: 'TLS-Berichte lesen',
    },
  },
} satisfies Translation<typeof english>;
