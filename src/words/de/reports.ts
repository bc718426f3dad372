// The words of the page that reads TLS reports, in German.
import type english from '../en/reports.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

export default {
  pages: {
    reports: {
      title: 'TLS-Berichte',
      lead: 'Einmal am Tag schicken Sender, die TLS-Berichte schreiben, sie an die Adresse im TLSRPT-Eintrag: wie viele Sitzungen gelangen, wie viele scheiterten und warum. Gib einen hinein oder einen Monat davon: Gelesen wird in deinem Browser. Nichts wird hochgeladen.',
      noScript: 'Gelesen wird in deinem Browser, dazu braucht es JavaScript. Die Lektionen lesen sich ohne.',
      choose: 'Dateien wählen',
      folder: 'Ordner wählen',
      add: 'Dateien hinzufügen',
      drop: 'oder irgendwo auf dieser Seite ablegen',
      letGo: 'Loslassen, um zu lesen',
      forms:
        'Berichte als .json oder .json.gz, JSON-Zeilen, .zip, ein Postfach (.mbox), die Mails selbst (.eml) oder ein Ordner mit all dem. Ein Bericht darf 20 MB haben.',
      paste: 'Oder füge das JSON oder den Quelltext der Mail ein',
      read: 'Lesen',
      example: 'Einen erfundenen Monat zeigen',
      isExample: 'Ein erfundener Monat von harbour.example.',
      again: 'Neu beginnen',
      reading: 'Es wird gelesen.',
      progress: (read, of) => `${read.toLocaleString('de-DE')} von ${plural(of, 'Datei', 'Dateien')} gelesen.`,
      stop: 'Hier aufhören',
      summary: (files, reports, unread) =>
        `${plural(files, 'Datei', 'Dateien')} in diesem Browser gelesen, ${plural(reports, 'Bericht', 'Berichte')}, ${unread === 0 ? 'nichts' : unread.toLocaleString('de-DE')} unlesbar.`,
      failedTitle: 'Der Bericht ließ sich nicht lesen',
      failed: 'Die Datei ist weg, darf nicht gelesen werden, oder das Lesen brach ab. Wähle sie noch einmal.',
      noReport: 'Das ist kein lesbarer TLS-Bericht',
      noReportMeans: (name) =>
        `${name || 'Das Eingefügte'} wurde in deinem Browser gelesen und ging nirgendwo sonst hin. Was daran falsch ist, steht unten.`,
      notSaid: 'nicht gesagt',
      sentence: (who, sessions, failed) => {
        if (sessions === 0) return `${who} hat keine Sitzungen gezählt.`;
        const counted = `${who} hat ${plural(sessions, 'Sitzung', 'Sitzungen')} gezählt.`;
        if (failed === 0) return `${counted} Keine scheiterte.`;
        return `${counted} Gescheitert: ${failed === sessions ? 'alle' : failed.toLocaleString('de-DE')}.`;
      },
      range: (start, end) => (start === end ? `Am ${start}, UTC.` : `Vom ${start} bis zum ${end}, UTC.`),
      contact: (contact) => `Kontakt: ${contact}.`,
      incomplete: 'Einige Zahlen fehlen, die Summen sind also Mindestwerte.',
      policies: 'Sitzungen nach Richtlinie',
      columns: ['Domain', 'Richtlinie', 'Gelungen', 'Gescheitert'],
      policyTypes: { sts: 'MTA-STS', tlsa: 'DANE', 'no-policy-found': 'keine gefunden' } as Readonly<Record<string, string>>,
      failures: 'Was scheiterte',
      sessions: (count) => (count === null ? 'Zahl nicht gesagt' : plural(count, 'Sitzung', 'Sitzungen')),
      at: 'Bei',
      proves: 'Was der Bericht belegt',
      isListed: (host) => `${host} steht in der Richtlinie, die der Bericht zitiert: Am Namen lag es nicht.`,
      quoted: 'mx-Zeilen, die der Bericht zitiert',
      fits: (fits) => (fits ? 'passt' : 'passt nicht'),
      moreLines: (count) => `und ${count} weitere`,
      policyAt: 'Richtlinie',
      mode: 'Modus',
      modes: { testing: 'testing: deswegen wurde nichts zurückgehalten', enforce: 'enforce', none: 'none' },
      reason: 'Genannter Grund',
      none: 'keiner',
      information: 'Zusatzangaben',
      receivedAt: 'Empfangen unter',
      sentFrom: 'Gesendet von',
      ask: 'Frag, was jetzt veröffentlicht ist',
      asks: (domains) =>
        `Fragt Cloudflare und Google als Resolver und die Richtlinien-Hosts nach Eintrag, Richtlinie und MX von ${domains}. Vom Bericht wird nichts gesendet.`,
      asking: 'Die Fragen laufen.',
      askFailed: 'Das Fragen brach ab. Versuch es noch einmal.',
      now: 'Jetzt veröffentlicht',
      nowAnswers: {
        'policy-not-read': (_, domain) => `Die Richtlinie von ${domain} ließ sich von hier nicht lesen, oder sie ist nicht gültig.`,
        'no-policy-now': (_, domain) => `${domain} hat keinen MTA-STS-Eintrag.`,
        'still-unlisted': (host) => `Noch immer so. ${host} ist ein MX der Domain und steht in keiner mx-Zeile der jetzigen Richtlinie.`,
        'listed-now': (host) => `Die jetzige Richtlinie hat eine Zeile für ${host}.`,
        'no-mx-now': (host, domain) => `${host} ist jetzt kein MX von ${domain}.`,
        'policy-read-now': (_, domain) => `Die Richtlinie von ${domain} wurde eben gelesen, von hier aus.`,
        'policy-changed': () => 'Die jetzige Richtlinie ist eine andere als die im Bericht.',
        'policy-same': () => 'Die jetzige Richtlinie ist die, die der Bericht zitiert.',
      },
      nowPolicy: (mode, lines, hosts) => `Modus ${mode}; mx-Zeilen: ${lines || 'keine'}; MX: ${hosts || 'keiner'}.`,
      steps: 'Schritt einer Sitzung',
      next: 'Was als Nächstes zu tun ist',
      entries: (count) => plural(count, 'Eintrag des Berichts', 'Einträge des Berichts'),
      entryColumns: ['Sitzungen', 'Gesendet von', 'Empfangen von', 'Grund'],
      more: (left, shown) => `${left} weitere Einträge; gezeigt sind die ersten ${shown}.`,
      departures: 'Wo der Bericht vom Standard abweicht',
      why: 'Warum er nicht lesbar ist',
    },
  },
} satisfies Translation<typeof english>;
