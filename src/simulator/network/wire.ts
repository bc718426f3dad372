// One connection between sender and MX as the wire knows it: who is at the other end, whether the attacker reaches it, how far TLS has
// come.
import type { Run } from '#src/simulator/session/run.ts';
import type { Actor, Phase } from '#src/simulator/session/session.ts';
import type { MxHost } from '#src/simulator/world/scenario.ts';
import { isAbout, type Hold } from './attacker.ts';

/** One connection as the wire knows it. `tls`: none yet, from end to end, or ended by the attacker. */
export interface Wire {
  readonly run: Run;
  /** The MX host's name, which rules are about. */
  readonly host: string;
  /** "mx1.receiver.example[198.51.100.25]:25". */
  readonly peer: string;
  readonly server: 'receiver' | 'attacker';
  /** Whether the attacker is there at all: it reaches the connection, or it is the other end. */
  readonly reached: boolean;
  tls: 'none' | 'end-to-end' | 'opened';
  phase: Phase;
  /** A record was spoilt: both ends give up. */
  broken: boolean;
  /** A move was made on this connection, so somebody is there to read. */
  touched: boolean;
}

/** A connection to the host of that name, at that address, before anything was said. `mx`: who is there. */
export function openWire(run: Run, host: string, address: string, { owner, relaysTo }: MxHost): Wire {
  const isAttackers = owner === 'attacker';
  return {
    run,
    host,
    peer: `${host}[${address}]:25`,
    server: isAttackers && !relaysTo ? 'attacker' : 'receiver',
    reached: isAttackers || run.world.scenario.attacker.reach.includes('smtp'),
    tls: 'none',
    phase: 'hello',
    broken: false,
    touched: false,
  };
}

/** Who can read what is said here now. Who changes lines or handshakes at this connection reads as well. */
export function readersOf({ run, host, server, reached, touched, tls }: Wire, { owner }: MxHost): readonly Actor[] {
  if (server === 'attacker') return ['attacker'];
  const { listens, rules } = run.world.scenario.attacker;
  const isThere = touched || owner === 'attacker' || listens;
  const watches = isThere || rules.some((rule) => (rule.on === 'line' || rule.on === 'tls') && isAbout(rule, host));
  return tls === 'opened' || (tls === 'none' && reached && watches) ? ['attacker', 'receiver'] : ['receiver'];
}

/** How the attacker holds this connection at the moment. */
export function holdOfWire({ reached, tls }: Wire): Hold {
  if (!reached) return 'nothing';
  return ({ none: 'clear', opened: 'opened', 'end-to-end': 'sealed' } as const)[tls];
}
