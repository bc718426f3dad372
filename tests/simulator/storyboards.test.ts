// The worlds and moves of the lessons' missions, each with the outcome that the lesson tells of (outcomes.txt, as planned), and what
// becomes of its report, which is a message like any other.
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Session } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { parseMovesText, parseScenarioText } from '#src/simulator/world/scenario-schema.ts';

const folder = new URL('./storyboards/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const planned = new Map(
  read('outcomes.txt')
    .trim()
    .split('\n')
    .map((line) => [line.split(/\s+/)[0]!, line.replace(/^\S+\s+/, '')]),
);

function tell({ outcome, report }: Session): string {
  const { delivery, travelled, to, readBy, policy, deciding, failures } = outcome;
  return [
    delivery,
    travelled,
    `to ${to ?? 'null'}`,
    `read by ${readBy.join('+') || 'nobody'}`,
    `policy ${policy.source}/${policy.mode ?? 'null'}`,
    `dec ${deciding}`,
    `fail ${failures.map(({ resultType, host }) => `${resultType}@${host}`).join(', ') || '-'}`,
    `report ${report === undefined ? 'no' : 'yes'}`,
  ].join('; ');
}

function play(name: string): Session {
  const { value: world, findings } = parseScenarioText(read(`${name}.json`));
  expect(findings).toEqual([]);
  return simulate(world!, parseMovesText(read(`${name}.moves.json`)).value ?? []);
}

test.each([...planned])('%s', (name, outcome) => {
  const session = play(name);
  expect(session.refused).toEqual([]);
  expect(tell(session)).toBe(outcome);
});

/** A report goes through the MX that this sender sees, in spite of MTA-STS and DANE (RFC 8460 sections 3 and 5.3.1). */
const fates: readonly [string, Session['outcome']['report']['status']][] = [
  ['C04-testing-new-id', 'delivered'],
  ['L01-line', 'not-asked'],
  ['L05-line-and-milder', 'read'],
  ['L06-hide-and-drop', 'read'],
  ['L06-same', 'read'],
  ['L07-monday-enforce', 'read'],
  ['L07-tuesday-testing', 'delivered'],
  ['L08-two-hours', 'taken'],
  ['L09-silence', 'not-asked'],
  ['L10-hash-first', 'delivered'],
  ['L10-key-first', 'delivered'],
  ['L10-signed', 'read'],
  ['L10-unsigned', 'read'],
  ['L12-report', 'delivered'],
  ['L13-beat', 'read'],
  ['L13-subdomain', 'not-asked'],
  ['L14-2016', 'taken'],
  ['L14-2018', 'taken'],
  ['L14-trap-day-0', 'not-asked'],
  ['L14-trap-day-5', 'not-asked'],
  ['L15-done-mx1-down', 'delivered'],
  ['L15-spare-broken-mx1-down', 'delivered'],
];

test.each(fates)('the report of %s: %s', (name, status) => expect(play(name).outcome.report.status).toBe(status));

test('every world has an outcome', () => {
  const worlds = readdirSync(folder).flatMap((file) => (/\.moves\.json$|\.txt$/.test(file) ? [] : [file.replace(/\.json$/, '')]));
  expect(worlds.sort()).toEqual([...planned.keys()].sort());
});
