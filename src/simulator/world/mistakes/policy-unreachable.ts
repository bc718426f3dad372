// Nobody listens on the policy host.
import { withPolicyHost } from '../world.ts';
import type { Mistake } from './mistake.ts';

export const policyUnreachable: Mistake = (scenario) => withPolicyHost(scenario, (host) => ({ ...host, down: 'refused' }));
