// The words of the head and the foot of every page, in German.
import type english from '../en/site.ts';
import type { Translation } from '../translation.ts';

export default {
  site: {
    name: 'MTA-STS, erklärt',
    skip: 'Zum Inhalt springen',
    main: 'Hauptmenü',
    nav: {
      learn: 'Lektionen',
      play: 'Ausprobieren',
      matrix: 'Angriffe',
      evaluate: 'Auswerten',
      inspect: 'Prüfen',
      reports: 'Berichte',
      glossary: 'Glossar',
    },
    about: 'Quelloffen. Keine Cookies, keine Zählung, keine Anfrage an irgendwen, bis du nach einer Domain fragst.',
    more: { embed: 'Für Lehrende', about: 'Über diese Seite' },
    missing: {
      title: 'Diese Seite gibt es nicht',
      lead: 'Die Adresse führt hier nirgendwohin. Vielleicht fehlt ein Buchstabe, oder die Seite ist umgezogen.',
      home: 'Zur ersten Seite',
      ways: 'Was es gibt',
    },
    late: {
      says: 'Ein Teil dieser Seite ließ sich nicht laden. Was ihn braucht, tut noch nichts. Vielleicht ist das Netz weg, oder die Seite wurde gerade erneuert. Was du getan hast, ist noch da.',
      again: 'Noch einmal versuchen',
      reload: 'Seite neu laden',
    },
    newer: { says: 'Es gibt eine neuere Fassung dieser Seiten.', use: 'Jetzt öffnen', later: 'Später' },
    language: 'Sprache',
    theme: 'Farben',
    themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
    // For search engines and link previews
    descriptions: {
      home: 'Spiel den Angreifer an einem lebenden Modell der Mailzustellung, sieh, was jede Art von Sender tut, und prüfe, was eine echte Domain veröffentlicht.',
      learn:
        'Kurze Lektionen darüber, wie Mail unterwegs mitgelesen wird und wie MTA-STS, TLSRPT und DANE das verhindern. Jede ist eine Sitzung zum Verändern.',
      challenge:
        'Zehn Aufgaben zur Sicherheit von Mail auf dem Weg, jede im Simulator gelöst und von ihm beurteilt: Mail lesen, MTA-STS veröffentlichen, Berichte lesen, einen Schlüssel wechseln.',
      play: 'Jeder Sender, jeder Angriff, jede Welt: Ändere jede Zeile unterwegs von Hand, reise durch die Tage einer Richtlinie und lies am Ende den Bericht.',
      matrix:
        'Wohin jeder Angriff auf Mail unterwegs und jedes Versehen bei sieben Arten von Sendern führt: ohne Richtlinie, mit MTA-STS, mit DANE, nach dem Entwurf von 2016.',
      evaluate:
        'Füge MTA-STS-Eintrag, Richtlinie, MX-Namen und TLSRPT-Eintrag ein: was ein Sender täte, jeder Fehler unterstrichen, wo er steht, und die Abhilfe.',
      inspect:
        'Gib eine Domain ein, die Mail empfängt. Dein Browser fragt DNS und Richtlinien-Host und sagt, was Sender tun werden, warum und was besser wäre.',
      reports:
        'Öffne einen TLS-Bericht, wie er per Mail kam, gepackt oder eingefügt: wie viele Zustellungen gelangen, was jedes Scheitern bedeutet und was zu tun ist.',
      glossary:
        'Die Begriffe der Transportsicherheit von Mail in je einem Satz: MTA-STS, STARTTLS, DANE, TLSRPT und Verwandte; Ports 465 und 587, REQUIRETLS.',
      embed:
        'Setze eine Lektion oder einen Kurs daraus in Moodle, Canvas, Open edX, Folien oder eine eigene Seite: wählen, ansehen, kopieren. Ohne Konto und Cookies.',
      about:
        'Was „MTA-STS, erklärt“ ist und was nicht, wie die Aussagen geprüft werden, wie du einen Fehler meldest und welche Anbieter MTA-STS beachten.',
    },
  },
} satisfies Translation<typeof english>;
