// Which hosts take a domain's mail, from the answers to the questions for MX and addresses (RFC 5321 section 5.1, RFC 7505).
// Hosts of equal preference keep the answer's order; a sender may shuffle them.
import type { Finding, Judgement } from '../finding.ts';
import { dnsFinding } from './codes.ts';
import { isIpv4, normaliseName } from './names.ts';
import type { RecordOf } from './records.ts';
import type { Answer } from './zone.ts';

/**
 * hosts: the domain's MX hosts, the most preferred first. implicit: there is no MX, so the domain itself is the host. none: the domain
 * takes no mail, or does not exist: the mail goes back. unknown: DNS did not answer: the mail waits.
 */
export type MxSelection =
  | { readonly kind: 'hosts'; readonly hosts: readonly MxChoice[] }
  | { readonly kind: 'implicit'; readonly hosts: readonly [MxChoice] }
  | { readonly kind: 'none' | 'unknown'; readonly hosts: readonly [] };

export interface MxChoice {
  readonly host: string;
  readonly preference: number;
}

/** Reads the answer to the question for the domain's MX records; there is always a value. */
export function selectMx(domain: string, answer: Answer): Judgement<MxSelection> & { readonly value: MxSelection } {
  const values = { name: domain };
  if (answer.status === 'SERVFAIL' || answer.status === 'timeout')
    return { value: { kind: 'unknown', hosts: [] }, findings: answer.findings };
  if (answer.status === 'NXDOMAIN') return { value: { kind: 'none', hosts: [] }, findings: [dnsFinding('dns-no-such-name', { values })] };
  const records = answer.records.filter((record): record is RecordOf<'MX'> => record.type === 'MX');
  if (!records.length) {
    // An alias is followed first: its target is then the domain that is asked about (RFC 5321 section 5.1).
    const host = answer.chain.at(-1) ?? normaliseName(domain);
    return { value: { kind: 'implicit', hosts: [{ host, preference: 0 }] }, findings: [dnsFinding('dns-implicit-mx', { values })] };
  }
  const findings = records.flatMap((record, index) => judgeExchange(domain, record, index, records.length));
  const named = records
    .map(({ exchange, preference }) => ({ host: normaliseName(exchange), preference }))
    .filter(({ host }) => !isRoot(host));
  const hosts = named.toSorted((a, b) => a.preference - b.preference);
  return { value: hosts.length ? { kind: 'hosts', hosts } : { kind: 'none', hosts: [] }, findings };
}

/**
 * A host's addresses from the answers for A and AAAA, in that order. An MX name that is an alias works, and is not allowed (RFC 2181
 * section 10.3).
 */
export function selectAddresses(
  host: string,
  ...answers: readonly Answer[]
): Judgement<readonly string[]> & { readonly value: readonly string[] } {
  const value = answers.flatMap(({ records }) =>
    records.flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.address] : [])),
  );
  const alias = answers.find(({ chain }) => chain.length)?.chain.at(-1);
  const findings = answers.flatMap((answer) => answer.findings);
  return { value, findings: alias ? [...findings, dnsFinding('dns-mx-is-alias', { values: { name: host, target: alias } })] : findings };
}

/** What one MX record has to be blamed for. */
function judgeExchange(name: string, { exchange, preference }: RecordOf<'MX'>, record: number, count: number): Finding[] {
  const values = { name, host: exchange, preference: String(preference) };
  if (isRoot(exchange)) {
    if (count > 1) return [dnsFinding('dns-null-mx-among-others', { record, values })];
    const nullMx = dnsFinding('dns-null-mx', { record, values });
    return preference === 0 ? [nullMx] : [nullMx, dnsFinding('dns-null-mx-preference', { record, values })];
  }
  const host = normaliseName(exchange);
  if (isIpv4(host) || host.includes(':')) return [dnsFinding('dns-mx-is-address', { record, values })];
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host) ? [] : [dnsFinding('dns-mx-not-a-name', { record, values })];
}

function isRoot(name: string): boolean {
  return name === '.' || name === '';
}
