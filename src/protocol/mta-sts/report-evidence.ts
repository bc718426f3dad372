// What a TLS report says about each cause of failure, and what that proves (RFC 8460 sections 4.3, 4.4): the receiving host against the
// policy that the report itself quotes, by the same rule and the same codes as everywhere else (RFC 8461 section 4.1); the HTTP status
// that a reason names. Advice comes after that. Nothing is asked: what is published now is for others to join in.
import { isHostName, normaliseName } from '../dns/names.ts';
import type { Finding } from '../finding.ts';
import type { ReadFailure, ReadPolicy } from '../tlsrpt/report-model.ts';
import { isResultType, resultTypes } from '../tlsrpt/result-type.ts';
import { stsFinding } from './codes.ts';
import { judgeCoverage } from './judge-coverage.ts';
import { preparePatterns } from './mx-pattern.ts';
import type { PatternLine } from './pattern-lines.ts';
import { judgeResponse } from './response.ts';
import { modes, type Mode } from './policy/values.ts';

/** Sessions of one policy that failed alike at one host. */
export interface ReportedCause {
  /** As the report has it; null where it gives none. */
  readonly resultType: string | null;
  readonly policy: ReadPolicy;
  /** Of the policy that the report quotes. */
  readonly mode?: Mode;
  /** The receiving host as it is compared; null where none is named. */
  readonly host: string | null;
  /** Sessions, or null when none of the entries says how many. */
  readonly count: number | null;
  readonly entries: readonly ReadFailure[];
  /** Whether the policy that the report quotes has the host's name; `unknown` where one of the two is missing. */
  readonly name: 'listed' | 'unlisted' | 'unknown';
  /** Each mx line of that policy, where the host was compared. */
  readonly lines: readonly { readonly pattern: string; readonly fits: boolean }[];
  /** What the evidence proves, in the codes of the evaluator: why no line fits, what the policy host answered. */
  readonly findings: readonly Finding[];
  /** The kinds of session events that can have led to it, those left out that the evidence excludes. */
  readonly steps: readonly string[];
  /** Where its words stand among those for result types. */
  readonly words: string;
  /** What the entries say, each once, in their order. */
  readonly reasons: readonly string[];
  readonly information: readonly string[];
  readonly receivedAt: readonly string[];
  readonly sentFrom: readonly string[];
}

