// How a check is made: from a code of the inspector's own, or from a finding of the protocol core. Also the command lines that
// would prove what a page cannot; names from DNS get into one only when they are plain host names, since people paste them into a shell.
import type { Check, CheckVerdict } from '#src/inspector/inspection.ts';
import { isDomainName } from '#src/protocol/dns/names.ts';
import type { Finding, Severity } from '#src/protocol/finding.ts';
import { policyUrl } from '#src/protocol/mta-sts/response.ts';
import { checkCodes, type CheckCode, type CheckPlace } from './check-codes.ts';

type More = Omit<Check, 'code' | 'verdict' | 'citation' | 'subject'>;

/** What there is to say beside the code. Values are asked for where the words of the code have places. */
type Details<C extends CheckCode> = [CheckPlace<C>] extends [never]
  ? [more?: More]
  : [more: More & { readonly values: { readonly [Place in CheckPlace<C>]: string } }];

/** A check of the inspector's own. */
export function check<C extends CheckCode>(code: C, verdict: CheckVerdict, subject: string, ...[more]: Details<C>): Check {
  return { code, verdict, citation: checkCodes[code].citation, subject, ...more, ...shortened(more) };
}

/** So much of what was seen goes with a check, in characters: all of it stands with the record, the policy and the answers. */
const longestEvidence = 2000;

function shortened({ evidence = '' }: Pick<Check, 'evidence'> = {}): Pick<Check, 'evidence'> {
  return evidence.length > longestEvidence ? { evidence: `${evidence.slice(0, longestEvidence)}…` } : {};
}

const verdicts: Readonly<Record<Severity, CheckVerdict>> = { error: 'fail', warning: 'warn', note: 'pass' };

/** A finding as a check. An error fails unless the caller knows better. */
export function checkOf(finding: Finding, subject: string, more: More & { readonly verdict?: CheckVerdict } = {}): Check {
  const { code, severity, citation, values } = finding;
  return { code, verdict: verdicts[severity], citation, subject, ...(values && { values }), ...more, ...shortened(more) };
}

/** Fetches the policy as a mail server does: no redirect followed, headers shown. Its output can be pasted back. */
export function curlProof(domain: string): string {
  return `curl -sS -i ${policyUrl(domain)}`;
}

/** Opens the dialogue with an MX host up to the certificate; undefined for a name that does not belong into a shell. */
export function opensslProof(host: string): string | undefined {
  if (!isDomainName(host) || host.startsWith('-')) return undefined;
  return `openssl s_client -starttls smtp -connect ${host}:25 -servername ${host} -verify_hostname ${host} -brief </dev/null`;
}

/** Holds what an MX host presents against a TLSA record, the signature of an authority that it does not send included. */
export function daneProof(host: string, tlsa: string): string | undefined {
  if (!isDomainName(host) || host.startsWith('-')) return undefined;
  const dane = `-dane_tlsa_domain ${host} -dane_tlsa_rrdata "${tlsa}"`;
  return `openssl s_client -starttls smtp -connect ${host}:25 ${dane} -brief </dev/null`;
}

/** Asks DNS, signatures shown. */
export function digProof(name: string, type: string): string {
  return `dig +dnssec ${type} ${name}`;
}
