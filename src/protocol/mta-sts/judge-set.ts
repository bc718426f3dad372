// The record, the policy, the MX hosts and what was published before, judged against one another (RFC 8461 sections 4.1, 8.1, 8.3).
// Each part has been judged by itself already; here is only what one part alone cannot show.
import type { Finding } from '../finding.ts';
import { secondsLeft, type CachedPolicy } from './cache.ts';
import { stsFinding } from './codes.ts';
import { judgeCoverage } from './judge-coverage.ts';
import { judgeMxName } from './judge-mx-name.ts';
import { readPatternLines } from './pattern-lines.ts';
import type { Policy, PolicyRules } from './policy.ts';
import type { RecordJudgement } from './record.ts';
import { judgeSurplus } from './surplus-patterns.ts';

/** What is known; a part that is left out is not judged. Times are seconds since 1970. */
export interface SetInput {
  readonly record?: { readonly judged: RecordJudgement; readonly texts: readonly string[] };
  /** The text is the one in which the policy's spans are positions. */
  readonly policy?: { readonly value: Policy | undefined; readonly text: string };
  /** Host names of the MX records, A-labels, in order. An empty list: there is no MX record. */
  readonly mx?: readonly string[];
  /** Policies that were in force before, the oldest first, each under the id of its time. */
  readonly history?: readonly CachedPolicy[];
  readonly now?: number;
}

/** Findings by the part in whose text their spans are positions; of `mx`, `record` is the number of the host. */
export interface SetFindings {
  readonly record: readonly Finding[];
  readonly policy: readonly Finding[];
  readonly mx: readonly Finding[];
}

/** After so long in testing, nobody means to end it: ninety days, in seconds. */
const longTesting = 90 * 86_400;

/** Judges the parts together. Never throws; what a malformed part would have said is left out. */
export function judgeSet(input: SetInput): SetFindings {
  const { policy, mx } = input;
  const lines = policy?.value ? readPatternLines(policy.text) : [];
  const covered = policy?.value && mx && policy.value.mode !== 'none' ? judgeCoverage(policy.text, lines, mx) : [];
  return {
    record: [...judgeId(input), ...judgeRemoval(input)],
    policy: [...(policy?.value ? judgeSurplus(lines) : []), ...covered, ...judgeTesting(input), ...judgeAnnouncement(input)],
    mx: mx ? judgeMxNames(mx) : [],
  };
}

/** Whether two policies ask the same of a sender; the order of the patterns does not matter. */
export function isSamePolicy(a: PolicyRules, b: PolicyRules): boolean {
  const [left, right] = [new Set(a.mx), new Set(b.mx)];
  return a.mode === b.mode && a.maxAge === b.maxAge && left.size === right.size && [...left].every((pattern) => right.has(pattern));
}

/** A sender fetches when the id differs from the one it knows, and only then (sections 3.1, 8.1). */
function judgeId({ record, policy, history = [], now }: SetInput): Finding[] {
  const id = record?.judged.value?.id;
  const last = history.at(-1);
  if (id === undefined || !policy?.value || !last) return [];
  const value = policy.value;
  const values = { id, before: last.id };
  if (isSamePolicy(last.policy, value)) return last.id === id ? [] : [stsFinding('record-id-changed-alone', { values })];
  if (last.id === id) return [stsFinding('record-id-unchanged', { values, ...newId(record!, id, now) })];
  const isReused = history.some((before) => before.id === id && !isSamePolicy(before.policy, value));
  return isReused ? [stsFinding('record-id-reused', { values, ...newId(record!, id, now) })] : [];
}

/** Where the id stands, and a new one made of the time. */
function newId({ texts }: NonNullable<SetInput['record']>, id: string, now: number | undefined): Pick<Finding, 'record' | 'span' | 'fix'> {
  const record = texts.findIndex((text) => text.startsWith('v=STSv1'));
  const found = new RegExp(`(?:^|[;\\s])id=${id}(?=[;\\s]|$)`).exec(texts[record] ?? '');
  if (!found) return {};
  const end = found.index + found[0].length;
  const span = { start: end - id.length, end };
  const stamp = now === undefined ? undefined : stampOf(now);
  return { record, span, ...(stamp !== undefined && stamp !== id && { fix: [{ span, text: stamp }] }) };
}

/** `20240131T…` without punctuation, as the standard's example has it; undefined for a time that has no date. */
function stampOf(now: number): string | undefined {
  if (!(Math.abs(now) < 1e11)) return undefined;
  return `${new Date(now * 1000).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
}

/** The record is gone, but senders hold a policy that has not run out: they apply it all the same (section 8.3). */
function judgeRemoval({ record, history = [], now }: SetInput): Finding[] {
  const last = history.at(-1);
  if (record?.judged.status !== 'none' || !last || now === undefined || last.policy.mode === 'none') return [];
  const seconds = secondsLeft(last, now);
  return seconds > 0
    ? [stsFinding('record-removed-early', { values: { seconds: String(seconds), days: String(Math.ceil(seconds / 86_400)) } })]
    : [];
}

/**
 * Testing protects nothing; it is meant to be followed by enforce. How long it has lasted is told by the history, or by an id that is a
 * date.
 */
function judgeTesting({ record, policy, history = [], now }: SetInput): Finding[] {
  if (policy?.value?.mode !== 'testing' || now === undefined) return [];
  const start = history.findLastIndex(({ policy: before }) => before.mode !== 'testing') + 1;
  const since = Math.min(history[start]?.fetchedAt ?? Infinity, dateOfId(record?.judged.value?.id) ?? Infinity);
  if (!(now - since > longTesting)) return [];
  return [stsFinding('policy-testing-for-ever', { values: { days: String(Math.floor((now - since) / 86_400)) } })];
}

/** The day that an id names if it begins with one: YYYYMMDD, alone or before a time. */
function dateOfId(id = ''): number | undefined {
  const [, year, month, day] = /^(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\D|\d{4}|$)/.exec(id) ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
}

/** A policy that no record announces is never asked for (section 3.1). */
function judgeAnnouncement({ record, policy }: SetInput): Finding[] {
  return policy?.value && record && record.judged.status !== 'valid'
    ? [stsFinding('policy-without-record', { values: { status: record.judged.status } })]
    : [];
}

function judgeMxNames(hosts: readonly string[]): Finding[] {
  if (hosts.length === 0) return [stsFinding('mx-implicit')];
  return hosts.flatMap((host, record) => {
    const finding = judgeMxName(host);
    return finding ? [{ ...finding, record }] : [];
  });
}
