// The words of the page that judges what one publishes, in German.
import type { PolicyDecision } from '#src/protocol/mta-sts/judge-publication.ts';
import type english from '../en/evaluate.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

/** Hosts by name; of many, the first few. */
function named(hosts: readonly string[]): string {
  return hosts.length > 4 ? `${hosts.slice(0, 3).join(', ')} und ${hosts.length - 3} weitere` : hosts.join(', ');
}

/** A policy that a sender would use, in mode enforce or testing. */
function modeSentences(decision: PolicyDecision, time: (seconds: number) => string): readonly string[] {
  const { kind, maxAge, covered, uncovered, announced } = decision;
  const all = covered.length + uncovered.length;
  const kept = `So lange merkt sich der Sender die Richtlinie: ${time(maxAge)}.`;
  const unannounced = announced ? [] : ['Er sucht die Richtlinie nur, wenn es einen gültigen Eintrag gibt.'];
  if (kind === 'testing') {
    const missing = uncovered.length > 0 ? [`Im Modus enforce wiese er ${named(uncovered)} ab: Die Richtlinie deckt das nicht.`] : [];
    return [
      'Ein Sender stellte in jedem Fall zu und meldete höchstens, was scheitert: Der Modus ist testing.',
      kept,
      ...missing,
      ...unannounced,
    ];
  }
  if (all > 0 && covered.length === 0)
    return ['Ein Sender stellte nichts zu: Die Richtlinie deckt keinen der MX-Hosts.', kept, ...unannounced];
  if (uncovered.length > 0)
    return [
      `Ein Sender setzte diese Richtlinie durch und wiese ${named(uncovered)} ab.`,
      `Die Richtlinie deckt ${named(covered)}. ${kept}`,
      ...unannounced,
    ];
  const hosts =
    all > 0
      ? `Sie deckt ${all === 1 ? 'den einen MX-Host' : `alle ${all} MX-Hosts`}: ${named(covered)}.`
      : 'Gib die MX-Namen ein, um zu sehen, welche sie deckt.';
  return ['Ein Sender setzte diese Richtlinie durch: ohne TLS und gültiges Zertifikat keine Mail.', `${hosts} ${kept}`, ...unannounced];
}

