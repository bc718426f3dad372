// The journal of a session in the making: events in order, with unique ids, and the moves that were met on the way.
// Mutable, but only for as long as one `simulate` runs.
import type { Move, RefusedMove, Refusal } from '#src/simulator/network/move.ts';
import type { EventKind } from './event-kinds.ts';
import type { Actor, Knowledge, Phase, SessionEvent, Tamper } from './session.ts';

/** An event before the journal has given it its place. `id` is without the prefix of attempt and host. */
export type Draft = Omit<
  SessionEvent,
  'at' | 'attempt' | 'secured' | 'findings' | 'tampered' | 'knows' | 'readableBy' | 'host' | 'design'
> & {
  readonly secured?: boolean;
  readonly findings?: SessionEvent['findings'];
  readonly tampered?: Tamper | undefined;
  readonly knows?: Knowledge | undefined;
  readonly readableBy?: readonly Actor[] | undefined;
  readonly host?: string | undefined;
};

/** What a decision's event has beside its kind. `id` where it is not the kind. */
export interface Decision {
  readonly phase: Phase;
  readonly id?: string;
  readonly host?: string;
  readonly knows?: Knowledge;
  readonly findings?: SessionEvent['findings'];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const none: SessionEvent['findings'] = [];

export class Journal {
  readonly events: SessionEvent[] = [];
  readonly refused: RefusedMove[] = [];
  private time: number;
  private count = 1;
  private readonly moves = new Map<string, Move[]>();
  private readonly ids = new Set<string>();
  private prefix = '';
  private readonly design: SessionEvent['design'] | undefined;

  /** `design`: the one that the sender follows, where it is not the standard's. */
  constructor(at: number, moves: readonly Move[], design?: SessionEvent['design']) {
    this.time = at;
    this.design = design;
    for (const move of moves) this.moves.set(move.event, [...(this.moves.get(move.event) ?? []), move]);
  }

  /** The time of the next event, in seconds since 1970. */
  get at(): number {
    return this.time;
  }

  /** Which attempt at delivery the next event belongs to, from 1. */
  get attempt(): number {
    return this.count;
  }

  /** Time passes without an event. */
  wait(seconds: number): void {
    this.time += seconds;
  }

  /** Another attempt begins, at `at` or, where the last one took longer, now. */
  nextAttempt(at: number): void {
    this.count++;
    this.time = Math.max(this.time, at);
  }

  /** Runs `work` with another part in front of all ids: `attempt-2/`, `mx2.receiver.example/`. An empty part changes nothing. */
  within<T>(part: string, work: () => T): T {
    const before = this.prefix;
    if (part) this.prefix += `${part}/`;
    try {
      return work();
    } finally {
      this.prefix = before;
    }
  }

  /** The id that an event of that name gets here and now; a second one of the same name becomes `name~2`. */
  idOf(name: string): string {
    const first = this.prefix + name;
    let id = first;
    for (let count = 2; this.ids.has(id); count++) id = `${first}~${count}`;
    return id;
  }

  /** Puts an event down. */
  add(draft: Draft): SessionEvent {
    const id = this.idOf(draft.id);
    this.ids.add(id);
    const { from, to, channel, phase, text, explains, tampered, knows, readableBy, host } = draft;
    const secured = draft.secured ?? false;
    const findings = draft.findings ?? none;
    // Written out, and not spread, because this is where most of a simulation's time would go.
    const event: Writable<SessionEvent> = {
      id,
      at: this.time,
      from,
      to,
      channel,
      phase,
      text,
      secured,
      findings,
      explains,
      attempt: this.count,
    };
    if (tampered) event.tampered = tampered;
    if (knows) event.knows = knows;
    if (readableBy) event.readableBy = readableBy;
    if (host !== undefined) event.host = host;
    if (this.design) event.design = this.design;
    this.events.push(event);
    return event;
  }

  /** What was found about an event after it was put down: what its hearer made of it. */
  addFindings(event: SessionEvent, findings: SessionEvent['findings']): void {
    if (findings.length > 0) (event as Writable<SessionEvent>).findings = [...event.findings, ...findings];
  }

  /** Puts down a decision, or a turn in the sender's memory: its text is its kind. */
  decide(kind: EventKind, { id = kind, phase, ...rest }: Decision): SessionEvent {
    return this.add({
      id: `decide/${id}`,
      from: 'sender',
      to: 'sender',
      channel: 'decision',
      phase,
      text: kind,
      explains: kind,
      ...rest,
    });
  }

  /** All moves that were given, those that met nothing too. */
  get allMoves(): readonly Move[] {
    return [...this.moves.values()].flat();
  }

  /** The moves on the event of that name, in order. */
  movesOn(name: string): readonly Move[] {
    return this.moves.size === 0 ? [] : (this.moves.get(this.idOf(name)) ?? []);
  }

  refuse(move: Move, reason: Refusal): void {
    this.refused.push({ move, reason });
  }

  /** Refuses what has met no event, and what met one that does not travel. */
  close(): void {
    for (const [event, moves] of this.moves)
      for (const move of moves) {
        if (!this.ids.has(event)) this.refuse(move, 'no-such-event');
        else if (!this.isOnTheWire(event)) this.refuse(move, 'not-on-the-wire');
      }
  }

  private isOnTheWire(id: string): boolean {
    const event = this.events.find((each) => each.id === id);
    return event !== undefined && event.from !== event.to && !['cache', 'decision'].includes(event.channel);
  }
}
