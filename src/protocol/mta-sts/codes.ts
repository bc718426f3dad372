// Every finding about an MTA-STS record, a policy, the answer of a policy host, and the set of MX hosts, with its severity
// and the section that it rests on (RFC 8461). What is wrong in the form of any TXT field has codes of its own: ../dns/txt-codes.ts.
import { cite, ownCheck } from '../citation.ts';
import { findingsOf, rule, type CodeTable, type Severity, type ValuesOf } from '../finding.ts';

const rfc8461 = <const Places extends readonly string[]>(severity: Severity, section: string, ...places: Places) =>
  rule(severity, cite('RFC 8461', section), ...places);
const own = <const Places extends readonly string[]>(severity: Severity, ...places: Places) => rule(severity, ownCheck, ...places);

export const recordCodes = {
  'record-missing': rfc8461('warning', '3.1'),
  'record-multiple': rfc8461('error', '3.1', 'count'),
  'record-draft-2016': rfc8461('warning', '3.1'),
  'record-id-missing': rfc8461('error', '3.1'),
  'record-id-case': rfc8461('warning', '3.1', 'name'),
  'record-id-empty': rfc8461('error', '3.1'),
  'record-id-too-long': rfc8461('error', '3.1', 'length', 'limit'),
  'record-id-character': rfc8461('error', '3.1', 'character'),
  'record-id-repeated': rfc8461('warning', '3.2', 'kept', 'ignored'),
  'record-policy-field': rfc8461('warning', '3.2', 'name'),
  // the record beside the policy and the past
  'record-id-unchanged': rfc8461('error', '8.1', 'id'),
  'record-id-reused': rfc8461('warning', '3.1', 'id'),
  'record-id-changed-alone': own('note'),
  'record-removed-early': rfc8461('warning', '8.3', 'days'),
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
  'policy-findings-limit': own('note', 'left'),
  // its lines
  'policy-blank-line': rfc8461('error', '3.2'),
  'policy-comment': rfc8461('error', '3.2'),
  'policy-comment-behind': rfc8461('error', '3.2', 'name'),
  'policy-semicolon': rfc8461('error', '3.2', 'name'),
  'policy-no-colon': rfc8461('error', '3.2', 'line'),
  'policy-leading-space': rfc8461('error', '3.2'),
  'policy-space-before-colon': rfc8461('error', '3.2'),
  'policy-name-empty': rfc8461('error', '3.2'),
  'policy-name-character': rfc8461('error', '3.2', 'name', 'character'),
  'policy-name-too-long': rfc8461('error', '3.2', 'name', 'length'),
  'policy-value-empty': rfc8461('error', '3.2', 'name'),
  'policy-value-character': rfc8461('error', '3.2', 'name'),
  'policy-odd-space': rfc8461('error', '3.2', 'name'),
  'policy-key-case': rfc8461('warning', '3.2', 'name'),
  'policy-key-typo': own('warning', 'name', 'key'),
  'policy-key-repeated': rfc8461('warning', '3.2', 'name'),
  'policy-extension': rfc8461('note', '3.2', 'name'),
  'policy-extension-repeated': rfc8461('note', '3.2', 'name'),
  // version and mode
  'policy-version-missing': rfc8461('error', '3.2'),
  'policy-version-unknown': rfc8461('error', '3.2', 'value'),
  'policy-mode-missing': rfc8461('error', '3.2'),
  'policy-mode-case': rfc8461('error', '3.2', 'value'),
  'policy-mode-report': rfc8461('error', '3.2', 'value'),
  'policy-mode-unknown': rfc8461('error', '3.2', 'value'),
  'policy-testing': rfc8461('note', '5'),
  'policy-testing-for-ever': own('warning', 'days'),
  'policy-none': rfc8461('note', '8.3'),
  'policy-none-with-mx': rfc8461('note', '5'),
  'policy-none-long': rfc8461('note', '8.3', 'seconds'),
  // max_age
  'policy-max-age-missing': rfc8461('error', '3.2'),
  'policy-max-age-not-a-number': rfc8461('error', '3.2', 'value'),
  'policy-max-age-unit': rfc8461('error', '3.2', 'value'),
  'policy-max-age-grouped': rfc8461('error', '3.2', 'value'),
  'policy-max-age-digits': rfc8461('error', '3.2'),
  'policy-max-age-over-a-year': rfc8461('error', '3.2', 'value'),
  'policy-max-age-zero': rfc8461('warning', '3.2'),
  'policy-max-age-under-a-day': rfc8461('warning', '3.2', 'seconds'),
  'policy-max-age-under-a-week': rfc8461('note', '3.2', 'seconds'),
  // mx
  'policy-mx-missing': rfc8461('error', '3.2'),
  'policy-mx-u-label': rfc8461('error', '3.2', 'value'),
  'policy-mx-trailing-dot': rfc8461('error', '3.2', 'value'),
  'policy-mx-underscore': rfc8461('error', '3.2', 'value'),
  'policy-mx-hyphen': rfc8461('error', '3.2', 'value'),
  'policy-mx-empty-label': rfc8461('error', '3.2', 'value'),
  'policy-mx-leading-dot': rfc8461('error', '3.2', 'value'),
  'policy-mx-star-alone': rfc8461('error', '3.2'),
  'policy-mx-star-misplaced': rfc8461('error', '3.2', 'value'),
  'policy-mx-address-literal': rfc8461('error', '3.2', 'value'),
  'policy-mx-port': rfc8461('error', '3.2', 'value'),
  'policy-mx-url': rfc8461('error', '3.2', 'value'),
  'policy-mx-mailbox': rfc8461('error', '3.2', 'value'),
  'policy-mx-preference': rfc8461('error', '3.2', 'value'),
  'policy-mx-list': rfc8461('error', '3.2', 'value'),
  'policy-mx-character': rfc8461('error', '3.2', 'value'),
  'policy-mx-ipv4': rfc8461('warning', '4.1', 'pattern'),
  'policy-mx-too-long': rule('warning', cite('RFC 1035', '2.3.4'), 'pattern', 'label', 'name'),
  'policy-mx-single-label': own('warning', 'pattern'),
  'policy-mx-star-top-level': rfc8461('warning', '10.4', 'pattern'),
  'policy-mx-repeated': own('note', 'pattern'),
  'policy-mx-redundant': own('note', 'by', 'pattern'),
  'policy-without-record': rfc8461('error', '3.1'),
} as const satisfies CodeTable;

