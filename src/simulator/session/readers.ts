// Who can read what: of each event of a session the actors that see its words, and what each learns of the server's name and certificate.
// Inside TLS an attacker on the path sees records alone, under TLS 1.3 from the ServerHello on (RFC 8446 section 2), unless it ended TLS
// itself.
import type { Attacker } from '#src/simulator/world/scenario.ts';
import { actors, type Actor, type SessionEvent } from './session.ts';

/** What of a session counts here. */
export interface Witnessed {
  readonly events: readonly SessionEvent[];
  readonly attacker: Pick<Attacker, 'reach' | 'listens' | 'rules'>;
}

/** Who learnt the name that the sender asked for, and who saw the certificate that it was shown. */
export interface Learned {
  readonly name: readonly Actor[];
  readonly certificate: readonly Actor[];
}

/**
 * The actors that can read an event's text, in the order of `actors`; both ends of a conversation, the one that decides, and who listens.
 */
export function readersOfEvent(event: SessionEvent, { events, attacker }: Witnessed): readonly Actor[] {
  const readers = new Set<Actor>([event.from, event.to]);
  if (event.tampered?.action === 'replaced' && !event.secured) readers.add('attacker');
  if (isOverheard(event, events, attacker)) readers.add('attacker');
  return actors.filter((actor) => readers.has(actor));
}

/** What a session tells of the server's name and certificate. */
export function learnedFrom(witnessed: Witnessed): Learned {
  const seen = (fits: (event: SessionEvent) => boolean) => {
    const readers = new Set(witnessed.events.filter(fits).flatMap((event) => readersOfEvent(event, witnessed)));
    return actors.filter((actor) => readers.has(actor));
  };
  return {
    name: seen(({ explains, text }) => explains === 'greeting' || (explains === 'tls-hello' && text.includes('server name'))),
    certificate: seen(({ explains }) => explains === 'tls-certificate'),
  };
}

function isOverheard(event: SessionEvent, events: readonly SessionEvent[], { reach, listens, rules }: Witnessed['attacker']): boolean {
  if (event.channel === 'dns') return reach.includes('dns') && event.explains !== 'dns-remembered';
  if (event.channel === 'decision' || event.channel === 'cache' || event.channel === 'https') return false;
  const isThere = listens || rules.some(({ on }) => on === 'line' || on === 'tls') || events.some((each) => isTouched(each, event.host));
  if (!reach.includes('smtp') || !isThere) return false;
  return !event.secured || isOpened(event, events);
}

const isTouched = ({ channel, tampered, host }: SessionEvent, peer: string | undefined) =>
  tampered !== undefined && host === peer && (channel === 'smtp' || channel === 'tls');

/** Whether the attacker ended the TLS that the event travelled in. */
function isOpened({ host }: SessionEvent, events: readonly SessionEvent[]): boolean {
  return events.some((each) => each.explains === 'tls-established' && each.host === host && each.to === 'attacker');
}
