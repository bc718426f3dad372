// The end of reading a policy (RFC 8461 section 3.2): the fields are judged together, what is missing is told, and the value is made.
import type { Finding, Judgement } from '../finding.ts';
import { stsFinding } from './codes.ts';
import { addPolicy, type Draft, type Field, type PolicyKey } from './policy-draft.ts';
import { isGoodValue, judgeMaxAge, judgeMode, judgeVersion, readMaxAge } from './policy-fields.ts';
import { areWelcome, judgeBadPatterns, judgeSurplus } from './policy-mx.ts';
import { judgeJoinedFields } from './policy-text.ts';
import type { Mode, Policy } from './policy-model.ts';

/** Judges the fields of a text that was read to its end. `isClean` says whether another text would have no findings. */
export function finishDraft(draft: Draft, isClean: (text: string) => boolean): Judgement<Policy> {
  judgeTogether(draft, isClean);
  const value = draft.findings.hasError ? undefined : policyOf(draft);
  return { ...(value && { value }), findings: closeFindings(draft) };
}

/** The findings so far; more of them than anybody reads are only counted. */
export function closeFindings(draft: Draft): readonly Finding[] {
  return draft.findings.close((left) => stsFinding('policy-findings-limit', { values: { left: String(left) } }));
}

function judgeTogether(draft: Draft, isClean: (text: string) => boolean): void {
  const bad = [draft.version, draft.mode, draft.maxAge].filter((field) => field !== undefined && !isGoodValue(keyOf(field), field.value));
  const joined = [...bad, ...draft.badMx].find((field) => judgeJoinedFields(draft, field!.line, isClean));
  if (!joined) judgeFields(draft);
}

function judgeFields(draft: Draft): void {
  const adopted = adoptSuspects(draft);
  if (draft.version) judgeVersion(draft, draft.version);
  const mode = draft.mode && judgeMode(draft, draft.mode);
  if (mode) draft.meantMode = mode;
  if (draft.maxAge) judgeMaxAge(draft, draft.maxAge, mode);
  judgeBadPatterns(draft);
  judgeSurplus(draft);
  judgeMissing(draft, mode);
  for (const { field, key } of draft.suspects) judgeSuspect(draft, field, key, adopted.has(field));
  if (draft.mode && mode === 'testing') addPolicy(draft, 'policy-testing', draft.mode.start, draft.mode.end);
  if (draft.mode && mode === 'none') {
    addPolicy(draft, 'policy-none', draft.mode.start, draft.mode.end);
    if (draft.mx.length > 0) addPolicy(draft, 'policy-none-with-mx', draft.mxLines[0]!, draft.mxLines[1]!);
  }
}

/** Reads a field under the name that was meant where that one is missing, so that the mend brings nothing new to light. */
function adoptSuspects(draft: Draft): ReadonlySet<Field> {
  const adopted = new Set<Field>();
  for (const { field, key } of draft.suspects) {
    if (key === 'mx' || draft.seen.has(key) || !isGoodValue(key, field.value)) continue;
    const place = key === 'max_age' ? 'maxAge' : key;
    if (draft[place]) continue;
    draft[place] = field;
    adopted.add(field);
  }
  return adopted;
}

function judgeSuspect(draft: Draft, field: Field, key: PolicyKey, isAdopted: boolean): void {
  const { start, name, value } = field;
  const span = { start, end: start + name.length };
  const isMendable = isAdopted || (key === 'mx' && areWelcome(draft, [value]));
  const code = name.toLowerCase() === key ? 'policy-key-case' : 'policy-key-typo';
  addPolicy(draft, code, span.start, span.end, { name, key }, isMendable ? [{ span, text: key }] : undefined);
}

function judgeMissing(draft: Draft, mode: Mode | undefined): void {
  const end = draft.text.length;
  if (!draft.seen.has('version')) addPolicy(draft, 'policy-version-missing', end, end);
  if (!draft.seen.has('mode')) addPolicy(draft, 'policy-mode-missing', end, end);
  if (!draft.seen.has('max_age')) addPolicy(draft, 'policy-max-age-missing', end, end);
  // Only mode none can do without.
  if (mode !== 'none' && draft.mx.length === 0 && !draft.seen.has('mx')) addPolicy(draft, 'policy-mx-missing', end, end);
}

function policyOf(draft: Draft): Policy {
  return {
    version: 'STSv1',
    mode: draft.meantMode!,
    maxAge: readMaxAge(draft.maxAge!.value)!,
    mx: draft.mx,
    extensions: Array.from(draft.extensions, ([name, value]) => ({ name, value })),
  };
}

function keyOf(field: Field): 'version' | 'mode' | 'max_age' {
  return field.name as 'version' | 'mode' | 'max_age';
}
