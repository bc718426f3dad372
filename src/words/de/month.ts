// The words of a month of TLS reports, in German.
import type { Cause } from '#src/inspector/reports/cause.ts';
import type { UnreadReason } from '#src/inspector/reports/found.ts';
import type { Answer } from '#src/inspector/reports/month/answer.ts';
import type { Group } from '#src/inspector/reports/month/groups.ts';
import type english from '../en/month.ts';
import type { Translation } from '../translation.ts';
import { plural } from './plural.ts';

const dates = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('de-DE', { ...options, timeZone: 'UTC' });
  return (day: number): string => format.format(day * 86_400_000);
};
const day = dates({ day: 'numeric', month: 'long' });
const fullDay = dates({ day: 'numeric', month: 'long', year: 'numeric' });
const numbers = ['keiner', 'einer', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'];
const number = (count: number): string => numbers[count] ?? count.toLocaleString('de-DE');
const host = ({ host }: Cause): string => host ?? 'einem ungenannten Host';
const short = (name: string, domain: string): string => (name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : name);

const causes: Readonly<Record<string, (cause: Cause) => string>> = {
  'mx-not-in-policy': (cause) => `${cause.host ?? 'Ein Host'} steht in keiner mx-Zeile`,
  'starttls-not-supported': (cause) => `${cause.host ?? 'Ein Host'} bot kein STARTTLS an`,
  'certificate-expired': (cause) => `Das Zertifikat von ${host(cause)} war abgelaufen`,
  'certificate-host-mismatch': (cause) => `Das Zertifikat von ${host(cause)} gilt für andere Namen`,
  'certificate-not-trusted': (cause) => `Dem Zertifikat von ${host(cause)} wird nicht vertraut`,
  'validation-failure': (cause) => `TLS mit ${host(cause)} scheiterte aus einem Grund ohne eigenen Typ`,
  'tlsa-invalid': (cause) => `Kein TLSA-Eintrag von ${host(cause)} war gültig`,
  'dnssec-invalid': (cause) => `DNS gab keine gültige Antwort zu ${host(cause)}`,
  'dane-required': (cause) => `${cause.host ?? 'Ein Host'} hatte keinen TLSA-Eintrag, den DNSSEC beweist`,
  'sts-policy-fetch-error': ({ status }) => (status ? `Der Policy-Host antwortete ${status}` : 'Die Policy ließ sich nicht holen'),
  'sts-policy-invalid': () => 'Die Policy war nicht gültig',
  'sts-webpki-invalid': () => 'Das Zertifikat des Policy-Hosts ließ sich nicht prüfen',
  '': (cause) => `Der Bericht sagt nicht, was scheiterte${cause.host ? `, bei ${cause.host}` : ''}`,
};

const ofHost: Readonly<Record<string, string>> = {
  'mx-not-in-policy': 'keine mx-Zeile der Policy nennt ihn',
  'starttls-not-supported': 'er bot kein STARTTLS an',
  'certificate-expired': 'sein Zertifikat war abgelaufen',
  'certificate-host-mismatch': 'sein Zertifikat gilt für andere Namen',
  'certificate-not-trusted': 'seinem Zertifikat wird nicht vertraut',
  'validation-failure': 'TLS scheiterte aus einem Grund ohne eigenen Typ',
  'tlsa-invalid': 'keiner seiner TLSA-Einträge war gültig',
  'dnssec-invalid': 'DNS gab keine gültige Antwort zu ihm',
  'dane-required': 'er hatte keinen TLSA-Eintrag, den DNSSEC beweist',
};

const causeWords = (cause: Cause): string =>
  causes[cause.kind]?.(cause) ?? `${cause.kind}${cause.host ? ` bei ${cause.host}` : ''}, ein Typ, den RFC 8460 nicht nennt`;

function who(says: number, of: number): string {
  if (of === 1) return 'sagt der einzige Berichtende';
  if (says === of) return of === 2 ? 'sagen beide Berichtenden' : `sagen alle ${number(of)} Berichtenden`;
  if (of % says === 0) return `sagt einer von ${number(of / says)} Berichtenden`;
  return `sagen ${number(says)} von ${number(of)} Berichtenden`;
}

function failing({ cause: group, says, of }: Extract<Answer, { kind: 'failing' }>, domain: string): string {
  const cause = group.cause ?? { kind: '', host: null };
  const why = cause.host ? (ofHost[cause.kind] ?? (cause.kind || 'der Bericht sagt nicht, warum')) : causeWords(cause);
  const at = cause.host ? ` bei ${short(cause.host, domain)}` : '';
  const when = group.status === 'new' ? `scheiterte${at} am ${day(group.lastDay)}` : `scheitert${at} seit dem ${day(group.since)}`;
  return `Mail an ${domain} ${when}, ${who(says, of)}: ${why}.`;
}

function answer(said: Answer, domain: string): string {
  if (said.kind === 'failing') return failing(said, domain);
  if (said.kind === 'no-policy') return `Nichts scheiterte, und keine MTA-STS-Policy: Kein Bericht nennt eine für ${domain}.`;
  const from = `von ${said.reporters === 1 ? 'einem Berichtenden' : `${number(said.reporters)} Berichtenden`}`;
  const quiet = `${plural(said.days, 'ruhiger Tag', 'ruhige Tage')} ${from}`;
  if (said.kind === 'quiet' && said.enforced) return `${quiet}, mit enforce: was das zeigt, und was Stille nicht beweist.`;
  if (said.kind === 'quiet') return `${quiet}: was für enforce spricht, und was Stille nicht beweist.`;
  if (said.days === 0) return 'Das letzte Scheitern ist einige Tage her, und niemand, der es sah, hat seither berichtet.';
  return said.enforced ? `${quiet}, mit enforce.` : `${quiet}. Vor enforce sind vierzehn gewünscht.`;
}

function lead(said: Answer, mode: string, run: number): string[] {
  const modes: Readonly<Record<string, string>> = {
    testing: 'Der Modus ist testing, solche Mail darf also trotzdem zugestellt werden. Mit enforce würde sie warten.',
    enforce: 'Der Modus ist enforce: Solche Mail wartet, oder sie geht an einen anderen MX.',
  };
  if (said.kind !== 'failing') {
    const last = said.kind === 'calm' && said.lastFailure !== undefined ? [`Zuletzt scheiterte etwas am ${day(said.lastFailure)}.`] : [];
    return said.kind === 'no-policy' ? [] : [...last, 'Berichte zeigen, was ihre Sender sahen. Stille beweist nichts.'];
  }
  const { failed, sessions, others } = said;
  const rest = others > 0 ? [`${others === 1 ? 'Eine weitere Ursache steht' : `${others} weitere Ursachen stehen`} unten.`] : [];
  const share = `${failed.toLocaleString('de-DE')} von ${plural(sessions, 'Sitzung', 'Sitzungen')} scheiterten ${said.cause.status === 'new' ? 'an dem Tag' : 'seither'}.`;
  const quiet = mode === 'enforce' ? [] : [`Ruhige Tage: ${Math.min(run, 14)} von 14.`];
  return [share, ...(modes[mode] ? [modes[mode]] : []), ...rest, ...quiet];
}

const unread: Readonly<Record<UnreadReason, string>> = {
  'damaged-gzip': 'Die gepackten Daten sind beschädigt oder enden mittendrin. Hole den Anhang noch einmal.',
  'damaged-zip': 'Das Archiv ist beschädigt oder mit einem Passwort geschützt. Packe es aus, und wähle, was darin ist.',
  'too-large': 'Größer, als auf einmal gelesen wird: 20 MB ein Bericht, 64 MB eine Datei oder Mail, 256 MB ein Zip-Archiv. Teile es.',
  'too-deep': 'Das JSON ist tiefer verschachtelt als jeder Bericht.',
  'too-nested': 'Archive oder Mails liegen mehr als fünffach ineinander. Packe die äußeren aus.',
  'too-much': 'Aus dieser einen Datei kommt mehr als 1 GB. Der Rest bleibt weg.',
  'not-json': 'Das ist kein ganzes JSON: Es bricht ab, oder etwas anderes steht dazwischen.',
  'not-object': 'JSON, aber kein Objekt, wie es jeder Bericht ist.',
  'no-policies': 'JSON, aber kein TLS-Bericht: Es hat keine Liste von Policys.',
  winmail: 'So verpackt Outlook Anhänge. Speichere die Mail stattdessen als .eml.',
  gone: 'Die Datei ist weg oder darf nicht gelesen werden.',
  empty: 'Leer.',
  dmarc: 'Ein DMARC-Bericht: wer im Namen der Domain sendet. TLS-Berichte sind JSON.',
  xml: 'XML oder eine Webseite. TLS-Berichte sind JSON.',
  tar: 'Ein tar-Archiv. Packe es aus, und wähle den Ordner.',
  'no-report-in-mail': 'Eine Mail ohne Bericht.',
  other: 'Weder Bericht noch Mail noch Archiv.',
};

const state: Readonly<Record<Group['status'], string>> = {
  new: 'neu',
  still: 'weiterhin',
  over: 'vorbei',
  silent: 'niemand, der es sah, hat seither berichtet',
};

const runDates = (dayOf: (day: number) => string, runs: Group['runs']): string =>
  runs.map(([from, to]) => (from === to ? dayOf(from) : `${dayOf(from)} bis ${dayOf(to)}`)).join('; ');

export default {
  month: {
    day,
    shortDay: dates({ day: 'numeric', month: 'short' }),
    fullDay,
    number: (count) => count.toLocaleString('de-DE'),
    cause: causeWords,
    answer,
    lead,
    unread,
    state,
    runs: runDates,
    noHost: 'kein Mailserver genannt',
    noType: 'ohne Typ',
    noName: 'ein Berichtender ohne Namen',
    sessions: (count) => plural(count, 'Sitzung', 'Sitzungen'),
    reports: (count) => plural(count, 'Bericht', 'Berichte'),
    reporters: (count) => plural(count, 'Berichtender', 'Berichtende'),
    files: (count) => plural(count, 'Datei', 'Dateien'),
    others: (count) => plural(count, 'weiteres', 'weitere'),
    moreReporters: (count) => plural(count, 'weiterer Berichtender', 'weitere Berichtende'),
    period: (from, to) => {
      if (from === to) return fullDay(to);
      const isOneYear = new Date(from * 86_400_000).getUTCFullYear() === new Date(to * 86_400_000).getUTCFullYear();
      return `${isOneYear ? day(from) : fullDay(from)} bis ${fullDay(to)}`;
    },
    ofDays: (days, expected) => `${days} von ${expected} Tagen`,
    failedOf: (failed, all) => `${failed} von ${all}`,
    bands: {
      title: { day: 'Die Tage', week: 'Die Wochen', month: 'Die Monate' },
      failing: 'Scheitert Mail?',
      since: 'Seit wann?',
      who: 'Wer sagt das?',
      quiet: 'Wie lange ruhig?',
      hosts: 'An welchem meiner Hosts?',
      causes: 'Was zu tun ist',
      gates: 'Darf es enforce sein?',
      files: 'Dateien',
    },
    split: { by: 'Geteilt nach', causes: 'Ursache', types: 'Ergebnistyp', hosts: 'MX-Host', byReporter: 'Berichtendem' },
    changed: {
      title: (last, before) => `${last} gegenüber ${before}`,
      fresh: 'Neu',
      still: 'Noch',
      back: 'Wieder',
      gone: 'Weg',
      nothing: 'nichts',
      after: (now, before) => `${now}, nach ${before}`,
      unseen: 'aber niemand, der es sah, hat berichtet',
      reporterBack: (name) => `${name} berichtet wieder`,
      reporterGone: (name) => `kein Bericht von ${name}`,
    },
    repair: {
      own: (hosts) =>
        `Wenn ${hosts} dir gehört: Veröffentliche erst die Datei, dann den Eintrag mit der neuen id. Wenn nicht, hat jemand die Frage nach deinem MX mit einem eigenen Host beantwortet.`,
      file: (url) => `Die ganze Datei unter ${url}`,
      record: 'Die Zeile für die Zone',
    },
    act: {
      what: 'Was zu tun ist',
      csv: 'CSV speichern',
      json: 'JSON speichern',
      print: 'Drucken',
      copy: 'Als Text kopieren',
      domain: 'Domain',
    },
    domainChoice: (domain, reports) => `${domain || 'ohne Domain'}, ${plural(reports, 'Bericht', 'Berichte')}`,
    key: { ok: 'gelungen', failed: 'gescheitert', hole: 'eine Lücke: niemand berichtete' },
    notes: {
      sessions: 'Alle Sitzungen, alle Berichtenden',
      scale: (top) => `Gescheiterte Sitzungen, ein Maßstab für alle Zeilen; höchster Balken ${top}`,
      who: 'Ein Kästchen für jeden Tag mit Bericht; gescheitert von allen Sitzungen',
      quiet: 'Tage in Folge, an denen unter einer MTA-STS-Policy nichts scheiterte',
      percent: (failed, top) => `gescheitert, ${failed}; höchster Balken ${top}`,
      quietGoal: 'Ziel: 14 in Folge',
      quietOf: (run) => `${Math.min(run, 14)} von 14`,
      longest: (days) => `längste Folge: ${plural(days, 'Tag', 'Tage')}`,
      policy: 'Deine Policy, wie Berichte sie zitieren',
      samePolicy: 'durchweg dieselbe',
      noPolicy: 'keine Policy zitiert',
      change: (on, lines) => `${on}: ${lines}`,
      axis: { day: 'Tage in UTC, ein Strich an jedem Montag', week: 'Wochen, jede ab Montag', month: 'Monate' },
      mark: 'Tag, Woche oder Monat',
      nobody: 'niemand berichtete',
      rest: (count) => plural(count, 'weitere Zeile', 'weitere Zeilen'),
    },
    readout: {
      said: (sessions, failed) => `${sessions}, ${failed === 0 ? 'keine' : failed.toLocaleString('de-DE')} gescheitert`,
      missing: (names) => `Kein Bericht von ${names}.`,
      run: (days) => `Ruhiger Tag ${days} in Folge.`,
      week: (from) => `Woche ab ${from}`,
    },
    table: {
      same: 'Dasselbe als Tabelle',
      days: 'Sitzungen je Tag, Woche oder Monat, UTC. Leer: Niemand berichtete das.',
      columns: { day: 'Ab', reports: 'Berichte', ok: 'Gelungen', failed: 'Gescheitert', quiet: 'Ruhige Tage' },
      hosts:
        'Gescheiterte Sitzungen. Ein Bericht zählt Gelungenes für die Domain, nicht für jeden Host; der Anteil eines Hosts ist deshalb nicht bekannt.',
      host: 'Host',
      address: 'Adresse',
      inPolicy: 'In der Policy',
      bar: 'Als Balken',
      what: 'Was',
      last: 'Zuletzt',
      yes: 'ja',
      no: 'nein',
      reporter: 'Berichtender',
      sessions: 'Sitzungen',
      from: 'Von',
      to: 'An',
      mode: 'Modus',
      reason: 'Genannter Grund',
      noReason: 'keiner genannt',
      dayOf: 'Tag',
    },
    finding: {
      over: 'Vorbei',
      silent: 'Seither ungesehen',
      type: (type, runs, state) => `${type}, ${runs}, ${state}`,
      compared: 'Verglichen',
      quoted: 'Die Policy, wie die Berichte sie zitieren',
      against: (host, lines) => `${host} gegen ${lines}: Keine Zeile deckt ihn ab.`,
      who: 'Wer das sagt',
      says: (says, of) => `${says} von ${plural(of, 'Berichtenden', 'Berichtenden')}.`,
      reasons: 'Genannte Gründe:',
      noReasons: 'Kein Grund genannt.',
      at: 'Adressen',
      follows: 'Was folgt',
      testing: 'Heute darf solche Mail trotzdem zugestellt werden: Der Modus ist testing.',
      enforce: 'Solche Mail wird dort nicht übergeben: Der Modus ist enforce. Sie wartet, oder ein anderer MX nimmt sie.',
      count: 'Nach dem letzten Scheitern beginnt die Zählung der ruhigen Tage neu.',
      fix: 'Abhilfe',
      rows: (count) => plural(count, 'Zeile der Berichte', 'Zeilen der Berichte'),
      more: (left) => `Mehr zeigen (noch ${left})`,
    },
    gates: {
      met: 'Erfüllt',
      notYet: 'Noch nicht',
      look: 'Sieh nach',
      unprovable: 'Nicht beweisbar',
      quiet: (run) => `14 ruhige Tage in Folge: ${run} von 14.`,
      quietLast: (on) => `Zuletzt scheiterte etwas am ${on}. Die Zählung beginnt am ersten Tag ohne.`,
      quietNone: 'In diesen Berichten scheiterte nichts unter einer MTA-STS-Policy.',
      hosts: 'Jeder Mailserver, den Berichte nennen, steht in der Policy.',
      hostsNot: (hosts) => `Jeder Mailserver steht in der Policy: ${hosts} nicht.`,
      hostsMeans: 'Berichte nennen einen Host nur, wo eine Sitzung mit ihm scheiterte. Die Prüfung der Domain sieht sich alle an.',
      days: (days, all, reporters) =>
        `An ${days} von ${all} Tagen berichtete jemand, von ${plural(reporters, 'Berichtendem', 'Berichtenden')}.`,
      daysMeans: 'Ein Tag, über den niemand berichtet, zählt nicht, und er lässt die Zählung nicht neu beginnen.',
      holes: 'Lücken:',
      hole: (name, days) => `${name}: ${days}`,
      noHoles: 'Keine Lücken: Wer einmal berichtete, berichtete jeden Tag.',
      holesMean: 'Keine Mail zu berichten, ein später Bericht, oder einer, der dir vorenthalten wurde. Den Dateien sieht man das nicht an.',
      silence: 'Stille beweist nichts.',
      silenceMeans:
        'Wer einer Sitzung die Verschlüsselung nehmen kann, kann auch den Eintrag verbergen, der um Berichte bittet, oder den Bericht aufhalten. Eine lange Lebensdauer für _smtp._tls und DNSSEC erschweren das.',
      nothing: 'Nichts in diesen Berichten spricht gegen enforce.',
      against: (count) => `Noch nicht: ${plural(count, 'Sache steht', 'Sachen stehen')} im Weg.`,
      already: 'Es ist schon enforce, wie die Berichte die Policy zitieren.',
      enforced: 'Was die Berichte davon zeigen',
    },
    listed: {
      head: { what: 'Berichte', count: 'Wie viele', why: 'Warum' },
      counted: 'Gezählt',
      countedWhy: (domain, period) => `für ${domain}, ${period}`,
      others: 'Für andere Domains',
      othersWhy: 'Nicht beigemischt. Wähle sie oben, um sie zu sehen.',
      unread: 'Nicht gelesen',
      more: (left) => `und ${left} weitere derselben Art`,
      nowhere: 'Nichts wurde hochgeladen.',
      all: (files, reports) => `${files}, darin ${reports}.`,
    },
    single: 'Ein Bericht ist der Tag eines Berichtenden. Füge weitere Tage hinzu, um zu sehen, seit wann.',
    stopped: 'Angehalten. Was bis dahin gelesen wurde, zählt.',
    keep: 'Diese Berichte auf diesem Gerät behalten',
    keepMeans: 'Nur in diesem Browser, bis du das Häkchen entfernst. Die Dateien selbst werden nicht behalten.',
    none: 'Kein TLS-Bericht wurde gefunden',
    noneMeans: 'Was gelesen wurde, ging nirgends sonst hin. Was mit jeder Datei nicht stimmt, steht unten.',
    duplicates: 'Doppelt gesehen, einmal gezählt',
    conflict: (reporter, id, counted, other) =>
      `${reporter}, Bericht ${id}: zwei Inhalte unter einer Kennung, ${counted} oder ${other}. Der spätere zählt.`,
    undated: 'Ohne Tag, nicht gezählt',
    outside: (count) => `${plural(count, 'Bericht', 'Berichte')} aus der Zukunft oder älter als 20 Jahre: nicht im Bild.`,
    departures: (kinds, reports) =>
      `Wo Berichte vom Standard abweichen: ${plural(kinds, 'Art', 'Arten')}, in ${plural(reports, 'Bericht', 'Berichten')}`,
  },
} satisfies Translation<typeof english>;
