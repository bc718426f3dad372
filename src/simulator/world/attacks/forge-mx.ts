// The attacker forges the MX records: mail is to go to a host of its own, which has a good certificate for its own name.
import type { Scenario } from '../scenario.ts';
import { recipientDomain } from '../world.ts';
import { withRules, type Attack } from './attack.ts';

export const forgeMx: Attack = {
  reach: ['dns'],
  change: (before) => {
    const { scenario, host } = withAttackersHost(before);
    return withRules(scenario, { on: 'dns', name: recipientDomain(scenario), type: 'MX', do: 'forge', values: [`10 ${host}`] });
  },
};

/** The attacker's own mail server: the first host that is one. A world without one gets one. */
function withAttackersHost(scenario: Scenario): { scenario: Scenario; host: string } {
  const own = scenario.mxHosts.find(({ owner }) => owner === 'attacker');
  if (own) return { scenario, host: own.host };
  const host = 'mx.attacker.example';
  const address = '192.0.2.66';
  const zone = { name: 'attacker.example', dnssec: 'unsigned', records: [{ name: host, type: 'A', value: address }] } as const;
  const server = { host, addresses: [address], owner: 'attacker', certificate: { names: [host] } } as const;
  return { scenario: { ...scenario, zones: [...scenario.zones, zone], mxHosts: [...scenario.mxHosts, server] }, host };
}
