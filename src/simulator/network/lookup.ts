// One DNS question of the sender: the world's answer, what the attacker and the reader make of it, and what a sender that
// validates DNSSEC then gets. Forging an answer of a signed zone gives a signature that does not fit: bogus (RFC 4033 section 5).
import { dnsFinding } from '#src/protocol/dns/codes.ts';
import { normaliseName } from '#src/protocol/dns/names.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { answer, validated, type Answer, type Zone as ZoneMap } from '#src/protocol/dns/zone.ts';
import { fateByMoves, holdOf, type Fate } from './attacker.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { Run } from '#src/simulator/session/run.ts';
import type { AttackRule, Zone, ZoneRecordType } from '#src/simulator/world/scenario.ts';
import type { Phase, Tamper } from '#src/simulator/session/session.ts';
import { formatAnswer, parseAnswer, parseRecordValue, zoneMap } from '#src/simulator/world/zone-text.ts';

/** A question, with the kinds of its events: the question, an answer, an answer without records. */
export interface Question {
  readonly name: string;
  readonly type: ZoneRecordType;
  readonly phase: Phase;
  readonly kinds: readonly [EventKind, EventKind, EventKind];
  /** What is wrong with an answer that came. */
  readonly judge?: (answer: Answer) => readonly Finding[];
}

type DnsRule = Extract<AttackRule, { on: 'dns' }>;

const maps = new WeakMap<readonly Zone[], ZoneMap>();

/** The world's DNS as the protocol core reads it, made once for each list of zones. */
export function dnsOf(zones: readonly Zone[]): ZoneMap {
  let map = maps.get(zones);
  if (!map) maps.set(zones, (map = zoneMap(zones)));
  return map;
}

/** Asks, once for each attempt: the second time the answer is known and nothing is sent. A resolver that remembers does not ask either. */
export function lookUp(run: Run, question: Question): Answer {
  const { name, type } = question;
  const key = `${type} ${normaliseName(name)}`;
  const known = run.world.answerTo(key);
  if (known) return known;
  const id = `${type.toLowerCase()}/${normaliseName(name)}`;
  const remembered = run.world.dnsCache?.find(name, type, run.journal.at);
  if (remembered) return recall(run, question, id, remembered);
  const { attacker, zones } = run.world.scenario;
  const hold = holdOf(attacker, 'dns');
  const asked = `${normaliseName(name)} ${type}`;
  const lost = fateByMoves(run.journal, { name: `${id}/query`, text: asked, hold, kind: 'dns-query' })?.action === 'drop';
  run.journal.add({
    id: `${id}/query`,
    from: 'sender',
    to: 'resolver',
    channel: 'dns',
    phase: question.phase,
    text: asked,
    explains: question.kinds[0],
    tampered: lost ? { action: 'dropped', by: 'move' } : undefined,
  });
  const honest = answer(dnsOf(zones), name, type);
  const { got, tampered } = lost
    ? { got: silence(honest, question), tampered: undefined }
    : intercept(run, question, `${id}/answer`, honest);
  const seen = run.world.validates ? validated(got, name) : got;
  if (!lost) addAnswer(run, question, `${id}/answer`, honest, got, seen, tampered);
  run.world.keepAnswer(key, seen);
  run.world.dnsCache?.keep(run.world.scenario, question, seen, run.journal.at);
  return seen;
}

/** The resolver answers from its memory: no question leaves the house, so nobody on the way can touch it. */
function recall(run: Run, question: Question, id: string, answer: Answer): Answer {
  const { name, type, phase } = question;
  const text = textOf(question, answer);
  fateByMoves(run.journal, { name: `${id}/remembered`, text, hold: 'nothing', kind: 'dns-answer' });
  const about = { from: 'resolver', to: 'sender', channel: 'dns', phase } as const;
  run.journal.add({ ...about, id: `${id}/remembered`, text, explains: 'dns-remembered' });
  run.world.keepAnswer(`${type} ${normaliseName(name)}`, answer);
  return answer;
}

/** The strings of TXT records, each record an array. */
export function textsOf({ records }: Answer): string[][] {
  return records.flatMap((record) => (record.type === 'TXT' ? [[...record.strings]] : []));
}

/** Asks for the TXT records of a name. */
export function lookUpTxt(
  run: Run,
  name: string,
  kinds: Question['kinds'],
  { phase = 'policy', judge }: { readonly phase?: Phase; readonly judge?: (texts: string[][]) => readonly Finding[] } = {},
): { readonly status: Answer['status']; readonly texts: string[][] } {
  const found = lookUp(run, { name, type: 'TXT', phase, kinds, ...(judge && { judge: (answer) => judge(textsOf(answer)) }) });
  return { status: found.status, texts: textsOf(found) };
}

