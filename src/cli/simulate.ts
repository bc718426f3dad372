// `mta-sts simulate [SCENARIO.json] [--sender S] [--attack A] [--moves FILE] [--json]`: plays one delivery and prints its transcript, or
// the session as JSON. Without a file: the standard world.
import { parseArgs } from 'node:util';
import type { Finding, Judgement } from '#src/protocol/finding.ts';
import { visible, visibleJson } from '#src/protocol/visible.ts';
import type { Move } from '#src/simulator/network/move.ts';
import { attacks, mistakes, senders, type AttackName, type MistakeName } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { parseMovesText, parseScenarioText } from '#src/simulator/world/scenario-schema.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { Say } from '#src/simulator/session/findings-text.ts';
import { formatTranscript, legend } from '#src/simulator/session/transcript.ts';
import { explainText } from './explain-text.ts';
import { UsageError, type Io } from './io.ts';

const options = {
  sender: { type: 'string' },
  attack: { type: 'string' },
  moves: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const say: Say = ({ code, values }) => explainText(code, values);

/** The command. Exit code 0, or 1 where a move was refused; a file that is no scenario is wrong usage. */
export async function simulateCommand(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (positionals.length > 1) throw new UsageError('simulate takes at most one scenario file.');
  const input = positionals[0] === undefined ? {} : await readScenario(positionals[0], io);
  const moves = values.moves === undefined ? [] : await readMoves(values.moves, io);
  const session = simulate(withChoices(input, values.sender, values.attack), moves);
  if (values.json) io.out(visibleJson(session, 2));
  else io.out([...legend, '', formatTranscript(session, say).trimEnd()].join('\n'));
  return session.refused.length > 0 ? 1 : 0;
}

/** Reads and checks a scenario file; what is wrong with it is told as wrong usage. */
export async function readScenario(path: string, io: Io): Promise<ScenarioInput> {
  return valueOf(path, parseScenarioText(await readText(path, io)));
}

async function readMoves(path: string, io: Io): Promise<readonly Move[]> {
  return valueOf(path, parseMovesText(await readText(path, io)));
}

/** The text of a UTF-8 file. */
export async function readText(path: string, io: Io): Promise<string> {
  return new TextDecoder().decode(await io.readFile(path));
}

function valueOf<T>(path: string, { value, findings }: Judgement<T>): T {
  if (value !== undefined && findings.length === 0) return value;
  throw new UsageError([`${visible(path)} cannot be used:`, ...findings.map((finding) => `  ${describe(finding)}`)].join('\n'));
}

function describe({ code, values = {} }: Finding): string {
  const { path = '', expected = '', received = '', reason = '', limit = '' } = values;
  if (code === 'scenario-not-json') return visible(`it is not JSON (${reason})`);
  if (code === 'scenario-too-big') return `it has more than ${limit} characters`;
  if (code === 'scenario-unknown-field') return visible(`${path}: there is no such field`);
  return visible(`${path}: expected ${expected}, found ${received}`);
}

/** A sender named on the command line takes the file's place for it; an attack comes on top of the file's. */
function withChoices(input: ScenarioInput, sender: string | undefined, attack: string | undefined): ScenarioInput {
  const chosen = sender === undefined ? {} : { sender: oneOf(senders, sender, 'sender') };
  if (attack === undefined) return { ...input, ...chosen };
  const named: AttackName | MistakeName = oneOf([...attacks, ...mistakes], attack, 'attack');
  return { ...input, ...chosen, attack: [...(input.attack === undefined ? [] : [input.attack].flat()), named] };
}

function oneOf<T extends string>(words: readonly T[], word: string, what: string): T {
  const found = words.find((each) => each === word);
  if (found === undefined) throw new UsageError(`There is no ${what} "${visible(word)}". There are: ${words.join(', ')}.`);
  return found;
}
