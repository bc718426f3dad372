// The attacker keeps the sender from the policy host, and deletes STARTTLS (RFC 8461 section 3.3).
import { withRules, type Attack } from './attack.ts';
import { deleteOffer } from './strip-starttls.ts';

export const blockPolicy: Attack = {
  reach: ['https', 'smtp'],
  change: (scenario) => withRules(scenario, { on: 'tcp', port: 443, do: 'block' }, deleteOffer),
};
