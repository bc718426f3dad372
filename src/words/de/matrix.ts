// The words of the table of attacks and senders, in German.
import type english from '../en/matrix.ts';
import type { Translation } from '../translation.ts';

const numberWord = (count: number): string =>
  ['keinen', 'einen', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'][count] ?? String(count);

export default {
  pages: {
    matrix: {
      title: 'Tabelle der Angriffe',
      headline: (stopped, of) =>
        `Eine Richtlinie im Modus enforce, die der Sender schon kennt, hält ${numberWord(stopped)} von ${numberWord(of)} Angriffen auf.`,
      lead: 'Je dunkler eine Spalte, desto mehr bekommt der Angreifer. Öffne ein Feld, um seine Sitzung durchzugehen.',
      standard:
        'Die Domain ist überall receiver.example, und sie veröffentlicht alles, was sie kann: MTA-STS, DANE und eine Adresse für Berichte.',
      worldOf: (domain) => `Die Domain ist ${domain}, mit dem, was sie in der Welt veröffentlicht, die die Adresse dieser Seite enthält.`,
      worldTitle: 'Diese Welt heißt',
      standardWorld: 'Stattdessen receiver.example zeigen',
      problems: {
        damaged:
          'Das Szenario in der Adresse ist beschädigt und lässt sich nicht auspacken. Die Tabelle zeigt stattdessen receiver.example.',
        wrong:
          'Das Szenario in der Adresse lässt sich nicht spielen. Die Tabelle zeigt stattdessen receiver.example. Was daran falsch ist:',
        long: 'Das Szenario in der Adresse ist zu lang, um es an die Sitzungen weiterzugeben. Die Tabelle zeigt stattdessen receiver.example.',
      },
      attackCaption: 'Wie jeder Angriff bei jeder Art von Sender endet',
      attackCorner: 'Der Angreifer kann …',
      mistakes: 'Versehen ohne Angreifer',
      mistakesLead: (domain) =>
        `Hier greift niemand an. Beim Betreiber von ${domain} geht etwas schief, und Mail wartet, die kein Angreifer je gesehen hätte.`,
      mistakeCaption: 'Wie jedes Versehen der empfangenden Domain bei jeder Art von Sender endet',
      mistakeCorner: 'Es kommt vor, dass …',
      senders: {
        opportunistic: { name: 'Keine Prüfung', short: 'keine', more: 'verschlüsselt, wenn angeboten, prüft nichts' },
        'sts-testing': { name: 'testing', short: 'testing', more: 'Richtlinie gespeichert, Modus testing' },
        'sts-first-contact': { name: 'enforce, erster Kontakt', short: 'neu', more: 'noch nichts gespeichert' },
        'sts-2016': { name: 'Entwurf von 2016', short: '2016', more: 'Richtlinie im DNS, schon einmal gesehen' },
        'sts-enforce': { name: 'enforce, gespeichert', short: 'enforce', more: 'Richtlinie gespeichert' },
        dane: { name: 'DANE', short: 'DANE', more: 'Schlüssel im signierten DNS' },
        'dane-and-sts': { name: 'DANE und enforce', short: 'beides', more: 'beide Prüfungen müssen bestehen' },
      },
      causes: {
        none: ['Nichts tun', 'die Mail, wie sie sein soll'],
        eavesdrop: ['Lauschen', 'mitschreiben, was vorbeikommt'],
        'strip-starttls': ['250-STARTTLS löschen', 'aus der Antwort des Servers'],
        'refuse-starttls': ['STARTTLS ablehnen', 'an Stelle des Servers 454 antworten'],
        'break-handshake': ['Den TLS-Handshake stören', 'die Verbindung zurücksetzen'],
        'untrusted-certificate': ['Das Zertifikat vertauschen', 'gegen ein selbst signiertes'],
        'forge-mx': ['Den MX-Eintrag fälschen', 'eigener Server, eigenes gültiges Zertifikat'],
        'forge-mx-hide-txt': ['Den TXT-Eintrag verstecken', 'und den MX-Eintrag fälschen'],
        'block-policy': ['Den Richtlinien-Host blockieren', 'und 250-STARTTLS löschen'],
        'mis-issued-certificate': ['Zu Unrecht ausgestelltes Zertifikat', 'vertrauenswürdig, für den echten MX-Namen'],
        'expired-certificate': ['Das Zertifikat läuft ab', 'das des MX'],
        'wrong-name-certificate': ['Das Zertifikat nennt einen anderen Host', 'das des MX'],
        'starttls-lost': ['STARTTLS geht verloren', 'der MX bietet es nicht mehr an'],
        'mx-not-in-policy': ['Ein neuer MX', 'den die Richtlinie nicht nennt'],
        'policy-unreachable': ['Der Richtlinien-Host ist ausgefallen', 'alles andere ist in Ordnung'],
        'policy-changed-id-not': ['Neue Richtlinie, alte id', 'MX und Richtlinie geändert'],
      },
      kinds: { safe: 'Sicher', clear: 'Offen', read: 'Gelesen', taken: 'Abgefangen', held: 'Gehalten', returned: 'Zurück' },
      travelled: { clear: 'im Klartext', encrypted: 'verschlüsselt', authenticated: 'geprüft', none: 'nicht gesendet' },
      reported: {
        delivered: 'gemeldet',
        read: 'Bericht mitgelesen',
        taken: 'Bericht abgefangen',
        lost: 'Bericht verloren',
      },
      readBy: (who) => (who.length ? `. Gelesen von ${who.join(' und ')}.` : '. Von niemandem gelesen.'),
      legend: {
        read: 'vom Angreifer, dann zugestellt',
        taken: 'vom Server des Angreifers',
        noted: 'und ein Bericht davon erreicht die Domain',
        held: 'wartet beim Sender',
        clear: 'im Klartext zugestellt; niemand hat gelauscht',
        safe: 'zugestellt, ungelesen',
      },
      count: (of) => `Angriffe, die die Mail bekommen, von ${of}`,
      notes: 'Anmerkungen',
      noteTexts: {
        retry:
          'Beim zweiten Versuch: Nach einem gescheiterten Handshake verzichtet dieser Sender auf TLS. Bei Postfix haben wir das aufgezeichnet.',
        unpromised:
          'Gemeldet, obwohl keine Richtlinie geprüft wird: Die Domain bittet um Berichte, und ein gescheitertes STARTTLS zählt unter `no-policy-found`. Ein Zertifikat, das niemand prüft, nicht.',
        fetched:
          'Wenn der Sender die Richtlinie vor dem Senden holt. Er darf sie auch nebenbei holen; dann wird seine erste Nachricht gelesen.',
        hidden: 'Kein Eintrag, nichts gespeichert, also keine Richtlinie: Der Sender macht weiter, als hätte die Domain keine.',
        blocked: 'Ein Eintrag, aber keine Richtlinie lässt sich holen: Der Sender muss zustellen und meldet `sts-policy-fetch-error`.',
        misissued:
          'Die Prüfung besteht, also gibt es nichts zu melden. MTA-STS glaubt jeder Zertifizierungsstelle, der der Sender vertraut.',
        dane: 'Der DANE-Eintrag nennt den Schlüssel selbst. Ein anderer passt nicht, wer auch immer ihn unterschrieben hat; der richtige passt, was auch immer im Zertifikat steht.',
        draft:
          'Beim Entwurf steht die ganze Richtlinie im TXT-Eintrag. Scheitert die gespeicherte, sieht der Sender dort nach, bevor er aufgibt, und findet die neue bewiesen.',
      },
      daneRecorded:
        'Mit DANE allein ist Postfix aufgezeichnet worden: ungestört, mit gelöschtem STARTTLS, abgebrochenem Handshake, vertauschtem Zertifikat, und mit einem abgelaufenen oder auf einen anderen Namen lautenden. Die übrigen Zellen mit DANE folgen RFC 7672 und RFC 6698.',
      prerendered: 'Diese Tabelle wurde beim Bauen der Seite berechnet.',
      playAgain: 'Alle Sitzungen in diesem Browser spielen',
      played: (sessions, milliseconds) =>
        `Dein Browser hat soeben alle ${sessions} Sitzungen gespielt, in ${milliseconds < 1 ? 'weniger als 1' : milliseconds} ms.`,
    },
  },
} satisfies Translation<typeof english>;
