// The attacker answers the command STARTTLS in the server's place, with a refusal.
import { withRules, type Attack } from './attack.ts';

const text = '454 4.7.0 TLS not available at the moment';

export const refuseStarttls: Attack = {
  reach: ['smtp'],
  change: (scenario) => withRules(scenario, { on: 'line', from: 'sender', match: 'STARTTLS', do: 'answer', text }),
};
