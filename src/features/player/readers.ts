// Who reads a step of a session, and how it crosses: for the words below its note.
import { readersOfEvent } from '#src/simulator/session/readers.ts';
import type { Actor, Session, SessionEvent } from '#src/simulator/session/session.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';

/** A session as a page has it: of the world at least who attacks. */
export interface Witnessed {
  readonly events: Session['events'];
  readonly scenario?: Partial<Pick<Scenario, 'attacker'>> | undefined;
}

/** clear: whoever is on the way can read it. sealed: inside TLS between the two ends. opened: inside TLS that the attacker ended. */
export interface Readers {
  readonly actors: readonly Actor[];
  readonly crossing: 'clear' | 'sealed' | 'opened';
}

/**
 * Undefined for what does not cross, for what is told and has no words (that a connection stands), for reports, which are letters of their
 * own, and where the world is not known.
 */
export function readersAt({ events, scenario }: Witnessed, event: SessionEvent): Readers | undefined {
  const { channel, explains, from, to, secured } = event;
  const isTold = channel === 'tcp' || explains === 'tls-established' || explains === 'tls-reset';
  if (from === to || isTold || ['decision', 'cache', 'report'].includes(channel) || !scenario?.attacker) return undefined;
  const readers = readersOfEvent(event, { events, attacker: scenario.attacker });
  if (!secured) return { actors: readers, crossing: 'clear' };
  return { actors: readers, crossing: readers.includes('attacker') ? 'opened' : 'sealed' };
}
