// What this site says about real senders, servers and browsers, and what each statement rests on. A text that names such software says
// beside it which claim it makes: `<!-- claim: resolver-last-field -->` in Markdown, `// claim: …` above a line of words. A claim without
// evidence has no place here, nor has evidence that no text uses (tests/explanations/claims.test.ts).

/**
 * A recorded delivery in tests/recordings; captured octets beside the player; a test of ours; or a line of somebody's source at a version.
 */
export type Evidence =
  | { readonly recording: string }
  | { readonly capture: string }
  | { readonly test: string }
  | { readonly source: string; readonly repository: string; readonly version: string };

export interface Claim {
  /** As texts name it. */
  readonly software: string;
  readonly version: string;
  readonly does: { readonly en: string; readonly de: string };
  readonly evidence: readonly Evidence[];
}

const resolver = { software: 'postfix-mta-sts-resolver', version: '1.5.0' };
const resolverSource = (file: string): Evidence => ({
  source: `postfix_mta_sts_resolver/${file}`,
  repository: 'github.com/Snawoot/postfix-mta-sts-resolver',
  version: 'v1.5.0',
});
const postfix = { software: 'Postfix', version: '3.7.11' };
const zoneMta = { software: 'zone-mta', version: '3.10.3' };
/** The recordings were made with the one, the source of the other was read. */
const bothResolvers = { ...resolver, version: '1.1.2 and 1.5.0' };
const dialogues: Evidence = { test: 'tests/protocol/smtp/accents/dialogues.test.ts' };

