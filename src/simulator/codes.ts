// What can be wrong with a scenario file or a list of moves that comes from outside.
import { ownCheck } from '#src/protocol/citation.ts';
import { findingsOf, rule, type CodeTable } from '#src/protocol/finding.ts';
import type { Refusal } from './network/move.ts';

const own = <const Places extends readonly string[]>(...places: Places) => rule('error', ownCheck, ...places);

export const scenarioCodes = {
  'scenario-not-json': own('reason'),
  'scenario-too-big': own('limit'),
  'scenario-value': own('path', 'expected', 'received'),
  'scenario-unknown-field': own('path'),
} as const satisfies CodeTable;

const refused = <const Places extends readonly string[]>(...places: Places) => rule('warning', ownCheck, ...places);

/** One code for each reason of move.ts, so that its words can be looked up: `move-inside-tls`. */
export const moveCodes = {
  'move-no-such-event': refused('event'),
  'move-not-on-the-wire': refused('event'),
  'move-out-of-reach': refused('event'),
  'move-inside-tls': refused('event'),
  'move-not-a-record': refused('event'),
  'move-no-certificate': refused('event'),
  'move-not-a-command': refused('event'),
  'move-not-an-answer': refused('event'),
  'move-no-dns-records': refused(),
  'move-not-one-line': refused(),
  'move-no-such-line': refused('event'),
} as const satisfies Record<`move-${Refusal}`, CodeTable[string]>;

type ScenarioTable = typeof scenarioCodes;
type MoveTable = typeof moveCodes;

declare module '#src/protocol/finding.ts' {
  interface Codes extends ScenarioTable, MoveTable {}
}

export const scenarioFinding = findingsOf(scenarioCodes);
export const moveFinding = findingsOf(moveCodes);
