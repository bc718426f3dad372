// Where a program takes a line otherwise than RFC 5321 has it: real servers forgive some mistakes and stumble over others. Data of an
// accent; the departures of the recorded ones are proved against tests/lab/dialogues/recorded/.

/** How far a connection has come: no greeting from the client yet, greeted, a sender given, a recipient taken. */
export type Stage = 'start' | 'greeted' | 'sender' | 'recipient';

/** The first departure of an accent whose `line` and `at` fit counts. */
export interface Departure {
  readonly line: RegExp;
  /** Any stage, when left out. */
  readonly at?: readonly Stage[];
  /** The line that it is taken for, with the places of `String.replace`: "$1<$2>". */
  readonly as?: string;
  /** The whole reply, a template as in an accent, in which {1} is the first group of `line`; nothing else happens. */
  readonly say?: string;
  /** The connection ends after the reply. */
  readonly closes?: true;
}

/** The departure that applies to a line, if any. */
export function departureOf(departures: readonly Departure[] = [], stage: Stage, line: string): Departure | undefined {
  return departures.find(({ line: pattern, at }) => pattern.test(line) && (!at || at.includes(stage)));
}
