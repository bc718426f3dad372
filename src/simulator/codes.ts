// What can be wrong with a scenario file or a list of moves that comes from outside.
import { ownCheck } from '#src/protocol/citation.ts';
import { findingsOf, type CodeTable } from '#src/protocol/finding.ts';
import type { Refusal } from './network/move.ts';

const own = { severity: 'error', citation: ownCheck } as const;

export const scenarioCodes = {
  'scenario-not-json': own, // {reason}
  'scenario-too-big': own, // {limit}: characters
  'scenario-value': own, // {path}, {expected}, {received}
  'scenario-unknown-field': own, // {path}
} as const satisfies CodeTable;

const refused = { severity: 'warning', citation: ownCheck } as const;

/** One code for each reason of move.ts, so that its words can be looked up: `move-inside-tls`. {event}, {do} */
export const moveCodes = {
  'move-no-such-event': refused,
  'move-not-on-the-wire': refused,
  'move-out-of-reach': refused,
  'move-inside-tls': refused,
  'move-not-a-record': refused,
  'move-no-certificate': refused,
  'move-not-a-command': refused,
  'move-not-an-answer': refused,
  'move-no-dns-records': refused,
  'move-not-one-line': refused,
  'move-no-such-line': refused,
} as const satisfies Record<`move-${Refusal}`, CodeTable[string]>;

export const scenarioFinding = findingsOf(scenarioCodes);
export const moveFinding = findingsOf(moveCodes);