function addAnswer(
  run: Run,
  question: Question,
  id: string,
  honest: Answer,
  got: Answer,
  seen: Answer,
  tampered: Tamper | undefined,
): void {
  const dropped = tampered?.action === 'dropped';
  run.journal.add({
    id,
    from: 'resolver',
    to: 'sender',
    channel: 'dns',
    phase: question.phase,
    text: textOf(question, dropped ? honest : got),
    explains: kindOf(question, got, seen),
    tampered,
    findings: [...seen.findings, ...judgedBy(question, seen)],
  });
}

function judgedBy({ judge }: Question, seen: Answer): readonly Finding[] {
  return judge && (seen.status === 'NOERROR' || seen.status === 'NXDOMAIN') ? judge(seen) : [];
}

function kindOf({ kinds: [, found, absent] }: Question, got: Answer, seen: Answer): EventKind {
  if (got.status !== seen.status) return 'dns-bogus';
  if (seen.status === 'SERVFAIL' || seen.status === 'timeout') return 'dns-failed';
  return seen.records.length > 0 ? found : absent;
}

function textOf({ name, type }: Question, { status, records, chain }: Answer): string {
  if (records.length > 0) return formatAnswer(normaliseName(name), records, chain);
  const last = chain.at(-1) ?? normaliseName(name);
  const said = { NOERROR: 'no such record', NXDOMAIN: 'NXDOMAIN', SERVFAIL: 'SERVFAIL', timeout: 'no answer' }[status];
  return [...(chain.length > 0 ? [formatAnswer(normaliseName(name), [], chain)] : []), `${last} ${type} ${said}`].join('\n');
}

/** What arrives, and what was done to it: by the reader's moves, else by the attacker's rules. */
function intercept(run: Run, question: Question, id: string, honest: Answer): { got: Answer; tampered: Tamper | undefined } {
  const hold = holdOf(run.world.scenario.attacker, 'dns');
  const original = textOf(question, honest);
  const fate = fateByMoves(run.journal, { name: id, text: original, hold, kind: 'dns-answer' });
  const byHabit = !fate && hold === 'clear' ? byRule(run, question, honest) : null;
  const changed = fate ? byMove(run, question, id, honest, fate) : byHabit;
  if (!changed) return { got: honest, tampered: undefined };
  const by = fate ? 'move' : 'attack';
  if (changed.status === 'timeout') return { got: changed, tampered: { action: 'dropped', by } };
  return { got: changed, tampered: { action: 'replaced', original, by } };
}

function byMove(run: Run, { name, type }: Question, id: string, honest: Answer, fate: Fate): Answer | null {
  if (fate.action === 'drop') return silence(honest, { name, type });
  const text = [fate.text ?? null, ...fate.injected].filter((part) => part !== null).join('\n');
  if (fate.action === 'pass' && fate.injected.length === 0) return null;
  const records = parseAnswer(name, type, text);
  if (!records) {
    for (const move of run.journal.movesOn(id)) run.journal.refuse(move, 'no-dns-records');
    return null;
  }
  return forged(honest, fate.action === 'replace' ? records : [...honest.records, ...records]);
}

function byRule(run: Run, { name, type }: Question, honest: Answer): Answer | null {
  const rule = run.world.scenario.attacker.rules.find(
    (each): each is DnsRule => each.on === 'dns' && each.type === type && normaliseName(each.name) === normaliseName(name),
  );
  if (!rule) return null;
  if (rule.do === 'block') return silence(honest, { name, type });
  if (rule.do === 'fail') return { ...forged(honest, []), status: 'SERVFAIL', findings: failed('dns-servfail', { name, type }) };
  if (rule.do !== 'forge') return { ...forged(honest, []), status: 'NXDOMAIN' };
  return forged(
    honest,
    rule.values.map((value) => parseRecordValue(type, value)).filter((record) => record !== undefined),
  );
}

function forged(honest: Answer, records: Answer['records']): Answer {
  return { status: 'NOERROR', records, chain: [], security: honest.security === 'insecure' ? 'insecure' : 'bogus', findings: [] };
}

function silence(honest: Answer, asked: Asked): Answer {
  return { status: 'timeout', records: [], chain: [], security: honest.security, findings: failed('dns-timeout', asked) };
}

type Asked = Pick<Question, 'name' | 'type'>;

function failed(code: 'dns-servfail' | 'dns-timeout', { name, type }: Asked): readonly Finding[] {
  return [dnsFinding(code, { values: { name: normaliseName(name), type } })];
}
