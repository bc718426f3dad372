// Everything that a domain publishes, judged by itself and against the rest, from texts alone (RFC 8461 sections 3.1 to 4.1, RFC 8460
// section 3); and what a sender without a stored policy would make of it. Nothing is fetched: a part that is not given is not judged.
import { applyEdits } from '../apply-edits.ts';
import { normaliseName } from '../dns/names.ts';
import { withMendedRecord } from '../dns/txt-record.ts';
import type { Finding, Judgement } from '../finding.ts';
import { FindingList } from '../finding-list.ts';
import { parseTlsrptRecords, type TlsrptJudgement } from '../tlsrpt/record.ts';
import { withTriedFixes } from '../tried-fixes.ts';
import { decodeUtf8 } from '../utf-8.ts';
import { stsFinding } from './codes.ts';
import { judgeSet } from './judge-set.ts';
import { meantPolicy } from './meant-policy.ts';
import { preparePatterns } from './mx-pattern.ts';
import { parsePolicy, withinLimit, type Policy, type PolicyOptions } from './policy.ts';
import { parseRecords, type RecordJudgement } from './record.ts';
import { judgeResponse, type PolicyAnswer } from './response.ts';

export interface Published {
  /** The TXT records at `_mta-sts`, each an array of character-strings. */
  readonly records?: readonly (readonly string[])[];
  /** The policy file, as text or as octets, or the answer of the policy host that holds it. */
  readonly policy?: string | Uint8Array | PolicyAnswer;
  /** The TXT records at `_smtp._tls`. */
  readonly tlsrpt?: readonly (readonly string[])[];
  /** Host names of the MX records, A-labels, the most preferred first. */
  readonly mx?: readonly string[];
  /** Seconds since 1970, where the age of things shall count. */
  readonly now?: number;
}

/** Spans are positions in the text of each part: of the record that the finding numbers, of the policy, of the host that it numbers. */
export interface Publication {
  readonly record?: RecordJudgement;
  readonly policy?: Judgement<Policy>;
  readonly tlsrpt?: TlsrptJudgement;
  /** `covered` is null where there is no policy to compare with. */
  readonly mx?: {
    readonly hosts: readonly { readonly host: string; readonly covered: boolean | null }[];
    readonly findings: readonly Finding[];
  };
}

/**
 * Judges all that is given. Never throws. Of a policy with errors, what it means is compared with the rest, as far as fixes show it: what
 * that tells has no place in the text. A fix of one part is offered if it adds no finding to any.
 */
export function judgePublication(given: Published, options: PolicyOptions = {}): Publication {
  const judged = judgeParts(given, options);
  const { record, policy, mx } = judged;
  const all = [record, policy, mx].flatMap((part) => part?.findings ?? []);
  const ofRecord = new Set(record?.findings);
  const text = bodyOf(given.policy);
  const length = [text, ...(given.mx ?? []), ...(given.records ?? []).flat()].reduce((sum, each) => sum + each.length, 0);
  const tried = withTriedFixes(all, length, (fix, finding) => {
    const mended = ofRecord.has(finding)
      ? { ...given, records: withMendedRecord(given.records!, fix, finding.record) }
      : { ...given, policy: withBody(given.policy!, applyEdits(text, fix)) };
    const after = judgeParts(mended, options);
    return [after.record, after.policy, after.mx].flatMap((part) => part?.findings ?? []);
  });
  if (tried === all) return judged;
  const [first, second] = [record?.findings.length ?? 0, policy?.findings.length ?? 0];
  return {
    ...judged,
    ...(record && { record: { ...record, findings: tried.slice(0, first) } }),
    ...(policy && { policy: { ...policy, findings: tried.slice(first, first + second) } }),
  };
}

