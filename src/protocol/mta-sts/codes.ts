// Every finding about an MTA-STS record, a policy, the answer of a policy host, and the set of MX hosts, with its severity
// and the section that it rests on (RFC 8461). What is wrong in the form of any TXT field has codes of its own: ../dns/txt-codes.ts.
import { cite, ownCheck } from '../citation.ts';
import { findingsOf, type CodeTable, type Edit, type Finding, type Severity } from '../finding.ts';

const rfc8461 = (severity: Severity, section: string) => ({ severity, citation: cite('RFC 8461', section) });
const own = (severity: Severity) => ({ severity, citation: ownCheck });

export const recordCodes = {
  'record-missing': rfc8461('warning', '3.1'),
  'record-multiple': rfc8461('error', '3.1'),
  'record-draft-2016': rfc8461('warning', '3.1'),
  'record-id-missing': rfc8461('error', '3.1'),
  'record-id-case': rfc8461('warning', '3.1'),
  'record-id-empty': rfc8461('error', '3.1'),
  'record-id-too-long': rfc8461('error', '3.1'),
  'record-id-character': rfc8461('error', '3.1'),
  'record-id-repeated': rfc8461('warning', '3.2'),
  'record-policy-field': rfc8461('warning', '3.2'),
  // the record beside the policy and the past
  'record-id-unchanged': rfc8461('error', '8.1'),
  'record-id-reused': rfc8461('warning', '3.1'),
  'record-id-changed-alone': own('note'),
  'record-removed-early': rfc8461('warning', '8.3'),
} as const satisfies CodeTable;

export const policyCodes = {
  // the file as a whole
  'policy-empty': rfc8461('error', '3.2'),
  'policy-html': rfc8461('error', '3.2'),
  'policy-json': rfc8461('error', '3.2'),
  'policy-is-record': rfc8461('error', '3.2'),
  'policy-one-line': rfc8461('error', '3.2'),
  'policy-literal-newline': rfc8461('error', '3.2'),
  'policy-utf-16': rfc8461('error', '3.2'),
  'policy-bom': rfc8461('error', '3.2'),
  'policy-not-utf-8': rfc8461('error', '3.2'),
  'policy-replacement-character': own('note'),
  'policy-cr-line-end': rfc8461('error', '3.2'),
  'policy-stray-cr': rfc8461('error', '3.2'),
  'policy-over-64-kib': rfc8461('warning', '3.3'),
  'policy-findings-limit': own('note'),
  // its lines
  'policy-blank-line': rfc8461('error', '3.2'),
  'policy-comment': rfc8461('error', '3.2'),
  'policy-no-colon': rfc8461('error', '3.2'),
  'policy-leading-space': rfc8461('error', '3.2'),
  'policy-space-before-colon': rfc8461('error', '3.2'),
  'policy-name-empty': rfc8461('error', '3.2'),
  'policy-name-character': rfc8461('error', '3.2'),
  'policy-name-too-long': rfc8461('error', '3.2'),
  'policy-value-empty': rfc8461('error', '3.2'),
  'policy-value-character': rfc8461('error', '3.2'),
  'policy-odd-space': rfc8461('error', '3.2'),
  'policy-key-case': rfc8461('warning', '3.2'),
  'policy-key-typo': own('warning'),
  'policy-key-repeated': rfc8461('warning', '3.2'),
  'policy-extension': rfc8461('note', '3.2'),
  'policy-extension-repeated': rfc8461('note', '3.2'),
  // version and mode
  'policy-version-missing': rfc8461('error', '3.2'),
  'policy-version-unknown': rfc8461('error', '3.2'),
  'policy-mode-missing': rfc8461('error', '3.2'),
  'policy-mode-case': rfc8461('error', '3.2'),
  'policy-mode-report': rfc8461('error', '3.2'),
  'policy-mode-unknown': rfc8461('error', '3.2'),
  'policy-testing': rfc8461('note', '5'),
  'policy-testing-for-ever': own('warning'),
  'policy-none': rfc8461('note', '8.3'),
  'policy-none-with-mx': rfc8461('note', '5'),
  'policy-none-long': rfc8461('note', '8.3'),
  // max_age
  'policy-max-age-missing': rfc8461('error', '3.2'),
  'policy-max-age-not-a-number': rfc8461('error', '3.2'),
  'policy-max-age-unit': rfc8461('error', '3.2'),
  'policy-max-age-grouped': rfc8461('error', '3.2'),
  'policy-max-age-digits': rfc8461('error', '3.2'),
  'policy-max-age-over-a-year': rfc8461('error', '3.2'),
  'policy-max-age-zero': rfc8461('warning', '3.2'),
  'policy-max-age-under-a-day': rfc8461('warning', '3.2'),
  'policy-max-age-under-a-week': rfc8461('note', '3.2'),
  // mx
  'policy-mx-missing': rfc8461('error', '3.2'),
  'policy-mx-u-label': rfc8461('error', '3.2'),
  'policy-mx-trailing-dot': rfc8461('error', '3.2'),
  'policy-mx-underscore': rfc8461('error', '3.2'),
  'policy-mx-hyphen': rfc8461('error', '3.2'),
  'policy-mx-empty-label': rfc8461('error', '3.2'),
  'policy-mx-leading-dot': rfc8461('error', '3.2'),
  'policy-mx-star-alone': rfc8461('error', '3.2'),
  'policy-mx-star-misplaced': rfc8461('error', '3.2'),
  'policy-mx-address-literal': rfc8461('error', '3.2'),
  'policy-mx-port': rfc8461('error', '3.2'),
  'policy-mx-url': rfc8461('error', '3.2'),
  'policy-mx-mailbox': rfc8461('error', '3.2'),
  'policy-mx-preference': rfc8461('error', '3.2'),
  'policy-mx-list': rfc8461('error', '3.2'),
  'policy-mx-character': rfc8461('error', '3.2'),
  'policy-mx-ipv4': rfc8461('warning', '4.1'),
  'policy-mx-too-long': { severity: 'warning', citation: cite('RFC 1035', '2.3.4') },
  'policy-mx-single-label': own('warning'),
  'policy-mx-star-top-level': rfc8461('warning', '10.4'),
  'policy-mx-repeated': own('note'),
  'policy-mx-redundant': own('note'),
  'policy-without-record': rfc8461('error', '3.1'),
} as const satisfies CodeTable;