export default {
  pages: {
    evaluate: {
      title: 'Prüfe, was du veröffentlichst',
      lead: 'Füge einen Eintrag, eine Richtlinie, die Namen deiner Mailserver ein. Du siehst, was ein Sender damit täte, und jeden Fehler dort, wo er steht. Nichts wird hochgeladen: Dein Browser macht die Arbeit.',
      noScript: 'Ausgewertet wird in deinem Browser, dazu braucht es JavaScript. Die Lektionen lesen sich ohne.',
      nothingYet:
        'Noch nichts auszuwerten. Füge unten etwas ein oder lade ein Beispiel. Die Adresse dieser Seite behält, was du eingibst, in dem Teil, der nie gesendet wird.',
      tooLongForAddress:
        'Was unten steht, ist zu lang für eine Adresse, also lässt sich diese Seite nicht als Link weitergeben. Alles andere geht.',
      crashedTitle: 'Die Auswertung ist abgebrochen',
      crashed: 'Sie wurde neu gestartet und brach wieder ab. Nimm die letzte Änderung zurück oder lade die Seite neu.',
      example: 'Das ist ein Beispiel mit einem Fehler. Füge deins darüber ein: Der Rest des Beispiels geht.',
      empty: 'Felder leeren',
      load: 'Beispiel laden',
      mistakes: 'Häufige Fehler',
      examples: {
        good: 'Alles in Ordnung',
        rfc: 'Das Beispiel des RFC',
        'blank-line': 'Leerzeile',
        bom: 'Byte Order Mark',
        typo: 'nmx statt mx',
        'max-age': 'Eine Stunde gemerkt',
        wildcard: 'MX zu tief für den Platzhalter',
        'two-records': 'Zwei Einträge',
        'id-hyphens': 'Bindestriche in der id',
        html: 'HTML statt Richtlinie',
        'not-covered': 'MX nicht in der Richtlinie',
        testing: 'Nur testing',
      },
      replaced: 'Was in den Feldern stand, wurde ersetzt.',
      texts: {
        record: {
          title: 'MTA-STS-Eintrag',
          how: 'TXT unter _mta-sts. Nackt oder so, wie ihn Zonendatei, dig, nslookup, Terraform oder JSON haben.',
        },
        policy: {
          title: 'Richtlinie',
          how: 'Was der Richtlinien-Host als /.well-known/mta-sts.txt ausliefert. Was curl ausgab, geht auch, auch seine Fehler.',
        },
        mx: { title: 'MX-Namen', how: 'Die Mailserver, einer je Zeile, mit oder ohne den Rest des Eintrags.' },
        tlsrpt: { title: 'TLSRPT-Eintrag', how: 'TXT unter _smtp._tls: wohin Sender Fehler melden.' },
      },
      status: { valid: 'gültig', none: 'kein Eintrag', invalid: 'nicht gültig', multiple: 'mehr als einer' },
      covered: (covered) =>
        covered.includes(null)
          ? 'keine Richtlinie zum Vergleichen'
          : `${covered.filter(Boolean).length} von ${covered.length} in der Richtlinie`,
      answer: 'Was ein Sender täte',
      decision: (decision, time): readonly string[] => {
        switch (decision.kind) {
          case 'nothing':
            return ['Ein Sender brauchte einen Eintrag und eine Richtlinie.'];
          case 'to-fetch':
            return ['Ein Sender holte jetzt die Richtlinie: Der Eintrag ist gültig.'];
          case 'no-policy':
            return [
              {
                none: 'Ein Sender sähe keine Richtlinie: Es gibt keinen MTA-STS-Eintrag.',
                invalid: 'Ein Sender sähe keine Richtlinie: Der Eintrag ist nicht gültig.',
                multiple: 'Ein Sender sähe keine Richtlinie: Es gibt mehr als einen Eintrag.',
              }[decision.status],
              'Die Mail geht hinaus, als hätte die Domain kein MTA-STS. Ein Sender, der früher eine Richtlinie gespeichert hat, bleibt bei ihr, bis ihre Zeit um ist.',
            ];
          case 'unusable':
            return [
              'Ein Sender würfe diese Richtlinie weg: Sie ist nicht gültig.',
              'Die Mail geht hinaus, als hätte die Domain kein MTA-STS. Ein Sender, der früher eine Richtlinie gespeichert hat, bleibt bei ihr, bis ihre Zeit um ist.',
            ];
          case 'none':
            return [
              'Ein Sender täte, als gäbe es keine Richtlinie: Der Modus ist none.',
              `So lange merkt er sich das: ${time(decision.maxAge)}. So nimmt eine Domain MTA-STS zurück.`,
            ];
          default:
            return modeSentences(decision, time);
        }
      },
      reports: (count) =>
        `Sender, die Berichte schreiben, schicken sie an ${count === 1 ? 'die Adresse' : `${count} Adressen`} im TLSRPT-Eintrag.`,
      tally: 'Befunde nach Schwere',
      counts: {
        error: (count) => plural(count, 'Fehler', 'Fehler'),
        warning: (count) => plural(count, 'Warnung', 'Warnungen'),
        note: (count) => plural(count, 'Hinweis', 'Hinweise'),
      },
      nothingFound: 'nichts auszusetzen',
      findingsIn: (what) => `Befunde: ${what}`,
      line: (line) => `Zeile ${line}`,
      show: (line) => `Im Text zeigen: Zeile ${line}`,
      mend: 'Beheben',
      mended: 'Behoben.',
      undo: 'Rückgängig',
      fileTooLarge: (name, size) =>
        `${name} hat ${size} Bytes. Hier werden Dateien bis 1.048.576 Bytes gelesen; eine Richtlinie hat höchstens 65.536.`,
      toPublish: {
        title: (count) => (count > 0 ? 'Berichtigt' : 'Zu veröffentlichen'),
        how: (count, left) =>
          [
            count > 0
              ? `${plural(count, 'Stelle', 'Stellen')} behoben. Ändert sich die Richtlinie, hat der Eintrag eine neue id.`
              : 'So, wie es steht.',
            left > 0 ? `${plural(left, 'Fehler bleibt', 'Fehler bleiben')}; darüber kannst nur du entscheiden.` : '',
          ]
            .join(' ')
            .trim(),
        apply: 'In die Felder übernehmen',
        places: {
          record: 'TXT-Eintrag unter _mta-sts. und deiner Domain',
          policy: 'https://mta-sts.DEINE-DOMAIN/.well-known/mta-sts.txt',
          tlsrpt: 'TXT-Eintrag unter _smtp._tls. und deiner Domain',
        },
      },
      received: {
        title: 'Berichte, die du bekommst',
        how: 'Einmal am Tag schicken Sender, die TLS-Berichte schreiben, sie an die Adresse im TLSRPT-Eintrag. Gelesen werden sie auf einer eigenen Seite.',
        read: 'Einen TLS-Bericht lesen',
      },
    },
  },
} satisfies Translation<typeof english>;
