// The mail servers no longer offer STARTTLS.
import { withMxHosts } from '../world.ts';
import type { Mistake } from './mistake.ts';

export const starttlsLost: Mistake = (scenario) => withMxHosts(scenario, (host) => ({ ...host, starttls: 'absent' }));