export const claims = {
  'postfix-goes-on-in-clear': {
    ...postfix,
    does: {
      en: 'delivers in clear where STARTTLS is not offered or refused, and nothing demands it',
      de: 'stellt im Klartext zu, wo STARTTLS nicht angeboten oder abgelehnt wird und nichts es verlangt',
    },
    evidence: [{ recording: 'nosts-strip' }, { recording: 'nosts-454' }],
  },
  'postfix-second-try-in-clear': {
    ...postfix,
    does: {
      en: 'defers after a broken handshake, and goes on in clear when it breaks again',
      de: 'stellt nach einem abgebrochenen Handshake zurück und macht im Klartext weiter, wenn er wieder abbricht',
    },
    evidence: [{ recording: 'nosts-tlsbreak-retry' }],
  },
  'postfix-with-resolver': {
    ...postfix,
    does: {
      en: 'honours MTA-STS with a policy map such as postfix-mta-sts-resolver',
      de: 'beachtet MTA-STS mit einer Richtlinientabelle wie postfix-mta-sts-resolver',
    },
    evidence: [{ recording: 'enforce-strip' }, { recording: 'enforce-pass' }],
  },
  'postfix-testing-is-nothing': {
    ...postfix,
    does: {
      en: 'with postfix-mta-sts-resolver takes a policy in mode testing for none, and reports nothing',
      de: 'nimmt mit postfix-mta-sts-resolver eine Richtlinie im Modus testing für keine und meldet nichts',
    },
    evidence: [{ recording: 'testing-strip' }, resolverSource('responder.py')],
  },
  'postfix-testing-as-enforce': {
    ...postfix,
    does: {
      en: 'with postfix-mta-sts-resolver and its setting `strict_testing` takes a policy in mode testing for enforce',
      de: 'nimmt mit postfix-mta-sts-resolver und dessen Einstellung `strict_testing` eine Richtlinie im Modus testing für enforce',
    },
    evidence: [{ recording: 'strict-testing-strip' }, resolverSource('responder.py')],
  },
  'postfix-compares-certificate': {
    ...postfix,
    does: {
      en: 'with postfix-mta-sts-resolver compares the certificate with the patterns, never the MX name',
      de: 'vergleicht mit postfix-mta-sts-resolver das Zertifikat mit den Mustern, nie den Namen des MX',
    },
    evidence: [
      { recording: 'enforce-forgedmx-relay' },
      { recording: 'enforce-forgedmx' },
      { recording: 'badmx-terminate' },
      { recording: 'cached-forged' },
    ],
  },
  'postfix-no-certificate': {
    ...postfix,
    does: {
      en: 'offers anonymous suites where it checks nothing, so that two of them under TLS 1.2 exchange no certificate',
      de: 'bietet anonyme Verfahren an, wo er nichts prüft, so dass zwei unter TLS 1.2 kein Zertifikat austauschen',
    },
    evidence: [{ capture: 'postfix-tls12' }],
  },
  'postfix-no-server-name': {
    ...postfix,
    does: {
      en: 'does not name the server in its first TLS message where it checks nothing',
      de: 'nennt den Server in seiner ersten TLS-Nachricht nicht, wo er nichts prüft',
    },
    evidence: [{ recording: 'nosts-selfsigned' }, { capture: 'postfix-tls13' }],
  },
  'postfix-answers': {
    ...postfix,
    does: {
      en: 'answers what is typed to it as the server with its name in free play does',
      de: 'antwortet auf Getipptes wie der Server mit seinem Namen beim Ausprobieren',
    },
    evidence: [dialogues],
  },
  'exim-answers': {
    software: 'Exim',
    version: '4.96',
    does: {
      en: 'answers what is typed to it as the server with its name in free play does',
      de: 'antwortet auf Getipptes wie der Server mit seinem Namen beim Ausprobieren',
    },
    evidence: [dialogues],
  },
  'opensmtpd-answers': {
    software: 'OpenSMTPD',
    version: '6.8.0p2',
    does: {
      en: 'answers what is typed to it as the server with its name in free play does',
      de: 'antwortet auf Getipptes wie der Server mit seinem Namen beim Ausprobieren',
    },
    evidence: [dialogues],
  },
  'postfix-captured': {
    ...postfix,
    does: {
      en: 'was captured at both ends of the connections in the byte view',
      de: 'wurde an beiden Enden der Verbindungen in der Byte-Ansicht aufgezeichnet',
    },
    evidence: [{ capture: 'postfix-tls13' }, { capture: 'postfix-tls12' }],
  },
  'postfix-dane-unsigned-mx': {
    ...postfix,
    does: {
      en: 'with level dane uses the TLSA records of a signed host also where the MX records of the domain are not signed',
      de: 'benutzt mit der Stufe dane die TLSA-Einträge eines signierten Hosts auch, wo die MX-Einträge der Domain nicht signiert sind',
    },
    evidence: [{ recording: 'dane-insecuremx-strip' }, { recording: 'dane-insecuremx-terminate' }],
  },
  'postfix-dane-recorded': {
    ...postfix,
    does: {
      en: 'with level dane delivers where the TLSA record matches, whatever else the certificate says, and defers without TLS or with another key',
      de: 'stellt mit der Stufe dane zu, wo der TLSA-Eintrag passt, was immer sonst im Zertifikat steht, und wartet ohne TLS oder bei einem anderen Schlüssel',
    },
    evidence: ['dane-pass', 'dane-strip', 'dane-tlsbreak', 'dane-untrusted', 'dane-wrongtlsa', 'dane-expired', 'dane-wrongname'].map(
      (recording) => ({ recording }),
    ),
  },
  'postfix-bounces-odd-replies': {
    ...postfix,
    does: {
      en: 'sends the mail back after a reply that has no meaning at its place',
      de: 'schickt die Mail zurück nach einer Antwort, die an ihrer Stelle nichts bedeutet',
    },
    evidence: [{ recording: 'data-answered-250' }, { recording: 'mail-answered-354' }],
  },
  'postfix-says-helo': {
    ...postfix,
    does: {
      en: 'says HELO after any refusal of EHLO, and after a greeting of 220 alone, and so does without TLS',
      de: 'sagt HELO nach jeder Ablehnung von EHLO und nach einer Begrüßung aus 220 allein, also ohne TLS',
    },
    evidence: [{ recording: 'ehlo-deferred-helo' }, { recording: 'greeting-bare-helo' }],
  },
  'postfix-bounces-refused-starttls': {
    ...postfix,
    does: {
      en: 'sends the mail back where a policy demands TLS and STARTTLS is answered 5xx',
      de: 'schickt die Mail zurück, wo eine Richtlinie TLS verlangt und STARTTLS mit 5xx beantwortet wird',
    },
    evidence: [{ recording: 'enforce-starttls-501' }],
  },
  'postfix-waits-when-refused': {
    ...postfix,
    does: { en: 'tries again later where the greeting is a refusal', de: 'versucht es später wieder, wo die Begrüßung eine Ablehnung ist' },
    evidence: [{ recording: 'greeting-rejected' }],
  },
  'resolver-any-id': {
    ...bothResolvers,
    does: { en: 'does not check the form of an id', de: 'prüft die Form einer id nicht' },
    evidence: [{ recording: 'txt-id-bad' }, resolverSource('resolver.py')],
  },
  'resolver-last-field': {
    ...resolver,
    does: {
      en: 'takes the last of several fields with one name, in the record and in the policy',
      de: 'nimmt von mehreren gleichnamigen Feldern das letzte, im Eintrag und in der Richtlinie',
    },
    evidence: [resolverSource('utils.py')],
  },
  'resolver-renews': {
    ...resolver,
    does: {
      en: 'starts the time of a stored policy anew whenever it sees the same id, without fetching the file',
      de: 'beginnt die Zeit einer gespeicherten Richtlinie von vorn, sooft es dieselbe id sieht, ohne die Datei zu holen',
    },
    evidence: [resolverSource('responder.py'), resolverSource('proactive_fetcher.py')],
  },
  'resolver-counts-any-version': {
    ...resolver,
    does: {
      en: 'counts every record that begins with the version, with or without a semicolon',
      de: 'zählt jeden Eintrag, der mit der Version beginnt, mit oder ohne Semikolon',
    },
    evidence: [resolverSource('resolver.py')],
  },
  'resolver-four-seconds': {
    ...bothResolvers,
    does: {
      en: 'waits four seconds for the policy, unless told otherwise',
      de: 'wartet vier Sekunden auf die Richtlinie, wenn nichts anderes eingestellt ist',
    },
    evidence: [{ recording: 'fetch-slow-strip' }, resolverSource('defaults.py')],
  },
  'resolver-media-type': {
    ...bothResolvers,
    does: { en: 'rejects a policy that is not text/plain', de: 'weist eine Richtlinie ab, die nicht text/plain ist' },
    evidence: [{ recording: 'fetch-wrongtype-strip' }, resolverSource('resolver.py')],
  },
  'resolver-dot-pattern': {
    ...resolver,
    does: { en: 'hands `*.example.com` on to Postfix as `.example.com`', de: 'gibt `*.example.com` als `.example.com` an Postfix weiter' },
    evidence: [resolverSource('responder.py')],
  },
  'resolver-rejects-long-life': {
    ...resolver,
    does: { en: 'rejects a max_age over 31557600', de: 'weist ein max_age über 31557600 ab' },
    evidence: [resolverSource('resolver.py')],
  },
  'mailauth-rejects-long-life': {
    software: 'mailauth',
    version: '7.1.0',
    does: { en: 'rejects a max_age over 31557600', de: 'weist ein max_age über 31557600 ab' },
    evidence: [{ source: 'lib/mta-sts.js', repository: 'npmjs.com/package/mailauth', version: '7.1.0' }],
  },
  'tlspol-cuts-long-life': {
    software: 'postfix-tlspol',
    version: '1.13.0',
    does: { en: 'cuts a max_age over 31557600 to that', de: 'kürzt ein max_age über 31557600 darauf' },
    evidence: [{ source: 'internal/mta-sts.go', repository: 'github.com/Zuplu/postfix-tlspol', version: 'v1.13.0' }],
  },
  'mox-takes-long-life': {
    software: 'mox',
    version: '1c95876',
    does: { en: 'takes a max_age over 31557600', de: 'nimmt ein max_age über 31557600' },
    evidence: [{ source: 'mtasts/parse.go', repository: 'github.com/mjl-/mox', version: '1c9587665b321199312e11b6a47a0480a9e2750f' }],
  },
  'zone-mta-server-name': {
    ...zoneMta,
    does: {
      en: 'names the server in its first TLS message, also where it checks nothing',
      de: 'nennt den Server in seiner ersten TLS-Nachricht, auch wo er nichts prüft',
    },
    evidence: [{ recording: 'zonemta-nosts-selfsigned' }],
  },
  'zone-mta-any-media-type': {
    ...zoneMta,
    does: { en: 'does not look at the media type of the policy', de: 'sieht nicht auf den Medientyp der Richtlinie' },
    evidence: [{ recording: 'zonemta-fetch-wrongtype-strip' }],
  },
  'zone-mta-star-any-depth': {
    ...zoneMta,
    does: { en: 'lets a star stand for any number of labels', de: 'lässt einen Stern für beliebig viele Labels stehen' },
    evidence: [{ recording: 'zonemta-wild-deep' }],
  },
  'zone-mta-forgets': {
    ...zoneMta,
    does: {
      en: 'throws a stored policy away when the TXT record cannot be found',
      de: 'wirft eine gespeicherte Richtlinie weg, wenn der TXT-Eintrag nicht zu finden ist',
    },
    evidence: [{ recording: 'zonemta-enforce-strip-cached' }],
  },
  'zone-mta-bounces-at-once': {
    ...zoneMta,
    does: {
      en: 'sends the mail back at the first attempt that the policy refuses',
      de: 'schickt die Mail beim ersten Versuch zurück, den die Richtlinie verbietet',
    },
    evidence: [
      ...[{ recording: 'zonemta-enforce-forgedmx' }, { recording: 'zonemta-enforce-strip' }],
      ...[{ recording: 'zonemta-badmx-terminate' }, { recording: 'zonemta-enforce-wrongname' }],
    ],
  },
  'zone-mta-no-second-try': {
    ...zoneMta,
    does: {
      en: 'makes no try in clear after a broken handshake',
      de: 'versucht es nach einem abgebrochenen Handshake nicht im Klartext',
    },
    evidence: [{ recording: 'zonemta-nosts-tlsbreak' }],
  },
  'webkitgtk-common-name': {
    software: 'WebKitGTK',
    version: '2.50',
    does: {
      en: 'takes a certificate that names the host in its common name alone',
      de: 'nimmt ein Zertifikat, das den Host nur im Common Name nennt',
    },
    evidence: [{ test: 'tests/lab/checks/engines.mjs' }],
  },
} as const satisfies Readonly<Record<string, Claim>>;