function judgeParts(given: Published, options: PolicyOptions): Publication {
  const { records, now, mx } = given;
  const record = records && parseRecords(records);
  const policy = given.policy === undefined ? undefined : judgePolicy(given.policy, { ...options, untried: true });
  const text = bodyOf(given.policy);
  const meant = policy && !policy.value ? meantPolicy(text, policy, options) : undefined;
  const set = judgeSet({
    ...(record && { record: { judged: record, texts: records.map((strings) => strings.join('')) } }),
    ...(policy && { policy: meant ?? { value: policy.value, text } }),
    ...(mx && { mx }),
    ...(now !== undefined && { now }),
  });
  return {
    ...(record && { record: { ...record, findings: [...record.findings, ...set.record] } }),
    ...(policy && { policy: { ...policy, findings: joined(policy.findings, limited(meant ? set.policy.map(withoutPlace) : set.policy)) } }),
    ...(given.tlsrpt && { tlsrpt: parseTlsrptRecords(given.tlsrpt) }),
    ...(mx && { mx: { hosts: hostsOf(mx, policy?.value), findings: limited(set.mx) } }),
  };
}

function judgePolicy(policy: NonNullable<Published['policy']>, options: PolicyOptions): Judgement<Policy> {
  return isAnswer(policy) ? judgeResponse(policy, options) : parsePolicy(policy, options);
}

function isAnswer(policy: NonNullable<Published['policy']>): policy is PolicyAnswer {
  return typeof policy === 'object' && 'status' in policy;
}

/** The text in which the policy's spans are positions, as far as it is judged. */
function bodyOf(policy: Published['policy'] = ''): string {
  const body = withinLimit(isAnswer(policy) ? policy.body : policy);
  return typeof body === 'string' ? body : decodeUtf8(body).text;
}

function withBody(policy: NonNullable<Published['policy']>, body: string): NonNullable<Published['policy']> {
  return isAnswer(policy) ? { ...policy, body } : body;
}

/** What was found in a mended text stands elsewhere in the text that was given. */
function withoutPlace({ code, severity, citation, values }: Finding): Finding {
  return { code, severity, citation, ...(values && { values }) };
}

/** However many hosts and patterns there are, the list stays short. */
function limited(findings: readonly Finding[]): readonly Finding[] {
  const list = new FindingList();
  for (const finding of findings) list.add(finding);
  return list.close((left) => stsFinding('policy-findings-limit', { values: { left: String(left) } }));
}

/** Both lists, without what both say. */
function joined(some: readonly Finding[], more: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ code, span, values }: Finding) => `${code} ${span?.start} ${values?.['host']}`;
  const said = new Set(some.map(keyOf));
  return [...some, ...more.filter((finding) => !said.has(keyOf(finding)))];
}

function hostsOf(mx: readonly string[], policy: Policy | undefined) {
  const isCovered = policy && policy.mode !== 'none' ? preparePatterns(policy.mx) : undefined;
  return [...new Set(mx.map(normaliseName))].map((host) => ({ host, covered: isCovered ? isCovered(host) : null }));
}

/** What a sender would do by a valid policy: `maxAge` in seconds, the hosts by whether it covers them; `announced`: a record was given. */
export interface PolicyDecision {
  readonly kind: 'enforce' | 'testing' | 'none';
  readonly maxAge: number;
  readonly covered: readonly string[];
  readonly uncovered: readonly string[];
  readonly announced: boolean;
}

/**
 * What a sender that has nothing stored would do. nothing: too little is given to say. to-fetch: the record is right, the policy is not
 * given. no-policy: `status` of the record says why. unusable: the policy breaks the rules.
 */
export type SenderDecision =
  | { readonly kind: 'nothing' | 'to-fetch' | 'unusable' }
  | { readonly kind: 'no-policy'; readonly status: 'none' | 'invalid' | 'multiple' }
  | PolicyDecision;

/** The decision of a sender, from the record on. */
export function decide({ record, policy, mx }: Publication): SenderDecision {
  if (record && record.status !== 'valid') return { kind: 'no-policy', status: record.status };
  if (!policy) return { kind: record ? 'to-fetch' : 'nothing' };
  if (!policy.value) return { kind: 'unusable' };
  const hosts = mx?.hosts ?? [];
  const named = (wanted: boolean) => hosts.filter(({ covered }) => covered === wanted).map(({ host }) => host);
  const { mode, maxAge } = policy.value;
  return { kind: mode, maxAge, covered: named(true), uncovered: named(false), announced: record !== undefined };
}
