import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventKinds } from '#src/simulator/session/event-kinds.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import { actors, channels, deliveries, phases, travels } from '#src/simulator/session/session.ts';
import { parseMoves, parseScenario, parseScenarioText, scenarioInput } from '#src/simulator/world/scenario-schema.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { resultTypes } from '#src/protocol/tlsrpt/result-type.ts';
import { departures, deriveJsonSchema, type JsonSchema } from './json-schema.ts';

const recorded = new URL('../../recordings/scenarios/', import.meta.url);
const files = readdirSync(recorded).map(
  (file) => [file, JSON.parse(readFileSync(new URL(file, recorded), 'utf8')) as ScenarioInput] as const,
);
const publicSchema = (name: string): JsonSchema =>
  JSON.parse(readFileSync(new URL(`../../../public/${name}.schema.json`, import.meta.url), 'utf8')) as JsonSchema;

const scenarioSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A scenario',
  description:
    'A world for one delivery of mail. What is left out comes from the standard world; {"sender": "sts-enforce", "attack": "strip-starttls"} is a whole scenario. Times are seconds since 1970, durations seconds.',
  ...deriveJsonSchema(scenarioInput),
};

test('public/scenario.schema.json is what the validation asks for (vitest -u writes it)', async () => {
  await expect(`${JSON.stringify(scenarioSchema, null, 2)}\n`).toMatchFileSnapshot('../../../public/scenario.schema.json');
});

describe('scenarios that are accepted', () => {
  test.each(files)('%s', (_, scenario) => {
    expect(parseScenario(scenario).findings).toEqual([]);
    expect(departures(publicSchema('scenario'), scenario)).toEqual([]);
  });

  test.each(senders.flatMap((sender) => [...attacks, ...mistakes].map((attack) => [sender, attack] as const)))(
    '%s, %s, in full',
    (sender, attack) => {
      const scenario = JSON.parse(JSON.stringify(resolveScenario({ sender, attack }))) as unknown;
      expect(parseScenario(scenario).findings).toEqual([]);
      expect(departures(publicSchema('scenario'), scenario)).toEqual([]);
    },
  );
});

const message = { from: 'a@sender.example', to: ['b@receiver.example'], header: [], body: [] };
const record = { name: 'receiver.example', type: 'MX', value: '10 mx1.receiver.example' };

test.each([
  ['not an object', 7, '(the whole)', 'Object', '7'],
  ['an unknown sender', { sender: 'postfix' }, 'sender', 'the name of a sender, or a sender', '"postfix"'],
  ['an unknown field', { sendr: 'dane' }, 'sendr', undefined, undefined],
  ['a time that is text', { now: 'today' }, 'now', 'number', '"today"'],
  ['a time far away', { now: 1e12 }, 'now', '<=32503680000', '1000000000000'],
  ['nobody to write to', { message: { ...message, to: [] } }, 'message.to', '>=1', '0'],
  ['a line break in a line', { message: { ...message, body: ['a\r\nQUIT'] } }, 'message.body.0', 'one line', '"a\r\nQUIT"'],
  [
    'an unknown record type',
    { zones: [{ name: 'x.example', dnssec: 'signed', records: [{ ...record, type: 'SOA' }] }] },
    'zones.0.records.0.type',
    undefined,
    '"SOA"',
  ],
  [
    'no value',
    { zones: [{ name: 'x.example', dnssec: 'signed', records: [{ name: 'x.example', type: 'A' }] }] },
    'zones.0.records.0.value',
    undefined,
    'undefined',
  ],
  ['too many messages', { sendAt: Array.from({ length: 61 }, () => 1) }, 'sendAt', '<=60', '61'],
  ['too many attempts', { sender: { attempts: 1000 } }, 'sender.attempts', undefined, undefined],
  ['text in a sender', { sender: { like: 'sts-enforce', refreshEvery: 'often' } }, 'sender.refreshEvery', 'number', '"often"'],
  ['an unknown field of a sender', { sender: { like: 'sts-enforce', refreshes: 60 } }, 'sender.refreshes', undefined, undefined],
  ['an unknown attack', { attack: 'quantum' }, 'attack', undefined, undefined],
  [
    'a rule that is none',
    { attacker: { reach: [], listens: true, rules: [{ on: 'mail', do: 'drop' }] } },
    'attacker.rules.0.on',
    undefined,
    '"mail"',
  ],
] as const)('%s: the path and what was expected are named', (_, json, path, expected, received) => {
  const { value, findings } = parseScenario(json);
  expect(value).toBeUndefined();
  expect(findings[0]?.values?.['path']).toBe(path);
  if (expected !== undefined) expect(findings[0]?.values?.['expected']).toBe(expected);
  if (received !== undefined) expect(findings[0]?.values?.['received']).toBe(received);
  expect(departures(publicSchema('scenario'), json)).not.toEqual([]);
});

test.each([
  ['{', 'scenario-not-json'],
  [' '.repeat(400_001), 'scenario-too-big'],
])('text that is no scenario', (text, code) => {
  expect(parseScenarioText(text).findings.map((finding) => finding.code)).toEqual([code]);
});

test.each([
  [[{ event: 'ehlo-1/250-STARTTLS', do: 'drop' }], true],
  [[{ event: 'x', do: 'replace', text: '' }], true],
  [[{ event: 'x', do: 'replace' }], false],
  [[{ event: 'x', do: 'explode' }], false],
  ['drop', false],
])('moves %j', (json, accepted) => {
  expect(parseMoves(json).findings.length === 0).toBe(accepted);
});

describe('public/session.schema.json', () => {
  const schema = publicSchema('session');
  const worlds: ScenarioInput[] = [
    ...senders.flatMap((sender) => [...attacks, ...mistakes].map((attack) => ({ sender, attack }))),
    ...files.map(([, scenario]) => scenario),
  ];

  test('accepts every session of the standard world and of the recorded scenarios', () => {
    for (const world of worlds) {
      const session = JSON.parse(
        JSON.stringify(
          simulate(world, [
            { event: 'ehlo-1/250-PIPELINING', do: 'drop' },
            { event: 'nowhere', do: 'drop' },
          ]),
        ),
      ) as unknown;
      expect(departures(schema, session), JSON.stringify(world).slice(0, 80)).toEqual([]);
    }
  });

  test('knows the words of the code', () => {
    const { $defs } = schema as { $defs: Record<string, { properties: Record<string, JsonSchema>; enum?: string[] }> };
    const words = (def: string, property: string): unknown => $defs[def]!.properties[property]!['enum'];
    expect($defs['actor']!.enum).toEqual([...actors]);
    expect(words('event', 'channel')).toEqual([...channels]);
    expect(words('event', 'phase')).toEqual([...phases]);
    expect(words('event', 'explains')).toEqual(Object.keys(eventKinds));
    expect(words('outcome', 'delivery')).toEqual([...deliveries]);
    expect(words('outcome', 'travelled')).toEqual([...travels]);
    expect(words('failure', 'resultType')).toEqual(Object.keys(resultTypes));
  });

  test.each([
    ['an event without an id', (session: { events: Record<string, unknown>[] }) => delete session.events[0]!['id']],
    ['an unknown actor', (session: { events: Record<string, unknown>[] }) => (session.events[0]!['from'] = 'nobody')],
    ['a field that is not foreseen', (session: { events: Record<string, unknown>[] }) => (session.events[0]!['colour'] = 'red')],
  ])('refuses %s', (_, spoil) => {
    const session = JSON.parse(JSON.stringify(simulate({}))) as { events: Record<string, unknown>[] };
    spoil(session);
    expect(departures(schema, session)).not.toEqual([]);
  });
});
