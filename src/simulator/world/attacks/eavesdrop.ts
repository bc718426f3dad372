// The attacker copies what passes, and touches nothing (RFC 3207 section 6).
import type { Attack } from './attack.ts';

export const eavesdrop: Attack = {
  reach: ['smtp'],
  change: (scenario) => ({ ...scenario, attacker: { ...scenario.attacker, listens: true } }),
};
