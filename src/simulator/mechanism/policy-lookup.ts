// Which MTA-STS policy is in force for a delivery: memory, TXT record, fetch (RFC 8461 sections 3.1, 3.3, 5.1).
// The rules are protocol/mta-sts/discovery.ts; here they become events.
import { joinStrings, type RecordOf } from '#src/protocol/dns/records.ts';
import type { Answer } from '#src/protocol/dns/zone.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { isFresh, secondsLeft } from '#src/protocol/mta-sts/cache.ts';
import { afterFetch, afterTxt, type PolicyFailure, type PolicyInForce, type TxtAnswer } from '#src/protocol/mta-sts/discovery.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { judgeResponse, policyHost } from '#src/protocol/mta-sts/response.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import { fetchFile } from '#src/simulator/network/https-fetch.ts';
import { lookUp } from '#src/simulator/network/lookup.ts';
import { resolverReadsPolicy, resolverReadsTxt } from '#src/simulator/network/resolver-habits.ts';
import { decide, type Run } from '#src/simulator/sender/run.ts';
import type { Knowledge } from '#src/simulator/session/session.ts';
import { storedText } from '#src/simulator/world/wording.ts';

/** Finds the policy in force and puts it into `run.inForce`; a fetch changes the sender's memory. */
export function findPolicy(run: Run): void {
  const now = run.journal.at;
  showMemory(run);
  const answer = lookUp(run, {
    name: `_mta-sts.${run.domain}`,
    type: 'TXT',
    phase: 'policy',
    kinds: ['sts-txt-query', 'sts-txt-answer', 'sts-txt-absent'],
  });
  const { txt, findings } = readTxt(run, answer);
  const step = afterTxt(txt, run.memory, now);
  if (step.do === 'fetch') fetchPolicy(run, step.id, findings);
  else {
    run.inForce = asApplied(run, step.inForce);
    note(run, step.failure);
    if (txt.txt === 'valid' && !step.waiting) decide(run, 'fetch-not-needed', { phase: 'policy', findings });
    else if (step.waiting) decide(run, 'fetch-failed', { phase: 'policy', findings });
  }
  const keeps = run.inForce.source === 'cache' && (step.do === 'fetch' || txt.txt !== 'valid');
  if (keeps) addCacheEvent(run, 'kept', 'cache-kept');
  decidePolicy(run, txt.txt === 'valid' ? [] : findings);
}

/** The strings of TXT records, each record an array. */
export function textsOf({ records }: Answer): string[][] {
  return records.flatMap((record) => (record.type === 'TXT' ? [[...record.strings]] : []));
}

/** The TXT records joined. */
export function joinedTexts({ records }: Answer): string[] {
  return records.filter((record): record is RecordOf<'TXT'> => record.type === 'TXT').map(joinStrings);
}

function readTxt(run: Run, answer: Answer): { txt: TxtAnswer; findings: readonly Finding[] } {
  if (answer.status === 'SERVFAIL' || answer.status === 'timeout') return { txt: { txt: 'temperror' }, findings: [] };
  if (asPostfix(run)) return { txt: resolverReadsTxt(joinedTexts(answer)), findings: parseRecords(textsOf(answer)).findings };
  const { status, value, findings } = parseRecords(textsOf(answer));
  if (status !== 'valid') return { txt: { txt: status }, findings };
  return { txt: value ? { txt: 'valid', id: value.id } : { txt: 'invalid' }, findings };
}

function fetchPolicy(run: Run, id: string, findings: readonly Finding[]): void {
  decide(run, 'fetch-needed', { phase: 'policy', findings });
  const response = fetchFile(run, policyHost(run.domain));
  const judged = judgeResponse(response);
  const policy = asPostfix(run) ? resolverReadsPolicy(response) : judged.value;
  const result = policy ? { policy } : { resultType: judged.resultType ?? 'sts-policy-fetch-error' };
  const { inForce, failure, memory } = afterFetch(id, result, run.memory, run.journal.at);
  run.inForce = asApplied(run, inForce);
  run.memory = memory;
  note(run, failure);
  if ('policy' in result) addCacheEvent(run, 'stored', 'cache-stored', judged.findings);
  else decide(run, 'fetch-failed', { phase: 'policy', findings: judged.findings });
}

function asPostfix({ scenario: { sender } }: Run): boolean {
  return sender.behaves === 'postfix-3.7';
}

function note(run: Run, failure: PolicyFailure | null): void {
  if (!failure?.reportable) return;
  // Looking again before a bounce finds the same thing wrong a second time: still one failure of this attempt.
  const { attempt } = run.journal;
  if (run.failures.some((each) => each.about === 'policy' && each.attempt === attempt && each.resultType === failure.resultType)) return;
  run.failures.push({
    host: policyHost(run.domain),
    address: '',
    resultType: failure.resultType,
    about: 'policy',
    by: 'policy',
    policy: run.inForce.policy,
    attempt,
  });
}

function showMemory(run: Run): void {
  const { cached } = run.memory;
  const kind = !cached ? 'cache-empty' : isFresh(cached, run.journal.at) ? 'cache-hit' : 'cache-expired';
  addCacheEvent(run, 'lookup', kind);
}

function addCacheEvent(run: Run, id: string, explains: EventKind, findings: readonly Finding[] = []): void {
  const { cached } = run.memory;
  const text = cached ? storedText(cached, run.journal.at) : `nothing stored for ${run.domain}`;
  run.journal.add({ id: `cache/${id}`, from: 'sender', to: 'sender', channel: 'cache', phase: 'policy', text, explains, findings });
}

/** The policy as this sender applies it: some treat testing as enforce. */
function asApplied({ scenario }: Run, inForce: PolicyInForce): PolicyInForce {
  if (inForce.source === 'none' || inForce.policy.mode !== 'testing' || !scenario.sender.strictTesting) return inForce;
  return { ...inForce, policy: { ...inForce.policy, mode: 'enforce' } };
}

/** The last word on the policy. */
function decidePolicy(run: Run, findings: readonly Finding[]): void {
  const { inForce, memory } = run;
  const { policy, source } = inForce;
  const mode = policy?.mode ?? null;
  const kinds = { enforce: 'policy-enforce', testing: 'policy-testing', none: 'policy-mode-none' } as const;
  const left = memory.cached ? { secondsLeft: secondsLeft(memory.cached, run.journal.at) } : {};
  const knows: Knowledge = { policy: { source, mode, ...(mode ? left : {}) } };
  run.deciding = decide(run, mode ? kinds[mode] : 'policy-absent', { id: 'policy', phase: 'policy', knows, findings }).id;
}
