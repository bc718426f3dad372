// A sender's refresh of a stored policy, without a message (RFC 8461 sections 3.3 and 10.2): the TXT record, then the file, also when the
// id is the same, so that the policy does not run out; a well-made sender fetches the file whatever became of the record. Other senders
// differ, see `RefreshHabit`. A refresh that fails leaves what is stored.
import { afterFetch } from '#src/protocol/mta-sts/discovery.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { judgeResponse, policyHost } from '#src/protocol/mta-sts/response.ts';
import { fetchFile } from '#src/simulator/network/https-fetch.ts';
import { lookUpTxt } from '#src/simulator/network/lookup.ts';
import type { Memory } from '#src/simulator/session/memory.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';
import { storedText } from '#src/simulator/session/event-texts.ts';
import { beginSending, rememberedBy, type Sending } from './sending.ts';

/** Refreshes the stored policy of the message's domain at the scenario's `now`. `failed`: how often it has failed in a row before. */
export function refresh(
  scenario: Scenario,
  failed = 0,
): {
  readonly memory: Memory;
  readonly refreshed: boolean;
  /** It has failed again, so that the sender's own administrators are told; not where the stored mode is none (section 10.2). */
  readonly alerted: boolean;
  readonly events: readonly SessionEvent[];
} {
  const sending = beginSending(scenario, []);
  const { journal, memory } = sending.run;
  const refreshed = fetchAnew(sending);
  if (refreshed && memory.policy) {
    const text = storedText(memory.policy, journal.at);
    const about = { from: 'sender', to: 'sender', channel: 'cache', phase: 'policy' } as const;
    journal.add({ ...about, id: 'cache/stored', text, explains: 'cache-stored' });
  } else journal.decide('fetch-failed', { phase: 'policy' });
  const alerted = !refreshed && failed > 0 && memory.policy?.policy.mode !== 'none';
  if (alerted) journal.decide('administrators-told', { phase: 'policy' });
  return { memory: rememberedBy(sending.run), refreshed, alerted, events: journal.events };
}

/** Whether a policy came, which then is stored. */
function fetchAnew({ run, profile }: Sending): boolean {
  const kinds = ['sts-txt-query', 'sts-txt-answer', 'sts-txt-absent'] as const;
  const { refresh = 'regardless', fetchTimeout: timeout = profile.policy.fetchTimeout } = run.world.scenario.sender;
  const { value: record } = parseRecords(lookUpTxt(run, `_mta-sts.${run.domain}`, kinds).texts);
  const held = run.memory.policy;
  if (!held || (!record && refresh !== 'regardless')) return false;
  const id = record?.id ?? held.id;
  if (refresh === 'renews-unread' && id === held.id) {
    run.memory.keepSts({ ...run.memory.sts, cached: { ...held, fetchedAt: run.journal.at } });
    return true;
  }
  const { value: policy, resultType = 'sts-policy-fetch-error' } = judgeResponse(fetchFile(run, policyHost(run.domain), { timeout }));
  run.memory.keepSts(afterFetch(id, policy ? { policy } : { resultType }, run.memory.sts, run.journal.at).memory);
  return policy !== undefined;
}