export const responseCodes = {
  'response-dns-error': rfc8461('error', '3.3'),
  'response-connect-error': rfc8461('error', '3.3'),
  'response-timeout': rfc8461('error', '3.3'),
  'response-incomplete': rfc8461('error', '3.3'),
  'response-tls-error': rfc8461('error', '3.3'),
  'response-certificate-untrusted': rfc8461('error', '3.3'),
  'response-certificate-expired': rfc8461('error', '3.3'),
  'response-certificate-name': rfc8461('error', '3.3'),
  'response-redirect': rfc8461('error', '3.3'),
  'response-not-found': rfc8461('error', '3.3'),
  'response-server-error': rfc8461('error', '3.3'),
  'response-status': rfc8461('error', '3.3'),
  'response-html': rfc8461('error', '3.2'),
  'response-media-type': rfc8461('error', '3.2'),
  'response-media-type-missing': rfc8461('error', '3.2'),
  'response-charset': own('note'),
  'response-too-large': rfc8461('error', '3.3'),
  'response-wrong-scheme': rfc8461('error', '3.2'),
  'response-wrong-host': rfc8461('error', '3.2'),
  'response-wrong-port': rfc8461('error', '3.2'),
  'response-wrong-path': rfc8461('error', '3.2'),
} as const satisfies CodeTable;

export const mxCodes = {
  'mx-not-covered': rfc8461('error', '4.1'),
  'mx-star-too-shallow': rfc8461('error', '4.1'),
  'mx-star-not-its-base': rfc8461('error', '4.1'),
  'mx-nearly-covered': own('error'),
  'mx-pattern-unused': own('warning'),
  'mx-implicit': { severity: 'note', citation: cite('RFC 5321', '5.1') },
  'mx-null': { severity: 'warning', citation: cite('RFC 7505', '3') },
  'mx-address': { severity: 'error', citation: cite('RFC 5321', '5.1') },
  'mx-not-a-host-name': { severity: 'error', citation: cite('RFC 1123', '2.1') },
  'mx-underscore': { severity: 'warning', citation: cite('RFC 1123', '2.1') },
} as const satisfies CodeTable;

export const stsCodes = { ...recordCodes, ...policyCodes, ...responseCodes, ...mxCodes } as const satisfies CodeTable;

export type StsCode = keyof typeof stsCodes;

/** Builds a finding of this folder. */
export const stsFinding = findingsOf(stsCodes);

/** The same about a stretch of a text. */
export function stsFindingAt(code: StsCode, start: number, end: number, values?: Finding['values'], fix?: readonly Edit[]): Finding {
  const { severity, citation } = stsCodes[code];
  const finding: { -readonly [K in keyof Finding]: Finding[K] } = { code, severity, citation, span: { start, end } };
  if (values) finding.values = values;
  if (fix) finding.fix = fix;
  return finding;
}
