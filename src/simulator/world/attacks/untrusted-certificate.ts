// The attacker ends TLS itself, with a certificate for the right names that it signed itself.
import { mxNames } from '../world.ts';
import { withRules, type Attack } from './attack.ts';

export const untrustedCertificate: Attack = {
  reach: ['smtp'],
  change: (scenario) => {
    const certificate = { names: mxNames(scenario), issuer: 'self-signed' } as const;
    return withRules(scenario, { on: 'tls', do: 'terminate', certificate });
  },
};