export const responseCodes = {
  'response-dns-error': rfc8461('error', '3.3'),
  'response-connect-error': rfc8461('error', '3.3'),
  'response-timeout': rfc8461('error', '3.3'),
  'response-incomplete': rfc8461('error', '3.3'),
  'response-curl': own('note', 'said'),
  'response-tls-error': rfc8461('error', '3.3'),
  'response-certificate-untrusted': rfc8461('error', '3.3'),
  'response-certificate-expired': rfc8461('error', '3.3'),
  'response-certificate-name': rfc8461('error', '3.3'),
  'response-redirect': rfc8461('error', '3.3', 'status'),
  'response-not-found': rfc8461('error', '3.3', 'status'),
  'response-server-error': rfc8461('error', '3.3', 'status'),
  'response-status': rfc8461('error', '3.3', 'status'),
  'response-html': rfc8461('error', '3.2'),
  'response-media-type': rfc8461('error', '3.2'),
  'response-media-type-missing': rfc8461('error', '3.2'),
  'response-media-type-twice': rfc8461('error', '3.2', 'first', 'second'),
  'response-media-type-again': rfc8461('warning', '3.2', 'first', 'second'),
  'response-charset': own('note', 'charset'),
  'response-too-large': rfc8461('error', '3.3'),
  'response-wrong-scheme': rfc8461('error', '3.2', 'url'),
  'response-wrong-host': rfc8461('error', '3.2', 'url'),
  'response-wrong-port': rfc8461('error', '3.2', 'url'),
  'response-wrong-path': rfc8461('error', '3.2', 'url'),
} as const satisfies CodeTable;

export const mxCodes = {
  'mx-not-covered': rfc8461('error', '4.1', 'host'),
  'mx-star-too-shallow': rfc8461('error', '4.1', 'pattern', 'host'),
  'mx-star-not-its-base': rfc8461('error', '4.1', 'pattern', 'host'),
  'mx-nearly-covered': own('error', 'pattern', 'host'),
  'mx-pattern-unused': own('warning', 'pattern'),
  'mx-implicit': rule('note', cite('RFC 5321', '5.1')),
  'mx-null': rule('note', cite('RFC 7505', '3')),
  'mx-address': rule('error', cite('RFC 5321', '5.1')),
  'mx-not-a-host-name': rule('error', cite('RFC 1123', '2.1')),
  'mx-underscore': rule('warning', cite('RFC 1123', '2.1'), 'host'),
} as const satisfies CodeTable;

export const stsCodes = { ...recordCodes, ...policyCodes, ...responseCodes, ...mxCodes } as const satisfies CodeTable;

type StsTable = typeof stsCodes;
export type StsCode = keyof StsTable;
/** The codes whose words name at most the value that they are about. */
export type ValueCode = { [C in StsCode]: { readonly value: string } extends ValuesOf<C> ? C : never }[StsCode];

declare module '../finding.ts' {
  interface Codes extends StsTable {}
}

/** Builds a finding of this folder. */
export const stsFinding = findingsOf(stsCodes);
