// The attacker deletes the line STARTTLS from the reply to EHLO (RFC 3207 section 6).
import type { AttackRule } from '../scenario.ts';
import { withRules, type Attack } from './attack.ts';

export const deleteOffer: AttackRule = { on: 'line', from: 'receiver', match: 'STARTTLS', do: 'drop' };

export const stripStarttls: Attack = { reach: ['smtp'], change: (scenario) => withRules(scenario, deleteOffer) };
