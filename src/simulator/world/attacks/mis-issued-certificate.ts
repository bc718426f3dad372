// The attacker ends TLS itself, with a certificate for the right names from an authority that everybody trusts (RFC 8461 section 10.1).
// The key is its own: the authority was tricked, no key was stolen.
import { inventedKey, mxNames } from '../world.ts';
import { withRules, type Attack } from './attack.ts';

export const misIssuedCertificate: Attack = {
  reach: ['smtp'],
  change: (scenario) => {
    const certificate = { names: mxNames(scenario), spki: inventedKey('a key of the attacker') };
    return withRules(scenario, { on: 'tls', do: 'terminate', certificate });
  },
};
