// A small DNS from a map: names, their records, and how they fail. Follows CNAME (RFC 1034 section 3.6.2), fills wildcards
// (RFC 4592), and says what a validating resolver would make of the answer (RFC 4035 section 4.3).
// Leaves out delegation, TTLs, keys and signatures: `signed` and `bogus` state their result.
import type { Finding } from '../finding.ts';
import { dnsFinding } from './codes.ts';
import { normaliseName } from './names.ts';
import type { DnsRecord, RecordOf, RecordType } from './records.ts';

/** What stands at one name. All of it is optional: `{}` is a name that exists and has no records. */
export interface ZoneEntry {
  readonly records?: readonly DnsRecord[];
  /** What a question for this name gets instead of an answer. */
  readonly failure?: 'SERVFAIL' | 'timeout';
  /** Signed with DNSSEC, with an unbroken chain to the root. Holds for the names below too, until one says otherwise. */
  readonly signed?: boolean;
  /** The signatures do not fit. Without `only` it holds for the names below too, until one says otherwise. */
  readonly bogus?: boolean;
  /** The types that `failure` and `bogus` are about; without it, all. */
  readonly only?: readonly RecordType[];
}

/** Names in lower case without the final dot (`normaliseName`); "*." at the beginning is a wildcard. Several domains may share one map. */
export type Zone = Readonly<Record<string, ZoneEntry>>;

/** RFC 4035 section 4.3. insecure: not signed, so anybody may have written it. bogus: signed, and the signature does not fit. */
export type Security = 'secure' | 'insecure' | 'bogus';

export interface Answer {
  /** NOERROR with no records: the name exists, but not that type. The last name of the chain decides (RFC 6604). */
  readonly status: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'timeout';
  readonly records: readonly DnsRecord[];
  /** The CNAMEs followed, in order; their targets. */
  readonly chain: readonly string[];
  /** The weakest of all names on the way. */
  readonly security: Security;
  readonly findings: readonly Finding[];
}

const longestChain = 16;

/** The answer to one question. Never fails: a name that is none gets NXDOMAIN, a loop of CNAMEs SERVFAIL. */
export function answer(zone: Zone, name: string, type: RecordType): Answer {
  const chain: string[] = [];
  let security: Security = 'secure';
  for (let asked = normaliseName(name); ;) {
    const found = lookUp(zone, asked);
    security = weaker(security, securityOf(zone, asked, type));
    const reply = (status: Answer['status'], records: readonly DnsRecord[] = [], findings: readonly Finding[] = []): Answer => ({
      status,
      records,
      chain,
      security,
      findings,
    });
    if (found?.failure && concerns(found, type))
      return reply(
        found.failure,
        [],
        [dnsFinding(found.failure === 'timeout' ? 'dns-timeout' : 'dns-servfail', { values: { name: asked, type } })],
      );
    if (!found) return reply(hasBelow(zone, asked) ? 'NOERROR' : 'NXDOMAIN');
    const records = found.records ?? [];
    const alias = records.find((record) => record.type === 'CNAME') as RecordOf<'CNAME'> | undefined;
    if (!alias || type === 'CNAME')
      return reply(
        'NOERROR',
        records.filter((record) => record.type === type),
      );
    const target = normaliseName(alias.target);
    if (chain.includes(target) || target === normaliseName(name) || chain.length >= longestChain)
      return reply('SERVFAIL', [], [dnsFinding('dns-cname-loop', { values: { name, target } })]);
    chain.push(target);
    asked = target;
  }
}

/** The answer as a resolver hands it on that validates DNSSEC: bogus becomes SERVFAIL (RFC 4035 section 5.5). */
export function validated(given: Answer, name: string): Answer {
  if (given.security !== 'bogus' || given.status === 'timeout') return given;
  return { ...given, status: 'SERVFAIL', records: [], findings: [...given.findings, dnsFinding('dns-bogus', { values: { name } })] };
}

/** The entry of the name, or the wildcard of the closest name that exists (RFC 4592 section 3.3.1). */
function lookUp(zone: Zone, name: string): ZoneEntry | undefined {
  if (Object.hasOwn(zone, name)) return zone[name];
  if (hasBelow(zone, name)) return undefined;
  for (const above of namesAbove(name)) {
    if (Object.hasOwn(zone, `*.${above}`)) return zone[`*.${above}`];
    if (Object.hasOwn(zone, above) || hasBelow(zone, above)) return undefined;
  }
  return undefined;
}

/** A name between others exists without an entry of its own, and has no records (RFC 8020). */
function hasBelow(zone: Zone, name: string): boolean {
  return Object.keys(zone).some((other) => other.endsWith(`.${name}`));
}

function namesAbove(name: string): string[] {
  const labels = name.split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}

function concerns(entry: ZoneEntry, type: RecordType): boolean {
  return !entry.only || entry.only.includes(type);
}

function securityOf(zone: Zone, name: string, type: RecordType): Security {
  const own = lookUp(zone, name);
  const entries = [own, ...namesAbove(name).map((above) => (Object.hasOwn(zone, above) ? zone[above] : undefined))];
  const bogus = entries.find((entry) => entry?.bogus !== undefined && (entry === own ? concerns(entry, type) : !entry.only))?.bogus;
  if (bogus) return 'bogus';
  return entries.find((entry) => entry?.signed !== undefined)?.signed ? 'secure' : 'insecure';
}

function weaker(a: Security, b: Security): Security {
  if (a === 'bogus' || b === 'bogus') return 'bogus';
  return a === 'insecure' || b === 'insecure' ? 'insecure' : 'secure';
}
