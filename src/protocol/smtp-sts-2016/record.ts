// The TXT record at `_smtp_sts.DOMAIN` by the 2016 draft (section 3.1): choosing the one that counts,
// reading and writing it. Where grammar and prose disagree, the grammar decides and a finding tells of the prose.
import { applyEdits } from '../apply-edits.ts';
import { FindingList } from '../finding-list.ts';
import type { Finding, Judgement } from '../finding.ts';
import { withTriedFixes } from '../tried-fixes.ts';
import { draftFinding } from './codes.ts';
import { fieldReaders, type Component2016 } from './fields.ts';
import type { Policy2016 } from './policy.ts';
import { trimWsp } from './white-space.ts';

/** What the records mean to a sender. `value` only with status valid; `record` and `text`: which one it is, joined. */
export interface Selection2016 extends Judgement<Policy2016> {
  readonly status: 'valid' | 'none' | 'invalid' | 'multiple';
  readonly record?: number;
  readonly text?: string;
}

// Only "STS1" has letter case: it is given as %x codes, the rest as quoted strings (RFC 5234 section 2.3).
const version = /^[vV][ \t]*=[ \t]*STS1(?=[ \t]*(?:;|$))/;

/** The data of a DNS record has a length field of 16 bits. */
const lengthLimit = 65_535;

/**
 * Chooses among the TXT records, each a list of character-strings, "similar to DMARC policies" (section 3):
 * strings are joined, records of other versions dropped, and more than one left means no policy.
 */
export function selectRecord2016(records: readonly (readonly string[])[]): Selection2016 {
  const candidates = records.map((strings, record) => ({ text: strings.join(''), record })).filter(({ text }) => version.test(text));
  const [first] = candidates;
  if (!first) return { status: 'none', findings: [draftFinding('draft-no-record')] };
  if (candidates.length > 1) {
    const findings = candidates.map(({ record, text }) =>
      draftFinding('draft-multiple-records', { record, span: { start: 0, end: text.length }, values: { count: `${candidates.length}` } }),
    );
    return { status: 'multiple', findings };
  }
  const { value, findings } = parseRecord2016(first.text);
  const located = findings.map((finding) => ({ ...finding, record: first.record }));
  return { status: value ? 'valid' : 'invalid', ...(value && { value }), findings: located, record: first.record, text: first.text };
}

/**
 * Reads one record's text, and tries out the fixes. Any departure from the grammar is an error and leaves no value; what the prose asks
 * for is a warning.
 */
export function parseRecord2016(text: string): Judgement<Policy2016> {
  const judged = judgeOnce(text);
  return { ...judged, findings: withTriedFixes(judged.findings, text.length, (fix) => judgeOnce(applyEdits(text, fix)).findings) };
}

function judgeOnce(text: string): Judgement<Policy2016> {
  if (text.length > lengthLimit) {
    return { findings: [draftFinding('draft-too-long', { span: { start: 0, end: text.length }, values: { limit: `${lengthLimit}` } })] };
  }
  const findings = new FindingList();
  const start = version.exec(text)?.[0].length;
  if (start === undefined) return { findings: [draftFinding('draft-component-syntax', { span: { start: 0, end: text.length } })] };
  const components = splitComponents(text, start, findings);
  checkOrder(components, text, findings);
  const policy: { -readonly [Name in keyof Policy2016]: Policy2016[Name] } = { to: false, mx: null, a: null, c: null, e: null, rua: null };
  for (const component of components) fieldReaders[component.name]?.(component, policy, findings);
  if (findings.hasError) return { findings: closeList(findings) };
  const [, end] = trimWsp(text, 0, text.length);
  if (end < text.length && text[end - 1] !== ';') {
    const span = { start: end, end: text.length };
    findings.add(draftFinding('draft-trailing-space', { span, fix: [{ span, text: '' }] }));
  }
  adviseOn(policy, text).forEach((finding) => findings.add(finding));
  return { value: policy, findings: closeList(findings) };
}

