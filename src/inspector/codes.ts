// The codes of what the inspector itself finds: about what a person typed, and about what a resolver answered.
// Codes of checks and answers, which judge the domain, stand in check-codes.ts.
import { cite, ownCheck } from '#src/protocol/citation.ts';
import { findingsOf, type CodeTable } from '#src/protocol/finding.ts';

const error = 'error';
const mailDomain = cite('RFC 5321', '4.1.2');
const nameLimits = cite('RFC 1035', '2.3.4');
const message = cite('RFC 1035', '4.1.1');
const overHttps = cite('RFC 8484', '4.2.1');

/** What a person may have typed instead of a domain. */
export const inputCodes = {
  'input-empty': { severity: error, citation: ownCheck },
  'input-too-long': { severity: error, citation: nameLimits },
  'input-label-too-long': { severity: error, citation: nameLimits },
  'input-label-empty': { severity: error, citation: mailDomain },
  'input-label-hyphen': { severity: error, citation: mailDomain },
  'input-email-address': { severity: error, citation: ownCheck },
  'input-url': { severity: error, citation: ownCheck },
  'input-ip-address': { severity: error, citation: cite('RFC 8461', '3.4') },
  'input-numeric-last-label': { severity: error, citation: cite('RFC 3696', '2') },
  'input-service-name': { severity: error, citation: cite('RFC 8461', '3.1') },
  'input-underscore': { severity: error, citation: mailDomain },
  'input-bad-character': { severity: error, citation: mailDomain },
  'input-not-convertible': { severity: error, citation: cite('RFC 5890', '2.3.2.1') },
  'input-single-label': { severity: 'warning', citation: ownCheck },
  'input-idn': { severity: 'note', citation: cite('RFC 5890', '2.3.2.1') },
} as const satisfies CodeTable;

/** What can be wrong with a resolver, its address or its answer. */
export const dohCodes = {
  'resolver-url-invalid': { severity: error, citation: cite('RFC 8484', '3') },
  'resolver-url-not-https': { severity: error, citation: cite('RFC 8484', '5') },
  'doh-unreachable': { severity: error, citation: ownCheck },
  'doh-timeout': { severity: error, citation: ownCheck },
  'doh-cancelled': { severity: error, citation: ownCheck },
  'doh-rate-limited': { severity: error, citation: cite('RFC 6585', '4') },
  'doh-http-status': { severity: error, citation: overHttps },
  'doh-media-type': { severity: error, citation: cite('RFC 8484', '6') },
  'doh-oversized': { severity: error, citation: cite('RFC 8484', '6') },
  'doh-malformed': { severity: error, citation: message },
  'doh-compression-loop': { severity: error, citation: cite('RFC 1035', '4.1.4') },
  'doh-not-a-response': { severity: error, citation: message },
  'doh-wrong-id': { severity: error, citation: cite('RFC 8484', '4.1') },
  'doh-other-question': { severity: error, citation: cite('RFC 5452', '9.1') },
  'doh-other-class': { severity: error, citation: cite('RFC 5452', '9.1') },
  'doh-truncated': { severity: error, citation: message },
  'doh-alias-loop': { severity: error, citation: cite('RFC 1034', '3.6.2') },
  'doh-trailing-bytes': { severity: 'warning', citation: message },
  'doh-rcode': { severity: error, citation: message },
} as const satisfies CodeTable;

export const inputFinding = findingsOf(inputCodes);
export const dohFinding = findingsOf(dohCodes);
