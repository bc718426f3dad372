// The codes of the inspector's own checks, with the section that each rests on, and of the answers that sum an inspection up.
// A check that is a finding of the protocol core keeps that finding's code; these are the others.
import { cite, ownCheck, type Citation } from '#src/protocol/citation.ts';

const sts = (section: string) => cite('RFC 8461', section);
const dane = (section: string) => cite('RFC 7672', section);

export const checkCodes = {
  // the record
  'check-record-valid': sts('3.1'),
  'check-record-lookup-failed': sts('3.1'),
  'check-record-alias': sts('8.2'),
  'check-record-alias-dangling': sts('8.2'),
  'check-wildcard-txt': cite('RFC 4592', '3.3'),
  'check-subdomain-alone': sts('3.4'),
  'check-wildcard-mx': sts('3.4'),
  'check-old-record': cite('SMTP STS draft, March 2016', '3'),
  // the policy file
  'check-policy-read': sts('3.3'),
  'check-policy-valid': sts('3.2'),
  'check-policy-pasted': sts('3.3'),
  'check-policy-unreadable': sts('3.3'),
  'check-policy-unreachable': sts('3.3'),
  'check-policy-slow': sts('3.3'),
  'check-policy-host-no-address': sts('3.3'),
  'check-policy-host-alias-dangling': sts('8.2'),
  'check-policy-host-lookup-failed': sts('3.3'),
  'check-policy-for-mail-servers': sts('3.3'),
  'check-policy-certificate': sts('3.3'),
  'check-policy-certificate-by-browser': sts('3.3'),
  'check-policy-certificate-common-name': sts('3.3'),
  'check-policy-certificate-ends-soon': sts('3.3'),
  'check-caa': cite('RFC 8659', '4.2'),
  'check-caa-forbids': cite('RFC 8659', '4.2'),
  'check-mode-enforce': sts('5'),
  // the mail servers
  'check-domain-missing': cite('RFC 5321', '5.1'),
  'check-mx-null': cite('RFC 7505', '3'),
  'check-mx-none': cite('RFC 5321', '5.1'),
  'check-mx-lookup-failed': cite('RFC 5321', '5.1'),
  'check-mx-many': ownCheck,
  'check-mx-provider': ownCheck,
  'check-mx-covered': sts('4.1'),
  'check-mx-no-address': cite('RFC 5321', '5.1'),
  'check-mx-address-lookup-failed': cite('RFC 5321', '5.1'),
  'check-mx-alias': cite('RFC 2181', '10.3'),
  'check-mx-tls-unseen': sts('4.2'),
  'check-mx-tls-not-asked': sts('4.2'),
  'check-mx-tls': sts('4.2'),
  'check-mx-no-starttls': sts('4'),
  'check-mx-starttls-refused': sts('4'),
  'check-mx-handshake-failed': sts('4'),
  'check-mx-certificate-wrong': sts('4.2'),
  'check-mx-certificate-ends-soon': sts('4.2'),
  'check-mx-down': cite('RFC 5321', '5.1'),
  'check-mx-no-answer': cite('RFC 5321', '5.1'),
  'check-mx-odd': cite('RFC 5321', '4.2'),
  'check-port-25-blocked': ownCheck,
  // DANE and DNSSEC
  'check-dnssec-bogus': cite('RFC 4035', '5.5'),
  'check-dnssec-signed': cite('RFC 4035', '4.9.3'),
  'check-dane-usable': dane('3.1'),
  'check-dane-unusable': dane('2.2'),
  'check-dane-insecure': dane('2.2'),
  'check-dane-mx-unsigned': dane('2.2.1'),
  'check-dane-match': dane('3.1'),
  'check-dane-mismatch': dane('3.1'),
  'check-dane-certificate': cite('RFC 6698', '2.1.1'),
  'check-dane-authority-in-dns': dane('3.1.2'),
  'check-dane-authority-not-sent': cite('RFC 7671', '5.2.2'),
  'check-dane-authority-unproved': cite('RFC 7671', '5.2.2'),
  'check-dane-some-hosts': dane('2.2'),
  'check-dane-lookup-failed': dane('2.1.2'),
  // reports
  'check-tlsrpt-valid': cite('RFC 8460', '3'),
  'check-tlsrpt-lookup-failed': cite('RFC 8460', '3'),
  // the resolvers
  'check-resolvers-agree': ownCheck,
  'check-resolvers-differ': ownCheck,
  'check-resolver-failed': ownCheck,
} as const satisfies Readonly<Record<string, Citation>>;

export type CheckCode = keyof typeof checkCodes;

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