function closeList(findings: FindingList): readonly Finding[] {
  return findings.close((left) => draftFinding('draft-findings-limit', { values: { left: `${left}` } }));
}

/** Writes a policy as one record's text, so that `parseRecord2016` gives it back. */
export function formatRecord2016({ to, mx, a, c, e, rua }: Policy2016): string {
  const fields = { to: `${to}`, mx: mx?.join(','), a, c, e, rua: rua?.join(',') };
  const written = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return ['v=STS1', ...written.map(([name, value]) => `${name}=${value}`)].join('; ');
}

/** Cuts what follows the version at ";", dropping the one optional ";" at the end; says which pieces are no components. */
function splitComponents(text: string, from: number, findings: FindingList): Component2016[] {
  const components: Component2016[] = [];
  const seen = new Set(['v']);
  let separator = text.indexOf(';', from);
  while (separator >= 0) {
    const next = text.indexOf(';', separator + 1);
    const end = next < 0 ? text.length : next;
    const component = readComponent(text, separator + 1, end);
    if (component === 'empty') {
      const last = lastOfRun(text, separator);
      const span = { start: separator, end: last };
      if (last > separator) findings.add(draftFinding('draft-empty-component', { span, fix: [{ span, text: '' }] }));
      separator = last > separator ? last : next;
      continue;
    }
    if (component === 'malformed') findings.add(draftFinding('draft-component-syntax', { span: { start: separator + 1, end } }));
    else if (isNews(component, seen, findings)) components.push(component);
    separator = next;
  }
  return components;
}

/** The last ";" of a run with nothing but blanks between them. */
function lastOfRun(text: string, separator: number): number {
  let last = separator;
  for (let at = separator; at < text.length && /[; \t]/.test(text[at]!); at += 1) if (text[at] === ';') last = at;
  return last;
}

/** Whether a component's name is known and stands for the first time. */
function isNews({ name, start, end }: Component2016, seen: Set<string>, findings: FindingList): boolean {
  const isSeen = seen.has(name);
  const isKnown = fieldReaders[name] !== undefined;
  if (isSeen) findings.add(draftFinding('draft-duplicate-field', { span: { start, end }, values: { name } }));
  else if (!isKnown) findings.add(draftFinding('draft-unknown-field', { span: { start, end }, values: { name } }));
  seen.add(name);
  return isKnown && !isSeen;
}

function readComponent(text: string, from: number, to: number): Component2016 | 'empty' | 'malformed' {
  const [start, end] = trimWsp(text, from, to);
  if (start === end) return 'empty';
  // Looked for inside the piece alone: a search to the end of the text for each piece would be quadratic.
  const equals = start + text.slice(start, end).indexOf('=');
  if (equals < start) return 'malformed';
  const [, nameEnd] = trimWsp(text, start, equals);
  const [valueStart] = trimWsp(text, equals + 1, end);
  return { name: text.slice(start, nameEnd).toLowerCase(), value: text.slice(valueStart, end), start, valueStart, end };
}

function checkOrder(components: readonly Component2016[], text: string, findings: FindingList): void {
  const place = components.findIndex(({ name }) => name === 'to');
  const to = components[place];
  if (!to) findings.add(draftFinding('draft-to-missing', { span: { start: 0, end: text.length } }));
  else if (place > 0) findings.add(draftFinding('draft-to-not-second', { span: { start: to.start, end: to.end } }));
}

/** What the prose asks for and the grammar does not (section 3 against section 3.1). */
function adviseOn({ to, mx, a, c, e, rua }: Policy2016, text: string): Finding[] {
  const span = { start: 0, end: text.length };
  const advice: Finding[] = [];
  if (mx === null) advice.push(draftFinding('draft-mx-missing', { span }));
  if (c === null) advice.push(draftFinding('draft-c-missing', { span }));
  if (a === null) advice.push(draftFinding('draft-a-missing', { span }));
  if (e === null) advice.push(draftFinding('draft-e-missing', { span }));
  if (!to && rua === null) advice.push(draftFinding('draft-reports-nowhere', { span }));
  return advice;
}
