// What the sender's resolver remembers: each answer for as long as its TTL says (RFC 1035 section 3.2.1), over attempts and messages. An
// answer that was forged is remembered like a true one. An absence is not: the zones of this world have no SOA, which would say for how
// long.
import { normaliseName } from '#src/protocol/dns/names.ts';
import { formatRecord, type DnsRecord } from '#src/protocol/dns/records.ts';
import type { Answer } from '#src/protocol/dns/zone.ts';
import type { RememberedAnswer, Scenario, ZoneRecord, ZoneRecordType } from './scenario.ts';
import { recordsOf } from './world.ts';
import { parseRecordValue } from './zone-text.ts';

/** Seconds, for a record without a TTL of its own, and for one that somebody made up. */
const usualTtl = 3600;

export class DnsCache {
  private readonly answers = new Map<string, RememberedAnswer>();

  constructor(remembered: readonly RememberedAnswer[]) {
    for (const each of remembered) this.answers.set(keyOf(each.name, each.type), each);
  }

  /** The answer that is still remembered at `now`. */
  find(name: string, type: ZoneRecordType, now: number): Answer | undefined {
    const held = this.answers.get(keyOf(name, type));
    if (!held || held.until <= now) return undefined;
    const { values, security = 'insecure' } = held;
    const records = values.flatMap((value) => parseRecordValue(type, value) ?? []);
    return { status: 'NOERROR', records, chain: [], security, findings: [] };
  }

  /** Takes an answer in, as the sender got it at `now`: a resolver that validates hands on no records that do not verify. */
  keep(scenario: Scenario, question: { readonly name: string; readonly type: ZoneRecordType }, answer: Answer, now: number): void {
    const { name, type } = question;
    if (answer.status !== 'NOERROR' || answer.records.length === 0) return;
    const owners = [name, ...answer.chain];
    const ttls = owners.flatMap((owner) => [...recordsOf(scenario, owner, type), ...recordsOf(scenario, owner, 'CNAME')]);
    const ttl = Math.min(...ttls.map(({ ttl: own = usualTtl }) => own), ttls.length > 0 ? Infinity : usualTtl);
    const values = answer.records.map(valueOf);
    const security = answer.security === 'secure' ? { security: 'secure' as const } : {};
    this.answers.set(keyOf(name, type), { name: normaliseName(name), type, values, until: now + ttl, ...security });
  }

  /** As a scenario's sender has it; what has run out at `now` is left out. */
  written(now: number): readonly RememberedAnswer[] {
    return [...this.answers.values()].filter(({ until }) => until > now);
  }
}

const keyOf = (name: string, type: ZoneRecordType): string => `${type} ${normaliseName(name)}`;

/** The value that `parseRecordValue` reads back. */
function valueOf(record: DnsRecord): ZoneRecord['value'] {
  return record.type === 'TXT' ? record.strings : formatRecord(record);
}
