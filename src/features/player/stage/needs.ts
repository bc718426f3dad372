// What the stage will need room for in a session that is stepped through line by line. Pure, and in one pass.
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { isOrdinary } from './frames.ts';
import type { Needs } from './geometry.ts';
import { lineOf } from './scene-at.ts';

const compared = /^(tls-certificate|policy-certificate|mx-allowed|mx-not-allowed|tlsa-match|tlsa-mismatch)$/;

export function needsIn(events: readonly SessionEvent[]): Needs {
  const isForged = ({ explains, tampered }: SessionEvent) => /^(mx|address)-answer$/.test(explains) && tampered?.action === 'replaced';
  return {
    dns: events.some((event) => event.channel === 'dns' && !isOrdinary(event)),
    policy: events.some((event) => lineOf(event) === 'policy' && event.from !== event.to && !isOrdinary(event)),
    bench: events.some(({ explains }) => compared.test(explains)),
    switch: events.some((event) => isForged(event) || ((event.channel === 'tcp' || event.channel === 'report') && event.to === 'attacker')),
  };
}
