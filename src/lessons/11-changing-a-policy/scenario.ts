// The domain has moved to a new server and changed the policy, not the id. An hour later the operator publishes a new id.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const now = 1_767_603_600;
const hour = 3600;

export const scenario: ScenarioInput = {
  title: 'A move, and a forgotten id',
  now,
  sender: { like: 'sts-enforce', attempts: 2, retryAfter: 2 * hour },
  attack: 'policy-changed-id-not',
  changes: [
    {
      at: now + hour,
      title: 'The operator publishes a new id',
      records: [{ name: '_mta-sts.receiver.example', type: 'TXT', value: 'v=STSv1; id=20260105T100000;' }],
    },
  ],
};
