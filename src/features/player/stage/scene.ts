// What the stage shows at a point of a session, as data. It is worked out by scene-at.ts, from the events up to there and from nothing
// else, so that no picture can say what the session does not.
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { Actor, SessionEvent } from '#src/simulator/session/session.ts';
import type { Tie } from '#src/features/player/stage/pipelined.ts';
import type { OutcomeKind } from '#src/ui/outcome.ts';

/** A line under way: on the wire, or on the line to DNS or to the policy host. */
export interface Slip {
  readonly kind: EventKind;
  readonly words: string;
  readonly from: Actor;
  readonly to: Actor;
  readonly line: 'wire' | 'dns' | 'policy';
  readonly secured: boolean;
  readonly action?: 'dropped' | 'replaced' | 'injected' | 'damaged';
  readonly original?: string;
  /** Of commands that went together so far, or of their answers. */
  readonly tie?: Tie;
}

/** What the sender has stored of the domain; without a mode: nothing. */
export interface Memory {
  readonly mode?: string;
  /** The draft of 2016 has no mode: its record says `to=true` where the policy is enforced, and `to=false` where it is only reported. */
  readonly to?: string;
  readonly mx?: string;
  readonly seconds?: number;
  readonly over?: true;
}

/** Two names laid under one another: what was asked for, and what came. */
export interface Bench {
  readonly wants: string | null;
  readonly wanted: 'policy' | 'asked' | 'record';
  readonly got: string;
  readonly gotAs: 'card' | 'dns' | 'key';
  /** Who signed, in the session's words. */
  readonly issuer?: string;
  readonly verdict?: 'same' | 'other' | 'invalid' | 'unasked';
  /** The index of the event that laid them there. */
  readonly at: number;
}

/** One line of a column. */
export interface Seen {
  /** Away from the sender, or towards it. */
  readonly out: boolean;
  readonly words: string;
  /** gone: it did not get past the attacker. mine: the attacker wrote it. */
  readonly fate?: 'gone' | 'mine';
  /** Told, not quoted. */
  readonly soft?: true;
  /** The letter itself. */
  readonly mail?: true;
  /** A TLS record: the words are its head, as a listener sees it. */
  readonly record?: true;
  /** Words are looked up by this key: TLS ends in the attacker's hands, or begins. */
  readonly says?: 'ends' | 'noise';
}

export interface Sight {
  readonly sender: readonly Seen[];
  readonly attacker: readonly Seen[];
}

/** A TLS report is a letter, too: its address, and what became of it. */
export interface Report {
  readonly to: string;
  /** read: the domain has it, and the attacker too. taken: the attacker alone. lost: nobody. */
  readonly fate: 'delivered' | 'read' | 'taken' | 'lost';
  /** The attacker took it off the wire. */
  readonly isCaught: boolean;
}

/** A run of events by their indices, the last one included. `folds`: all of them are ordinary. */
export interface Frame {
  readonly from: number;
  readonly to: number;
  readonly folds: boolean;
}

export interface Scene {
  /** over: closed in good order. cut: lost, refused, or blocked. */
  wire: 'none' | 'open' | 'cut' | 'over';
  /** to-you: TLS ends in the attacker's hands on the wire. damaged: a record was changed there. */
  tube: 'none' | 'through' | 'to-you' | 'damaged';
  /** At whose house the wire ends. */
  far: 'receiver' | 'attacker';
  /** The names of Bob's server and of the attacker's: those that are tried, or the first that the session knows. */
  host: string;
  attackerHost: string;
  /** As the sender greets. */
  senderHost: string;
  /** Where the mail is to go. */
  domain: string;
  /** The message, once it is under way; as it was changed, if it was. */
  mail: string | undefined;
  letter: 'desk' | 'wire' | 'tube' | 'receiver' | 'attacker' | 'held' | 'back';
  /** The letter was sent inside TLS. */
  isSealed: boolean;
  /** The attacker took the letter off the wire: whatever is answered, it stays there. */
  isSwallowed: boolean;
  memory: Memory | undefined;
  /** The names that the record of 2016 lists, once it was asked for. */
  listed: string | undefined;
  /** What the sender has just decided; its word stands in its house. */
  thought: EventKind | undefined;
  bench: Bench | undefined;
  /** On which line the attacker's hands lie. */
  hands: 'wire' | 'dns' | 'policy';
  dns: boolean;
  policy: 'none' | 'there' | 'cut';
  slips: readonly Slip[];
  /** The report, once it has left. */
  report: Report | undefined;
  /** From 1. */
  attempt: number;
  /** How long after the attempt before this one began, in seconds; the moment it begins the clock goes round. */
  later: number | undefined;
  /** The TLSA data that DNS gave. */
  tlsa: string | undefined;
  /** Who has been able to read the letter. */
  readers: Actor[];
  /** The columns under the scene. */
  sight: Sight;
  /** What has become of the letter; undefined until that can be seen. */
  verdict: OutcomeKind | undefined;
  /** The last event that is shown. */
  last: SessionEvent;
}

/** How a scene is shown. */
export interface Showing {
  /** The last line rests in the attacker's hands; it has not arrived yet. */
  readonly holds?: boolean;
  /** No slip is drawn: the reader is asked something. */
  readonly quiet?: boolean;
  /** Room is needed for two far houses. */
  readonly isSwitch?: boolean;
}