/** The causes of one report, the most frequent first. Never throws. */
export function judgeFailures(policies: readonly ReadPolicy[]): ReportedCause[] {
  const causes = policies.flatMap((policy) => {
    const groups = new Map<string, ReadFailure[]>();
    for (const failure of policy.failures) {
      const key = JSON.stringify([failure.resultType, hostOf(failure)]);
      const group = groups.get(key);
      if (group) group.push(failure);
      else groups.set(key, [failure]);
    }
    const quoted = quotedPolicy(policy);
    return [...groups.values()].map((entries) => judgeCause(policy, quoted, entries));
  });
  return causes.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

function hostOf({ receivingMxHostname }: ReadFailure): string | null {
  const name = receivingMxHostname?.trim() ?? '';
  return name === '' ? null : normaliseName(name);
}

export interface Quoted {
  readonly text: string;
  readonly mode: Mode | undefined;
  readonly lines: readonly PatternLine[];
}

/** The policy as the report has it: a line a string, all lines in one, or only the names of `mx-host`. */
export function quotedPolicy({ policyString, mxHosts }: ReadPolicy): Quoted {
  const given = policyString.flatMap((line) => line.split(/\r\n|\n|\\n/)).map((line) => line.trim());
  const mode = given.map((line) => /^mode[ \t]*:[ \t]*(\S+)$/i.exec(line)?.[1]?.toLowerCase()).find((word) => word !== undefined);
  const named = given.flatMap((line) => /^mx[ \t]*:[ \t]*(\S+)$/i.exec(line)?.[1] ?? []);
  const patterns = (named.length > 0 ? named : mxHosts).map((pattern) => pattern.toLowerCase());
  let text = '';
  const lines = patterns.map((pattern): PatternLine => {
    const start = text.length;
    text += `mx: ${pattern}\n`;
    return { pattern, span: { start: start + 4, end: text.length - 1 }, start, next: text.length };
  });
  return { text, mode: modes.find((known) => known === mode), lines };
}

function judgeCause(policy: ReadPolicy, { text, mode, lines }: Quoted, entries: readonly ReadFailure[]): ReportedCause {
  const first = entries[0]!;
  const { resultType } = first;
  const host = hostOf(first);
  const isCompared = policy.type === 'sts' && host !== null && isHostName(host) && lines.length > 0;
  const covers = preparePatterns(lines.map(({ pattern }) => pattern));
  const compared = isCompared && covers(host) ? 'listed' : 'unlisted';
  const name = isCompared ? compared : 'unknown';
  const known = resultType !== null && isResultType(resultType) ? resultTypes[resultType] : undefined;
  const about = known?.about;
  const each = (of: (entry: ReadFailure) => string | null) => [...new Set(entries.flatMap((entry) => of(entry) ?? []))];
  const [reasons, information] = [each(({ failureReasonCode }) => failureReasonCode), each((entry) => entry.additionalInformation)];
  const answer = about === 'sts' ? judgeStatus([...reasons, ...information]) : [];
  return {
    ...{ resultType, policy, ...(mode && { mode }), host, entries, name, reasons, information },
    count: entries.reduce<number | null>((sum, { count }) => (count === null ? sum : (sum ?? 0) + count), null),
    lines: isCompared ? lines.map(({ pattern }) => ({ pattern, fits: preparePatterns([pattern])(host) })) : [],
    findings: [...answer, ...(name === 'unlisted' ? whyUnlisted(text, lines, host!) : [])],
    steps: stepsOf(known?.causes ?? [], name, answer.length > 0),
    words: wordsOf(resultType, name),
    receivedAt: each(({ receivingIp }) => receivingIp),
    sentFrom: each(({ sendingMtaIp }) => sendingMtaIp),
  };
}

/** Only one of the causes of `validation-failure` is about the name; which it is, the comparison says. */
function stepsOf(causes: readonly string[], name: ReportedCause['name'], isAnswered: boolean): readonly string[] {
  if (isAnswered) return causes.filter((cause) => cause === 'policy-response');
  const isName = (cause: string) => cause === 'mx-not-allowed';
  if (name === 'listed') return causes.filter((cause) => !isName(cause));
  return name === 'unlisted' && causes.some(isName) ? causes.filter(isName) : causes;
}

function wordsOf(resultType: string | null, name: ReportedCause['name']): string {
  if (resultType !== null && isResultType(resultType) && resultType !== 'validation-failure') return resultType;
  const kind = resultType === 'validation-failure' ? 'validation-failure' : 'unknown type';
  return name === 'unknown' ? kind : `validation-failure ${name}`;
}

const statusInWords = /\b(?:https?(?:\/\d(?:\.\d)?)?|status|code|error|returned)(?![\w/])\D{0,24}\b([1-5]\d\d)\b/i;

/** The HTTP status that a reason names: "http status 403". */
export function statusIn(words: readonly string[]): string | undefined {
  return words.map((word) => statusInWords.exec(word)?.[1] ?? /^\s*([345]\d\d)\b/.exec(word)?.[1]).find((one) => one !== undefined);
}

/** What a sender makes of that answer. */
function judgeStatus(words: readonly string[]): readonly Finding[] {
  const found = statusIn(words);
  if (found === undefined || found === '200') return [];
  return judgeResponse({ result: 'answer', status: Number(found), contentType: null, body: '' }).findings;
}

/** That no line fits, and which line comes near. Hosts that differ in a number are two hosts, and no slip of the hand. */
function whyUnlisted(text: string, lines: readonly PatternLine[], host: string): readonly Finding[] {
  const near = judgeCoverage(text, lines, [host]).filter(({ code, values }) => {
    const isNumbered = values?.['pattern']?.replace(/\d/g, '') === host.replace(/\d/g, '');
    return code.startsWith('mx-star-') || (code === 'mx-nearly-covered' && !isNumbered);
  });
  // The place would be one in the policy as it was put together here, which nobody sees.
  const placeless = near.map(({ code, severity, citation, values }): Finding => ({ code, severity, citation, ...(values && { values }) }));
  return [stsFinding('mx-not-covered', { values: { host } }), ...placeless];
}

/** The words for a cause that the evidence has narrowed down, beside those for the result types themselves. */
export const narrowedWords = ['validation-failure unlisted', 'validation-failure listed', 'unknown type'] as const;
