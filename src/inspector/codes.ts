// The codes of what the inspector itself finds: about what a person typed, and about what a resolver answered.
// Codes of checks and answers, which judge the domain, stand in check-codes.ts.
import { cite, ownCheck } from '#src/protocol/citation.ts';
import { findingsOf, rule, type CodeTable } from '#src/protocol/finding.ts';

const error = 'error';
const mailDomain = cite('RFC 5321', '4.1.2');
const nameLimits = cite('RFC 1035', '2.3.4');
const message = cite('RFC 1035', '4.1.1');
const overHttps = cite('RFC 8484', '4.2.1');

/** What a person may have typed instead of a domain. */
export const inputCodes = {
  'input-empty': rule(error, ownCheck),
  'input-too-long': rule(error, nameLimits, 'octets'),
  'input-label-too-long': rule(error, nameLimits, 'octets'),
  'input-label-empty': rule(error, mailDomain),
  'input-label-hyphen': rule(error, mailDomain),
  'input-email-address': rule(error, ownCheck),
  'input-url': rule(error, ownCheck),
  'input-ip-address': rule(error, cite('RFC 8461', '3.4')),
  'input-numeric-last-label': rule(error, cite('RFC 3696', '2'), 'label'),
  'input-service-name': rule(error, cite('RFC 8461', '3.1')),
  'input-underscore': rule(error, mailDomain),
  'input-bad-character': rule(error, mailDomain),
  'input-not-convertible': rule(error, cite('RFC 5890', '2.3.2.1')),
  'input-single-label': rule('warning', ownCheck, 'domain'),
  'input-idn': rule('note', cite('RFC 5890', '2.3.2.1'), 'domain'),
} as const satisfies CodeTable;

/** What can be wrong with a resolver, its address or its answer. */
export const dohCodes = {
  'resolver-url-invalid': rule(error, cite('RFC 8484', '3')),
  'resolver-url-not-https': rule(error, cite('RFC 8484', '5')),
  'doh-unreachable': rule(error, ownCheck, 'resolver'),
  'doh-timeout': rule(error, ownCheck, 'resolver', 'seconds'),
  'doh-cancelled': rule(error, ownCheck, 'resolver'),
  'doh-rate-limited': rule(error, cite('RFC 6585', '4'), 'resolver'),
  'doh-http-status': rule(error, overHttps, 'resolver', 'status'),
  'doh-media-type': rule(error, cite('RFC 8484', '6'), 'resolver', 'type'),
  'doh-oversized': rule(error, cite('RFC 8484', '6')),
  'doh-malformed': rule(error, message, 'reason'),
  'doh-compression-loop': rule(error, cite('RFC 1035', '4.1.4')),
  'doh-not-a-response': rule(error, message),
  'doh-wrong-id': rule(error, cite('RFC 8484', '4.1')),
  'doh-other-question': rule(error, cite('RFC 5452', '9.1')),
  'doh-other-class': rule(error, cite('RFC 5452', '9.1')),
  'doh-other-name': rule(error, cite('RFC 5452', '9.1')),
  'doh-truncated': rule(error, message),
  'doh-alias-loop': rule(error, cite('RFC 1034', '3.6.2')),
  'doh-trailing-bytes': rule('warning', message, 'octets'),
  'doh-rcode': rule(error, message, 'resolver', 'rcode', 'reason'),
} as const satisfies CodeTable;

type InputTable = typeof inputCodes;
type DohTable = typeof dohCodes;

declare module '#src/protocol/finding.ts' {
  interface Codes extends InputTable, DohTable {}
}

export const inputFinding = findingsOf(inputCodes);
export const dohFinding = findingsOf(dohCodes);
