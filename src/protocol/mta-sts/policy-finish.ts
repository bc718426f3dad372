// The end of reading a policy (RFC 8461 section 3.2): the fields are judged together, what is missing is told, and the value is made.
import type { Finding, Judgement } from '../finding.ts';
import { stsFinding } from './codes.ts';
import { addPolicy, type Draft, type Field, type PolicyKey } from './policy-draft.ts';
import { isGoodValue, judgeMaxAge, judgeMode, judgeVersion, readMaxAge } from './policy-fields.ts';
import { judgeBadPatterns } from './policy-mx.ts';
import type { Extension, Mode, Policy } from './policy-model.ts';
import { judgeJoinedFields } from './policy-text.ts';

const noExtensions: readonly Extension[] = [];

/** Judges the fields of a text that was read to its end. */
export function finishDraft(draft: Draft): Judgement<Policy> {
  if (!areJoined(draft)) judgeFields(draft);
  const findings = closeFindings(draft);
  return draft.findings.hasError ? { findings } : { value: policyOf(draft), findings };
}

/** The findings so far; more of them than anybody reads are only counted. */
export function closeFindings(draft: Draft): readonly Finding[] {
  return draft.findings.close((left) => stsFinding('policy-findings-limit', { values: { left: String(left) } }));
}

/** Whether a bad value is bad because more fields follow in its line. That explains the text, and nothing is said of what is missing. */
function areJoined(draft: Draft): boolean {
  const { version, mode, max_age, badMx } = draft;
  const isJoined = (field: Field | undefined) => field !== undefined && judgeJoinedFields(draft, field.line);
  if (version && version.value !== 'STSv1' && isJoined(version)) return true;
  if (mode && !isGoodValue('mode', mode.value) && isJoined(mode)) return true;
  if (max_age && !isGoodValue('max_age', max_age.value) && isJoined(max_age)) return true;
  return badMx.some(isJoined);
}

function judgeFields(draft: Draft): void {
  adoptSuspects(draft);
  const { version, mode: modeField, max_age } = draft;
  if (version) judgeVersion(draft, version);
  const mode = modeField && judgeMode(draft, modeField);
  draft.meantMode = mode;
  if (max_age) judgeMaxAge(draft, max_age, mode);
  judgeBadPatterns(draft);
  judgeMissing(draft, mode);
  for (const { field, key } of draft.suspects) judgeSuspect(draft, field, key);
  if (!modeField || mode === undefined || mode === 'enforce') return;
  const { start, end } = modeField;
  addPolicy(draft, mode === 'testing' ? 'policy-testing' : 'policy-none', start, end);
  if (mode === 'none' && draft.mx.length > 0) addPolicy(draft, 'policy-none-with-mx', start, end, { count: String(draft.mx.length) });
}

/** Reads a field under the name that was meant where that one is missing, so that the mend brings nothing new to light. */
function adoptSuspects(draft: Draft): void {
  for (const { field, key } of draft.suspects) {
    if (key !== 'mx' && !draft.seen[key] && !draft[key] && isGoodValue(key, field.value)) draft[key] = field;
  }
}

function judgeSuspect(draft: Draft, { start, name }: Field, key: PolicyKey): void {
  const span = { start, end: start + name.length };
  const code = name.toLowerCase() === key ? 'policy-key-case' : 'policy-key-typo';
  addPolicy(draft, code, span.start, span.end, { name, key }, [{ span, text: key }]);
}

function judgeMissing(draft: Draft, mode: Mode | undefined): void {
  const { seen, text } = draft;
  const end = text.length;
  if (!seen.version) addPolicy(draft, 'policy-version-missing', end, end);
  if (!seen.mode) addPolicy(draft, 'policy-mode-missing', end, end);
  if (!seen.max_age) addPolicy(draft, 'policy-max-age-missing', end, end);
  // Only mode none can do without.
  if (!seen.mx && mode !== 'none') addPolicy(draft, 'policy-mx-missing', end, end);
}

/** The value of a draft without errors. */
function policyOf({ meantMode, max_age, mx, extensions }: Draft): Policy {
  return {
    version: 'STSv1',
    mode: meantMode!,
    maxAge: readMaxAge(max_age!.value)!,
    mx,
    extensions: extensions ? Array.from(extensions, ([name, value]) => ({ name, value })) : noExtensions,
  };
}
