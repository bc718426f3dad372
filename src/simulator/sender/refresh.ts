// A sender's refresh of a stored policy, without a message (RFC 8461 sections 3.3 and 10.2): TXT record, then the file, even when the
// id is the same, so that the policy does not run out. A refresh that fails leaves what is stored.
import { afterFetch } from '#src/protocol/mta-sts/discovery.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { judgeResponse, policyHost } from '#src/protocol/mta-sts/response.ts';
import { fetchFile } from '#src/simulator/network/https-fetch.ts';
import { lookUp } from '#src/simulator/network/lookup.ts';
import { textsOf } from '#src/simulator/mechanism/policy-lookup.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { begin, memoryOf, type Memory } from '#src/simulator/simulate.ts';
import { decide } from './run.ts';
import { storedText } from '#src/simulator/world/wording.ts';

/** Refreshes the stored policy of the message's domain at the scenario's `now`. */
export function refresh(scenario: Scenario): {
  readonly memory: Memory;
  readonly refreshed: boolean;
  readonly events: readonly SessionEvent[];
} {
  const run = begin(scenario, []);
  const kinds = ['sts-txt-query', 'sts-txt-answer', 'sts-txt-absent'] as const;
  const { value: record } = parseRecords(textsOf(lookUp(run, { name: `_mta-sts.${run.domain}`, type: 'TXT', phase: 'policy', kinds })));
  let refreshed = false;
  if (record) {
    const judged = judgeResponse(fetchFile(run, policyHost(run.domain)));
    const result = judged.value ? { policy: judged.value } : { resultType: judged.resultType ?? ('sts-policy-fetch-error' as const) };
    const step = afterFetch(record.id, result, run.memory, run.journal.at);
    run.memory = step.memory;
    refreshed = judged.value !== undefined;
  }
  if (refreshed) {
    const text = run.memory.cached ? storedText(run.memory.cached, run.journal.at) : '';
    run.journal.add({
      id: 'cache/stored',
      from: 'sender',
      to: 'sender',
      channel: 'cache',
      phase: 'policy',
      text,
      explains: 'cache-stored',
    });
  } else decide(run, 'fetch-failed', { phase: 'policy' });
  return { memory: memoryOf(run), refreshed, events: run.journal.events };
}
