// The words of the inspector, in German.
import type english from '../en/inspect.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

export default {
  inspecting: {
    title: 'Wird gefragt …',
    cancel: 'Nicht weiter fragen',
    states: { waiting: 'wartet', asking: 'fragt …', done: 'beantwortet', failed: 'keine Antwort' },
    steps: {
      record: 'Eintrag der Richtlinie',
      policy: 'Datei der Richtlinie',
      mx: 'Mailserver',
      tlsrpt: 'Adresse für Berichte',
      addresses: 'Adressen eines Mailservers',
      tlsa: 'DANE-Eintrag eines Mailservers',
    },
    progress: (done, total) => `${done} von ${total} Fragen beantwortet.`,
    asked: (names) => `Von deinem Browser gefragt, kennen also diesen Namen: ${names}. An uns ging nichts.`,
  },
  tally: {
    label: 'Prüfungen nach Urteil',
    fail: (count) => plural(count, 'Fehler', 'Fehler'),
    warn: (count) => plural(count, 'Warnung', 'Warnungen'),
    unprovable: (count) => `${count} vom Browser aus nicht beweisbar`,
    pass: (count) => `${count} in Ordnung`,
  },
  policyField: {
    title: 'Woher die Richtlinie kommt',
    ways: {
      read: [
        'Von dieser Seite gelesen',
        'Der Host lässt Seiten die Datei lesen. Status, Typ und Text sind bekannt; dem Zertifikat vertraut dieser Browser.',
      ],
      unreadable: [
        'Da, aber nicht lesbar',
        'Ein Server antwortet über eine Verbindung, der dieser Browser vertraut. Was er sagt, bleibt Seiten verborgen, Mailservern nicht.',
      ],
      unreachable: [
        'Nicht erreicht',
        'Es kam keine Datei. Was von der Ursache bekannt ist, steht hier und in den Befunden; eine Seite allein erfährt davon wenig.',
      ],
      pasted: [
        'Von dir eingefügt',
        'Mit ihren Kopfzeilen wird die Antwort so beurteilt, wie ein Sender es täte; ohne sie nur der Text. Ob der Host sie wirklich sendet, sagst nur du.',
      ],
      relay: [
        'Vom lokalen Relais geholt',
        'Ein Programm auf diesem Rechner fragte so, wie ein Mailserver fragt, und sah das Zertifikat an. Das beweist am meisten.',
      ],
      'not-asked': ['Nicht gefragt', 'Über die Datei ist nichts bekannt.'],
    },
    here: 'diesmal',
    label: 'Richtlinie einfügen',
    how: 'Nicht jede Datei darf der Browser lesen, aber du darfst es. Führe die Zeile in einem Terminal aus und füge alles ein, was sie ausgibt, oder lege die Datei hier ab.',
    unix: 'Linux, macOS',
    windows: 'Windows PowerShell',
    choose: 'Datei wählen',
    judge: 'Diese Datei beurteilen',
  },
  invented: {
    title: 'Oder eine erfundene Domain versuchen',
    how: 'Ihr DNS und ihre Richtlinien-Hosts sind Teil dieser Seite. Keine Anfrage geht hinaus, und jede zeigt eine andere Art, es richtig oder falsch zu machen.',
    domains: {
      'lighthouse.example': 'alles in Ordnung, auch DANE',
      'harbour.example': 'testing, und ein Mailserver fehlt',
      'meadow.example': 'nichts veröffentlicht',
      'quarry.example': 'der Richtlinien-Host ist ein Alias auf nichts',
      'orchard.example': 'zwei Einträge, wo nur einer sein darf',
      'bakery.example': 'die Richtlinie kommt nur über eine Umleitung',
      'mill.example': 'mit der Mail umgezogen, die Richtlinie vergessen',
      'cooper.example': 'eine Richtlinie, die Seiten nicht lesen dürfen',
      'chandler.example': 'eine Richtlinie mit Fehlern',
      'weaver.example': 'auf dem Rückzug: Modus none',
      'island.example': 'nimmt keine Mail an',
      'foundry.example': 'DNSSEC-Signaturen, die nicht passen',
    },
    asked: 'Eine erfundene Domain: Die Antworten kamen von dieser Seite, und niemand wurde gefragt.',
  },
  resolverChoice: {
    title: 'Welche Resolver gefragt werden',
    how: 'Jeder bekommt jede Frage, und die Antworten werden verglichen. Es geht jeder Resolver, der DNS über HTTPS (RFC 8484) spricht und Seiten fragen lässt. Eine Adresse je Zeile.',
    label: 'Adressen der Resolver',
    use: 'Diese verwenden',
    usual: 'Zurück zu Cloudflare und Google',
    most: 'Mehr als vier sind es nie.',
  },
  fold: { loading: 'Wird geladen …', failed: 'Dieser Teil ließ sich nicht laden. Schließe ihn und öffne ihn noch einmal.' },
  inspected: {
    attack: (domain) => `${domain} angreifen`,
    copyText: 'Als Text kopieren',
    copyLink: 'Link kopieren',
    copySnapshot: 'Link mit den Befunden kopieren',
    json: 'JSON sichern',
    print: 'Drucken',
    lookAgain: (time) => `Eine Änderung von jetzt sehen alle Resolver ab ${time} UTC.`,
    askedAt: (domain, time) => `${domain}, geprüft am ${time} UTC`,
    snapshot: (time) => `Das fand am ${time} UTC, wer den Link gemacht hat, und es ist dessen Wort. Jetzt wurde niemand gefragt.`,
    askNow: 'Jetzt fragen',
    kept: (count) =>
      `Auf diesem Gerät gemerkt, um eine Richtlinie zu bemerken, die sich unter derselben id ändert: Richtlinie und id von ${plural(count, 'Domain', 'Domains')}.`,
    forget: 'Vergessen',
    publish: 'Was zu veröffentlichen ist, wo und wann',
    raw: 'Jede Frage und jede Antwort',
  },
  attackDomain: {
    title: (domain) => `${domain} angreifen`,
    how: 'Aus dem Gefundenen wird ein Modell dieser Domain: ihre Mailserver, Einträge und Richtlinie. Du spielst den Angreifer auf dem Weg dorthin. An die echte wird nichts gesendet.',
    assumed: 'Angenommen, weil es von hier nicht zu beweisen war',
    starttls: 'Ihre Mailserver',
    starttlsChoices: {
      valid: 'bieten TLS mit gültigem Zertifikat an',
      invalid: 'bieten TLS an, Zertifikat abgelaufen',
      absent: 'bieten kein TLS an',
    },
    policy: 'Ihre Richtlinie',
    policyChoices: {
      enforce: 'wird durchgesetzt und nennt ihre Mailserver',
      testing: 'ist im Modus testing',
      none: 'lässt sich nicht holen',
    },
    nothing: 'Nichts musste angenommen werden.',
    noneTitle: 'Es gibt nichts anzugreifen',
    none: 'Von dieser Domain ist kein Mailserver bekannt.',
    play: 'Den Angreifer spielen',
    matrix: 'Alle Angriffe, alle Sender',
    scenario: (domain, day, assumed) => `${domain}, wie am ${day} gefunden${assumed ? `. Angenommen: ${assumed}` : ''}`,
    short: {
      starttls: { valid: 'TLS mit gültigem Zertifikat', invalid: 'ein abgelaufenes Zertifikat', absent: 'kein TLS' },
      policy: {
        enforce: 'eine Richtlinie im Modus enforce',
        testing: 'eine Richtlinie im Modus testing',
        none: 'keine Richtlinie zu holen',
      },
    },
  },
  publish: {
    nothing: 'Es gibt keinen Mailserver, den eine Richtlinie nennen könnte, also ist nichts einzuführen.',
    done: 'Die Richtlinie wird durchgesetzt, und Sender merken sie sich 30 Tage oder länger. Zu tun bleibt nur, Datei und Mailserver im Gleichschritt zu halten.',
    unseen:
      'Die Richtlinie dieser Domain ist nicht bekannt, darum beginnt der Plan am Anfang. Hat sie schon eine, füge sie zuerst oben ein.',
    planTitle: (domain) => `MTA-STS für ${domain}, Schritt für Schritt`,
    order:
      'Bei jedem Schritt: erst die Datei, dann der TXT-Eintrag mit seiner neuen id. Sender holen die Datei, wenn sie eine neue id sehen.',
    noDay: 'Bei Bedarf',
    wait: (days) =>
      `Warte zwischen den beiden Schritten des Rückwegs ${plural(days, 'Tag', 'Tage')}: So lange kann ein Sender die Richtlinie noch haben.`,
    stages: {
      testing: [
        'Im Modus testing veröffentlichen',
        'Lege zuerst das Postfach für die Berichte an und sieh nach, dass Mail von außen darin ankommt. Stelle die Datei bereit, sieh nach, dass sie ankommt, dann veröffentliche die TXT-Einträge. Mail wird in jedem Fall zugestellt; Fehler werden höchstens gemeldet.',
      ],
      reports: [
        'Die Berichte lesen',
        'Sender, die TLS-Berichte schreiben, tun es einmal am Tag. Behebe, was sie sagen: ein Zertifikat, einen Namen, der in der Richtlinie fehlt. Ein Reserveserver, zu dem kein Sender kam, steht in keinem Bericht: Prüfe ihn selbst.',
      ],
      enforce: [
        'Auf enforce umstellen',
        'Wenn zwei Wochen Berichte keinen Fehler zeigen und du jeden Server geprüft hast, auch die Reserve. Sender, die prüfen, halten Mail nun lieber zurück, als sie dem falschen Server zu geben. Die Richtlinie lebt noch immer nur eine Woche.',
      ],
      longer: [
        'Ihr ein längeres Leben geben',
        'Nach zwei Wochen ohne verlorene Mail. Dreißig Tage im Speicher jedes Senders lassen einem Angreifer wenig Hoffnung, sie auszusitzen.',
      ],
      retreat: [
        'Der Rückweg: Modus none',
        'Wenn etwas nicht stimmt und sich nicht gleich beheben lässt. Sender, die die neue id sehen, holen diese Datei und hören auf zu prüfen. Lass den Host laufen.',
      ],
      remove: [
        'Dann abbauen',
        'Wenn kein Sender mehr eine frühere Richtlinie haben kann, entferne den TXT-Eintrag, dann die Datei. Wer sie vorher entfernt, lässt Sender mit der alten zurück.',
      ],
    },
    reports: 'Wohin Sender berichten',
    plan: 'Der Plan',
    hosting: 'Wo die Datei liegen kann',
    hostingHow:
      'Die Datei muss über HTTPS von genau diesem Namen kommen, mit Status 200, als text/plain, ohne Umleitung. Großgeschriebene Wörter setzt du selbst ein. Die Einstellungen für nginx, Caddy und Apache laufen in unseren Tests; wenn deine steht, prüfe die Domain noch einmal.',
    recipes: {
      nginx: [
        'nginx',
        'Lege die Datei unter /var/www/mta-sts/.well-known/mta-sts.txt ab, hole ein Zertifikat für den Namen (zum Beispiel mit certbot) und füge diesen Server hinzu.',
      ],
      'nginx-acme': [
        'nginx, mit Zertifikaten über Port 80',
        'Dasselbe, und ein Server für Port 80, der nur der Zertifizierungsstelle antwortet: certbot certonly --webroot -w /var/www/mta-sts holt und erneuert das Zertifikat. Öffne Port 80 dafür; beginne mit diesem ersten Server allein, bis es ein Zertifikat gibt.',
      ],
      caddy: [
        'Caddy',
        'Lege die Datei unter /var/www/mta-sts/.well-known/mta-sts.txt ab und füge diese Site hinzu. Caddy holt das Zertifikat selbst.',
      ],
      apache: [
        'Apache',
        'Lege die Datei unter /var/www/mta-sts/.well-known/mta-sts.txt ab, hole ein Zertifikat für den Namen und füge diesen virtuellen Host hinzu.',
      ],
      cname: [
        'Dein Anbieter liefert sie aus',
        'Bietet ein Anbieter an, Eintrag und Richtlinie für dich zu führen, übergeben zwei Aliase beides (RFC 8461 Abschnitt 8.2). Der Anbieter braucht ein Zertifikat auf deinen eigenen Namen und ändert die id, wenn er die Richtlinie ändert. Beide Aliase oder keiner: Eine Richtlinie der einen Seite neben einem Eintrag der anderen läuft auseinander. Ausprobiert haben wir es nicht.',
      ],
      'cloudflare-pages': [
        'Cloudflare Pages',
        'Lade einen Ordner mit .well-known/mta-sts.txt und dieser Datei _headers als Projekt hoch, dann gib dem Projekt den Namen als eigene Domain. Nach der Dokumentation gemacht; ausprobiert haben wir es nicht.',
      ],
      'cloudflare-worker': [
        'Cloudflare Worker',
        'Setze die Richtlinie an die Stelle von YOUR-POLICY, veröffentliche das Skript und füge den Namen als eigene Domain hinzu. Das Skript lief in unseren Tests, nicht bei Cloudflare.',
      ],
      'github-pages': [
        'GitHub Pages',
        'Lege .well-known/mta-sts.txt und diese beiden Dateien in ein Repository, .nojekyll bleibt leer; veröffentliche den Zweig mit Pages und erzwinge HTTPS in den Einstellungen. Nach der Dokumentation gemacht; ausprobiert haben wir es nicht.',
      ],
      netlify: [
        'Netlify',
        'Veröffentliche einen Ordner mit .well-known/mta-sts.txt und dieser Datei _headers, dann füge den Namen als eigene Domain hinzu. Nach der Dokumentation gemacht; ausprobiert haben wir es nicht.',
      ],
      vercel: [
        'Vercel',
        'Veröffentliche einen Ordner mit public/.well-known/mta-sts.txt und dieser vercel.json, dann füge den Namen als Domain des Projekts hinzu. Nach der Dokumentation gemacht; ausprobiert haben wir es nicht.',
      ],
      'azure-static-web-apps': [
        'Azure Static Web Apps',
        'Veröffentliche einen Ordner mit .well-known/mta-sts.txt und dieser Konfiguration, dann füge den Namen als eigene Domain hinzu. Steht Front Door davor, soll die Regel für diesen Pfad ohne Umleitung durchlassen. Nach der Dokumentation gemacht; ausprobiert haben wir es nicht.',
      ],
      's3-cloudfront': [
        'S3 mit CloudFront',
        'Lege einen privaten Bucket und eine Distribution dafür an, wie die Kommentare sagen, dann führe dies aus, wann immer sich die Datei ändert. Nach der Dokumentation gemacht; ausprobiert haben wir es nicht.',
      ],
    },
    gate: 'Vor enforce ist jeder Mailserver belegt oder von dir getestet',
    proved: (host) => `${host}: TLS und Zertifikat wurden gesehen und sind in Ordnung`,
    tick: (host) => `${host}: Ich habe ihn getestet: STARTTLS und ein vertrauenswürdiges Zertifikat auf diesen Namen`,
    gateClosed: 'Die Dateien dieses Schritts kommen, wenn jeder Server belegt oder angehakt ist.',
    files: 'Was in diesem Archiv liegt:',
    look: 'Sieh nach, wie die Domain steht:',
    dns: 'Im DNS',
    zip: 'Alles als Zip herunterladen',
    ics: 'Die Termine herunterladen (.ics)',
  },
  raw: {
    how: 'Jede Frage, wie sie an jeden Resolver ging, und die Antwort, wie sie kam.',
    question: (name, type) => `${type} ${name}`,
    facts: (status, milliseconds, ttl) =>
      [status, `${milliseconds} ms`, ttl === undefined ? '' : `darf gemerkt werden für ${plural(ttl, 'Sekunde', 'Sekunden')}`]
        .filter(Boolean)
        .join(', '),
    authentic: 'als validiert gekennzeichnet (AD)',
    plain: 'nicht als validiert gekennzeichnet',
    unchecked: 'noch einmal ohne Validierung gefragt (CD)',
    records: 'Einträge',
    none: 'keine',
    sent: 'Frage, als Bytes',
    came: 'Antwort, als Bytes',
    nothingCame: 'Es kam keine Antwort.',
    octets: (count) => plural(count, 'Oktett', 'Oktette'),
    more: 'Was die Antwort noch sagt',
    policy: 'Die Richtlinie',
    notKept: 'Die Antworten selbst sind nicht Teil eines Links mit Befunden.',
  },
  many: {
    open: 'Viele Domains auf einmal',
    title: 'Viele Domains',
    how: 'Füge bis zu 1.000 Domains ein, eine je Zeile, oder lege eine Datei ab. Gefragt wird nach wenigen zugleich, mit höchstens zehn Anfragen auf einmal.',
    label: 'Domains',
    choose: 'Datei wählen',
    two: 'Zwei Resolver fragen und vergleichen',
    start: (count) => `Mit ${plural(count, 'Domain', 'Domains')} beginnen`,
    stop: 'Anhalten',
    resume: (count) => `Mit ${count} weitermachen`,
    again: 'Neu beginnen',
    tooMany: (count) => `${count.toLocaleString('de-DE')} Domains stehen in der Liste; genommen werden die ersten 1.000.`,
    refused: (line, text, why) => `Zeile ${line}, ${text}: ${why}.`,
    refusedMore: (count) => `${plural(count, 'weitere Zeile ist', 'weitere Zeilen sind')} weggelassen.`,
    progress: (done, total) => `${done} von ${total} geprüft.`,
    stopped: 'Angehalten. Was gefunden wurde, bleibt.',
    broke: 'Es ist abgebrochen. Was gefunden wurde, bleibt; mach weiter, wann du willst.',
    caption: 'Ergebnis für jede Domain',
    columns: {
      domain: 'Domain',
      verdict: 'Urteil',
      mode: 'Modus',
      fail: 'Fehler',
      warn: 'Warnungen',
      answer: 'Was mit ihrer Mail geschieht',
    },
    verdicts: { enforced: 'durchgesetzt', testing: 'testing', none: 'keine', broken: 'kaputt', unknown: 'unbekannt' },
    filter: 'Urteil',
    all: 'alle',
    find: 'Namen suchen',
    shown: (shown, of) => (shown === of ? plural(of, 'Domain', 'Domains') : `${shown} von ${plural(of, 'Domain', 'Domains')}`),
    csv: 'CSV',
    json: 'JSON',
    close: 'Zurück zu einer Domain',
  },
  pages: {
    inspect: {
      title: 'Eine Domain prüfen',
      lead: 'Was verspricht eine Domain über die Mail an sie, und hält sie es? Dein Browser fragt zwei öffentliche DNS-Resolver und den Richtlinien-Host der Domain. Sie sehen den Namen; wir nicht.',
      noScript: 'Das Prüfen stellt Fragen von deinem Browser aus, dazu braucht es JavaScript. Die Lektionen lesen sich ohne.',
      cancelledTitle: 'Angehalten',
      cancelled: 'Was bis dahin gefunden wurde, wird nicht beurteilt. Drücke „Prüfen“, um noch einmal zu fragen.',
      crashedTitle: 'Die Prüfung ist abgebrochen',
      crashed:
        'Sie wurde neu gestartet und brach wieder ab. Lade die Seite neu und versuche es noch einmal; geschieht es wieder, melde bitte diese Domain.',
    },
  },
} satisfies Translation<typeof english>;
