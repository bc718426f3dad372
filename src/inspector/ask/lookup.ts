// One question put to every resolver, and their answers taken as one: the first usable answer counts, and whether the
// others agree is kept. Whether an answer is secure is the resolvers' word (AD, RFC 6840 section 5.8), never our own proof.
import type { ResolverAnswer } from '#src/inspector/inspection.ts';
import type { DnsSecurity } from '#src/protocol/dane/evaluate.ts';
import type { DnsRecord, RecordOf, RecordType } from '#src/protocol/dns/records.ts';
import { formatRecord } from '#src/protocol/dns/records.ts';
import type { DnsQuestion } from './doh-message.ts';
import type { Asked } from './doh.ts';

/** no-data: the name exists, without records of this type. failed: no resolver gave a usable answer. */
type LookupState = 'found' | 'no-data' | 'no-name' | 'failed';

/** A lookup whatever was asked for. */
export interface AnyLookup {
  readonly question: DnsQuestion;
  readonly state: LookupState;
  /** The names that aliases (CNAME) led through. */
  readonly aliases: readonly string[];
  /** Every usable answer has the AD bit. */
  readonly secure: boolean;
  /** Refused with SERVFAIL as it stands, answered when asked not to check: the signatures are wrong. */
  readonly bogus: boolean;
  /** The usable answers do not say the same. */
  readonly differs: boolean;
  readonly answers: readonly ResolverAnswer[];
  /** The answers to the same question without validation, where it was asked again. */
  readonly unchecked?: readonly ResolverAnswer[];
}

export interface Lookup<T extends RecordType> extends AnyLookup {
  readonly records: readonly RecordOf<T>[];
}

/** Takes the answers of all resolvers to one question as one. */
export function mergeAnswers<T extends RecordType>(question: DnsQuestion & { readonly type: T }, asked: readonly Asked[]): Lookup<T> {
  const usable = asked.filter(isUsable);
  const first = usable[0];
  const records = first ? recordsOf(first, question.type) : [];
  return {
    question,
    state: first ? stateOf(first) : 'failed',
    records,
    aliases: first?.resolved?.aliases ?? [],
    secure: usable.length > 0 && usable.every(({ answer }) => answer.ad),
    bogus: false,
    differs: new Set(usable.map((one) => fingerprint(one, question.type))).size > 1,
    answers: asked.map(({ answer }) => answer),
  };
}

/** Whether every resolver that answered said SERVFAIL: worth asking again without validation. */
export function isServerFailure({ state, answers }: AnyLookup): boolean {
  return state === 'failed' && answers.some(({ status }) => status === 'SERVFAIL');
}

/** As DANE counts answers (RFC 7672 section 2.1.1). */
export function securityOf({ state, secure, bogus }: AnyLookup): DnsSecurity {
  if (bogus) return 'bogus';
  if (state === 'failed') return 'failed';
  return secure ? 'secure' : 'insecure';
}

/** A lookup that was not made, because DNS can hold no such name. */
export function noSuchName<T extends RecordType>(question: DnsQuestion & { readonly type: T }): Lookup<T> {
  return { question, state: 'no-name', records: [], aliases: [], secure: false, bogus: false, differs: false, answers: [] };
}

function isUsable({ answer, resolved }: Asked): boolean {
  return resolved !== undefined && !resolved.loop && (answer.status === 'NOERROR' || answer.status === 'NXDOMAIN');
}

function stateOf({ answer, resolved }: Asked): LookupState {
  if (resolved!.records.length > 0) return 'found';
  return answer.status === 'NXDOMAIN' ? 'no-name' : 'no-data';
}

function recordsOf<T extends RecordType>({ resolved }: Asked, type: T): RecordOf<T>[] {
  return resolved!.records.map(({ data }) => data).filter((data): data is RecordOf<T> => data.type === type);
}

/** What must be equal between resolvers: for addresses only whether there are any, since many hosts answer by place. */
function fingerprint(asked: Asked, type: RecordType): string {
  const state = stateOf(asked);
  if (type === 'A' || type === 'AAAA') return state;
  return [
    state,
    ...recordsOf(asked, type)
      .map((record: DnsRecord) => formatRecord(record))
      .sort(),
  ].join('\n');
}
