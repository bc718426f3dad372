// Every recording of a real server (tests/recordings/) against the scenario of the same name: the simulation says what was recorded.
// And the comparison has teeth: two lines swapped, or one reply code changed, anywhere in a recording, is found.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareRecording } from '#src/simulator/session/compare.ts';
import { asRecording, type RecordedEntry, type Recording } from '#src/simulator/session/recording.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';

const folder = new URL('../recordings/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const ids = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []));

describe.each(ids)('%s', (id) => {
  const recording = asRecording(read(`${id}.json`))!;
  const scenarioText = JSON.stringify(read(`scenarios/${id}.json`));
  const session = simulate(JSON.parse(scenarioText) as ScenarioInput);

  test('the simulation says what was recorded', () => {
    expect(compareRecording(recording, session)).toEqual([]);
  });

  test('the scenario holds no line that the sender says', () => {
    const said = recording.session.flatMap(({ from, line }) =>
      from === 'sender' && /^(EHLO|HELO|MAIL|RCPT|DATA|QUIT)\b/.test(line ?? '') ? [line!] : [],
    );
    for (const line of said) expect(scenarioText).not.toContain(JSON.stringify(line));
  });

  test('any two neighbouring lines swapped are found', () => {
    for (const swapped of swaps(recording)) expect(compareRecording(swapped.recording, session), swapped.what).not.toEqual([]);
  });

  test('any reply code changed is found', () => {
    for (const changed of changedCodes(recording)) expect(compareRecording(changed.recording, session), changed.what).not.toEqual([]);
  });

  test.each([
    ['verdict', { verdict: recording.verdict === 'sent' ? 'deferred' : 'sent' }],
    ['transport', { transport: recording.transport === 'tls' ? 'clear' : 'tls' }],
    ['tls level', { tlsLevel: recording.tlsLevel === 'Verified' ? null : 'Verified' }],
    ['recipient', { to: 'eve@other.example' }],
  ])('another %s is found', (where, change) => {
    expect(compareRecording({ ...recording, ...change }, session).map((difference) => difference.where)).toContain(where);
  });
});

interface Changed {
  readonly what: string;
  readonly recording: Recording;
}

/** Each recording with two neighbouring lines swapped that are not the same line. */
function* swaps(recording: Recording): Generator<Changed> {
  const { session, senderDialogue } = recording;
  for (let i = 0; i + 1 < session.length; i++) {
    const [a, b] = [session[i]!, session[i + 1]!];
    if (a.line === undefined || b.line === undefined || same(a, b)) continue;
    yield { what: `${a.line} / ${b.line}`, recording: { ...recording, session: session.toSpliced(i, 2, b, a) } };
  }
  for (let i = 0; i + 1 < senderDialogue.length; i++) {
    const [a, b] = [senderDialogue[i]!, senderDialogue[i + 1]!];
    if (a !== b) yield { what: `${a} / ${b}`, recording: { ...recording, senderDialogue: senderDialogue.toSpliced(i, 2, b, a) } };
  }
}

function same(a: RecordedEntry, b: RecordedEntry): boolean {
  return a.line === b.line && a.from === b.from && a.action === b.action;
}

/** Each recording with one reply code changed, also that of a reply to QUIT. */
function* changedCodes(recording: Recording): Generator<Changed> {
  const other = (line: string): string =>
    line.replace(/\b([2345])(\d\d)(?=[- ])/, (_, first: string, rest: string) => `${first === '5' ? '4' : '5'}${rest}`);
  for (const [i, entry] of recording.session.entries()) {
    if (entry.from === 'sender' || !/^\d{3}[- ]/.test(entry.line ?? '')) continue;
    yield { what: entry.line!, recording: { ...recording, session: recording.session.with(i, { ...entry, line: other(entry.line!) }) } };
  }
  for (const [i, line] of recording.senderDialogue.entries()) {
    const [, head, reply] = /^(.*\]: < [^ ]+: )(\d{3}[- ].*)$/.exec(line) ?? [];
    if (head === undefined || reply === undefined) continue;
    yield { what: line, recording: { ...recording, senderDialogue: recording.senderDialogue.with(i, head + other(reply)) } };
  }
}

test.each([
  null,
  7,
  {},
  { to: 'a', verdict: 'sent', transport: 'tls', session: [7] },
  { to: 'a', verdict: 'sent', transport: 'tls', session: [], senderDialogue: [7] },
])('no recording: %j', (json) => {
  expect(asRecording(json)).toBeUndefined();
});

test.each<Partial<Record<string, unknown>>>([
  {
    session: [
      { line: 7, from: 'sender' },
      { tls: { type: 1 } },
      { event: ['x'] },
      { event: 'connect', local: 9 },
      { line: 'x', action: 'sung' },
    ],
  },
  { session: [], senderDialogue: ['', 'no dialogue', '[1]: > '] },
  { verdict: 'expired', transport: 'pigeon', tlsLevel: 'Anonymous', reason: 'relay=' },
  { session: Array.from({ length: 5000 }, (_, index) => ({ from: 'mx', line: `250 ${index}` })) },
])('what is unexpected in a recording is a difference, not a crash: %#', (odd) => {
  const recording = asRecording({ ...(read('enforce-strip.json') as object), unheardOf: { a: 1 }, ...odd })!;
  expect(compareRecording(recording, simulate(read('scenarios/enforce-strip.json') as ScenarioInput))).not.toEqual([]);
});
