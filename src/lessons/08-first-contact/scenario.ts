// A forged MX and a hidden TXT record. The stored policy holds for one more hour; the second attempt comes after that.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const now = 1_767_603_600;
const week = 604_800;
const hour = 3600;

export const scenario: ScenarioInput = {
  title: 'The memory and its end',
  now,
  sender: {
    like: 'sts-enforce',
    stored: [
      {
        domain: 'receiver.example',
        id: '20260101T000000',
        fetchedAt: now - week + hour,
        policy: { mode: 'enforce', maxAge: week, mx: ['mx1.receiver.example'] },
      },
    ],
    attempts: 2,
    retryAfter: 2 * hour,
  },
  attack: 'forge-mx-hide-txt',
};
