// For every code about scenarios and moves from outside: what raises it, and a near miss that does not.
import { judgeMoves } from '#src/simulator/network/judge-moves.ts';
import type { Move } from '#src/simulator/network/move.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { longestScenario, parseScenarioText } from '#src/simulator/world/scenario-schema.ts';
import { pairsOf, type Row } from '../codes/pairs.ts';

const scenarioRows: readonly Row<string>[] = [
  ['scenario-not-json', '{"sender": "dane"', '{"sender": "dane"}'],
  ['scenario-too-big', `{}${' '.repeat(longestScenario - 1)}`, `{}${' '.repeat(longestScenario - 2)}`],
  ['scenario-value', '{"sender": "danes"}', '{"sender": "dane"}'],
  ['scenario-unknown-field', '{"senders": "dane"}', '{"sender": "dane"}'],
];

interface Made {
  readonly world?: ScenarioInput;
  readonly move: Move;
}

const attacker = (reach: 'dns' | 'smtp'): ScenarioInput => ({ attacker: { reach: [reach], listens: false, rules: [] } });
const names = { names: ['mx1.receiver.example'] };
const ehlo = (text: string): Made => ({ move: { event: 'ehlo-1', do: 'replace', text } });

const moveRows: readonly Row<Made>[] = [
  ['move-no-such-event', { move: { event: 'ehlo-3', do: 'drop' } }, { move: { event: 'ehlo-2', do: 'drop' } }],
  [
    'move-not-on-the-wire',
    { world: { sender: 'sts-enforce' }, move: { event: 'decide/policy', do: 'drop' } },
    { world: { sender: 'sts-enforce' }, move: { event: 'greeting', do: 'drop' } },
  ],
  [
    'move-out-of-reach',
    { world: attacker('dns'), move: { event: 'ehlo-1', do: 'drop' } },
    { world: attacker('smtp'), move: { event: 'ehlo-1', do: 'drop' } },
  ],
  ['move-inside-tls', { move: { event: 'ehlo-2', do: 'replace', text: 'EHLO x.example' } }, ehlo('EHLO x.example')],
  ['move-not-a-record', { move: { event: 'ehlo-1', do: 'damage' } }, { move: { event: 'ehlo-2', do: 'damage' } }],
  [
    'move-no-certificate',
    { move: { event: 'ehlo-1', do: 'certificate', certificate: names } },
    { move: { event: 'tls-1/certificate', do: 'certificate', certificate: names } },
  ],
  [
    'move-not-a-command',
    { move: { event: 'greeting', do: 'answer', text: '250 x' } },
    { move: { event: 'ehlo-1', do: 'answer', text: '250 x' } },
  ],
  [
    'move-not-an-answer',
    { move: { event: 'mx/receiver.example/query', do: 'replace', text: '10 mx.attacker.example' } },
    { move: { event: 'mx/receiver.example/answer', do: 'replace', text: '10 mx.attacker.example' } },
  ],
  [
    'move-no-dns-records',
    { move: { event: 'mx/receiver.example/answer', do: 'replace', text: 'mx.attacker.example' } },
    { move: { event: 'mx/receiver.example/answer', do: 'replace', text: '10 mx.attacker.example' } },
  ],
  ['move-no-such-line', { move: { ...ehlo('EHLO x.example').move, line: 2 } as Move }, ehlo('EHLO x.example')],
  ['move-not-one-line', ehlo('EHLO x.example\nNOOP'), ehlo('EHLO x.example NOOP')],
];

export const simulatorPairs = [
  ...pairsOf((text) => parseScenarioText(text).findings, scenarioRows),
  ...pairsOf(({ world = {}, move }) => judgeMoves(world, [move]), moveRows),
];
