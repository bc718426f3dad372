// Each note on a kind of event is shown by some session: in the worlds of the matrix, of the lessons and of the recordings, after a move on
// any of its events, or in a world made for it. A note that none shows is read by nobody.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/build/markdown.ts';
import { eventNames } from '#src/explanations/index.ts';
import { lessons } from '#src/lessons/index.ts';
import type { Move } from '#src/simulator/network/move.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const notes = new Set(Object.keys(parseMarkdown(read('../../src/explanations/en/events.md')).sections));
const recorded = readdirSync(new URL('../recordings/scenarios/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(read(`../recordings/scenarios/${name}`)) as ScenarioInput);

const domain = 'receiver.example';
const dropped = (event: string): Move => ({ event, do: 'drop' });
/** The draft's record, asking for reports alone, where the stored one refuses. */
const milder: Move = {
  event: 'check-again/txt/_smtp_sts.receiver.example/answer',
  do: 'replace',
  text: '_smtp_sts.receiver.example TXT "v=STS1; to=false; mx=mx1.receiver.example; c=webpki; e=864000"',
};
const madeFor: readonly (readonly [ScenarioInput, (readonly Move[])?])[] = [
  [{ sender: { like: 'opportunistic', tlsLevel: 'verify' }, attack: 'untrusted-certificate' }],
  [{ sender: { like: 'sts-enforce', asksRecord: 'nothing-stored' } }],
  [{ sender: { like: 'sts-enforce', givesUp: true }, attack: 'starttls-lost' }],
  [{ sender: 'sts-2016', attack: 'eavesdrop' }, [dropped('ehlo-1/250-STARTTLS'), milder, dropped('check-again/draft-policy/connect')]],
  [{ sender: { like: 'sts-2016', stored2016: [] }, extends: 'no-policy' }],
  [{ sender: 'opportunistic', zones: [{ name: domain, dnssec: 'unsigned', records: [], failing: [{ name: domain, how: 'servfail' }] }] }],
];

/** A refresh is no delivery: its events are in the data of a timeline alone, and the days have words of their own for it. */
const ofRefreshes = ['administrators-told'];

const shown = new Set<string>();
function show(input: ScenarioInput, moves: readonly Move[] = []): readonly string[] {
  const { events } = simulate(input, moves);
  for (const event of events) {
    const name = eventNames(event).find((each) => notes.has(each));
    if (name) shown.add(name);
  }
  return events.map(({ id }) => id);
}

test('each note is shown by a session', () => {
  const matrix = senders.flatMap((sender) => [...attacks, ...mistakes].map((attack): ScenarioInput => ({ sender, attack })));
  const told = lessons.flatMap(({ scenario, beats }) => [scenario, ...Object.values(beats?.worlds ?? {})]);
  for (const world of [...matrix, ...told, ...recorded]) show(world);
  for (const [world, moves] of madeFor) show(world, moves);
  for (const sender of ['sts-first-contact', 'sts-2016', 'dane'] as const)
    for (const event of show({ sender, attack: 'eavesdrop' }))
      for (const move of [
        { event, do: 'drop' },
        { event, do: 'damage' },
        { event, do: 'replace', text: '550 no' },
        { event, do: 'inject', text: '250 yes' },
      ] as const)
        show({ sender, attack: 'eavesdrop' }, [move]);
  expect([...notes].filter((name) => !shown.has(name))).toEqual(ofRefreshes);
}, 60_000);
