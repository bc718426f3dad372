// The codes of the inspector's own checks, with the section that each rests on, and of the answers that sum an inspection up.
// A check that is a finding of the protocol core keeps that finding's code; these are the others.
import { cite, ownCheck, type Citation } from '#src/protocol/citation.ts';

const sts = (section: string) => cite('RFC 8461', section);
const dane = (section: string) => cite('RFC 7672', section);

/** What a check rests on, and the places in its words, which its values fill. */
const rests = <const Places extends readonly string[]>(citation: Citation, ...places: Places) => ({ citation, places });

export const checkCodes = {
  // the record
  'check-record-valid': rests(sts('3.1'), 'id'),
  'check-record-lookup-failed': rests(sts('3.1')),
  'check-record-elsewhere': rests(sts('3.1'), 'place', 'domain'),
  'check-record-alias': rests(sts('8.2'), 'target'),
  'check-record-alias-dangling': rests(sts('8.2'), 'target'),
  'check-wildcard-txt': rests(cite('RFC 4592', '3.3')),
  'check-subdomain-alone': rests(sts('3.4'), 'parent', 'domain'),
  'check-wildcard-mx': rests(sts('3.4'), 'domain'),
  'check-old-record': rests(cite('SMTP STS draft, March 2016', '3')),
  // the policy file
  'check-policy-read': rests(sts('3.3')),
  'check-policy-valid': rests(sts('3.2'), 'mode', 'patterns', 'seconds'),
  'check-policy-pasted': rests(sts('3.3')),
  'check-policy-unreadable': rests(sts('3.3')),
  'check-policy-unreachable': rests(sts('3.3')),
  'check-policy-slow': rests(sts('3.3')),
  'check-policy-host-no-address': rests(sts('3.3')),
  'check-policy-host-ipv6-only': rests(ownCheck),
  'check-policy-host-address-dead': rests(sts('3.3'), 'address'),
  'check-policy-host-unknown-here': rests(ownCheck, 'addresses'),
  'check-policy-no-way': rests(ownCheck),
  'check-policy-host-alias-dangling': rests(sts('8.2'), 'target'),
  'check-policy-host-lookup-failed': rests(sts('3.3')),
  'check-policy-for-mail-servers': rests(sts('3.3')),
  'check-policy-certificate': rests(sts('3.3'), 'days'),
  'check-policy-certificate-by-browser': rests(sts('3.3')),
  'check-policy-certificate-common-name': rests(sts('3.3')),
  'check-policy-certificate-ends-soon': rests(sts('3.3'), 'days'),
  'check-caa': rests(cite('RFC 8659', '4.2'), 'issuers'),
  'check-caa-forbids': rests(cite('RFC 8659', '4.2')),
  'check-mode-enforce': rests(sts('5')),
  // the mail servers
  'check-domain-missing': rests(cite('RFC 5321', '5.1')),
  'check-mx-null': rests(cite('RFC 7505', '3')),
  'check-mx-none': rests(cite('RFC 5321', '5.1')),
  'check-mx-lookup-failed': rests(cite('RFC 5321', '5.1')),
  'check-mx-many': rests(ownCheck, 'looked', 'left'),
  'check-mx-provider': rests(ownCheck, 'provider'),
  'check-mx-covered': rests(sts('4.1')),
  'check-mx-no-address': rests(cite('RFC 5321', '5.1')),
  'check-mx-address-lookup-failed': rests(cite('RFC 5321', '5.1')),
  'check-mx-alias': rests(cite('RFC 2181', '10.3')),
  'check-mx-tls-unseen': rests(sts('4.2'), 'host'),
  'check-mx-tls-not-asked': rests(sts('4.2'), 'host'),
  'check-mx-tls': rests(sts('4.2'), 'days', 'address', 'tls'),
  'check-mx-no-starttls': rests(sts('4')),
  'check-mx-starttls-refused': rests(sts('4')),
  'check-mx-handshake-failed': rests(sts('4'), 'address'),
  'check-mx-certificate-wrong': rests(sts('4.2'), 'reason', 'address'),
  'check-mx-certificate-ends-soon': rests(sts('4.2'), 'days'),
  'check-mx-down': rests(cite('RFC 5321', '5.1'), 'address'),
  'check-mx-no-answer': rests(cite('RFC 5321', '5.1'), 'address'),
  'check-mx-address-dead': rests(cite('RFC 5321', '5.1'), 'address'),
  'check-mx-turns-away': rests(cite('RFC 5321', '3.1'), 'address'),
  'check-mx-no-way': rests(ownCheck, 'address'),
  'check-mx-ipv6-only': rests(ownCheck),
  'check-mx-old-tls': rests(sts('7.2'), 'address'),
  'check-mx-odd': rests(cite('RFC 5321', '4.2'), 'address'),
  'check-port-25-blocked': rests(ownCheck, 'address'),
  // DANE and DNSSEC
  'check-dnssec-bogus': rests(cite('RFC 4035', '5.5')),
  'check-dnssec-signed': rests(cite('RFC 4035', '4.9.3')),
  'check-dane-usable': rests(dane('3.1'), 'count'),
  'check-dane-unusable': rests(dane('2.2')),
  'check-dane-insecure': rests(dane('2.2')),
  'check-dane-mx-unsigned': rests(dane('2.2.1')),
  'check-dane-match': rests(dane('3.1')),
  'check-dane-mismatch': rests(dane('3.1'), 'address'),
  'check-dane-certificate': rests(cite('RFC 6698', '2.1.1'), 'address', 'reason'),
  'check-dane-authority-in-dns': rests(dane('3.1.2'), 'address'),
  'check-dane-authority-not-sent': rests(cite('RFC 7671', '5.2.2'), 'address'),
  'check-dane-authority-unproved': rests(cite('RFC 7671', '5.2.2'), 'address'),
  'check-dane-some-hosts': rests(dane('2.2'), 'without'),
  'check-dane-lookup-failed': rests(dane('2.1.2')),
  // reports
  'check-tlsrpt-valid': rests(cite('RFC 8460', '3'), 'rua'),
  'check-tlsrpt-lookup-failed': rests(cite('RFC 8460', '3')),
  // the resolvers
  'check-resolvers-agree': rests(ownCheck),
  'check-resolvers-differ': rests(ownCheck, 'type'),
  'check-resolver-failed': rests(ownCheck, 'count'),
} as const;

export type CheckCode = keyof typeof checkCodes;
export type CheckPlace<C extends CheckCode> = (typeof checkCodes)[C]['places'][number];

/** The sentence that answers: what happens to mail to this domain under attack, and for which senders. */
export const answerCodes = [
  'answer-enforced',
  'answer-enforced-dane',
  'answer-testing',
  'answer-testing-dane',
  'answer-testing-not-ready',
  'answer-mode-none',
  'answer-mode-none-dane',
  'answer-none',
  'answer-none-dane',
  'answer-record-broken',
  'answer-record-broken-dane',
  'answer-policy-broken',
  'answer-policy-broken-dane',
  'answer-mx-not-covered',
  'answer-mx-tls-broken',
  'answer-dane-mismatch',
  'answer-policy-unseen',
  'answer-policy-unseen-dane',
  'answer-no-mail',
  'answer-no-mail-server',
  'answer-no-such-domain',
  'answer-dnssec-bogus',
  'answer-dns-failed',
] as const;

export type AnswerCode = (typeof answerCodes)[number];
