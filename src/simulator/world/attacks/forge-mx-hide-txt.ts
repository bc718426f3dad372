// The attacker forges the MX records, and hides the TXT record that announces a policy (RFC 8461 section 10.2).
import type { AttackRule } from '../scenario.ts';
import { recipientDomain } from '../world.ts';
import { withRules, type Attack } from './attack.ts';
import { forgeMx } from './forge-mx.ts';

export const forgeMxHideTxt: Attack = {
  reach: ['dns'],
  change: (scenario) => {
    const domain = recipientDomain(scenario);
    const hide = (name: string): AttackRule => ({ on: 'dns', name, type: 'TXT', do: 'hide' });
    return withRules(forgeMx.change(scenario), hide(`_mta-sts.${domain}`), hide(`_smtp_sts.${domain}`));
  },
};
