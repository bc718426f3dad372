// The attacker resets the connection at the first message of the handshake.
import { withRules, type Attack } from './attack.ts';

export const breakHandshake: Attack = { reach: ['smtp'], change: (scenario) => withRules(scenario, { on: 'tls', do: 'reset' }) };
