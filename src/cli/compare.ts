// `mta-sts compare RECORDING.json SCENARIO.json`: does the simulation say what the recorded servers said? Prints the differences.
import { parseArgs } from 'node:util';
import { visible, visibleJson } from '#src/protocol/visible.ts';
import { compareRecording } from '#src/simulator/session/compare.ts';
import { asRecording, type Recording } from '#src/simulator/session/recording.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { UsageError, type Io } from './io.ts';
import { readScenario, readText } from './simulate.ts';

/** The command. Exit code 0: no difference; 1: some. */
export async function compareCommand(args: string[], io: Io): Promise<number> {
  const { positionals, values } = parseArgs({ args, options: { json: { type: 'boolean' } }, allowPositionals: true });
  const [recordingPath, scenarioPath] = positionals;
  if (recordingPath === undefined || scenarioPath === undefined || positionals.length > 2)
    throw new UsageError('compare takes two files: RECORDING.json SCENARIO.json.');
  const recording = await readRecording(recordingPath, io);
  const differences = compareRecording(recording, simulate(await readScenario(scenarioPath, io)));
  if (values.json) io.out(visibleJson({ differences }, 2));
  else if (differences.length === 0) io.out('The simulation says what the recording says.');
  else
    for (const { where, recorded, simulated } of differences)
      io.out(`${visible(where)}\n  recorded:  ${visible(recorded) || '(nothing)'}\n  simulated: ${visible(simulated) || '(nothing)'}`);
  return differences.length === 0 ? 0 : 1;
}

async function readRecording(path: string, io: Io): Promise<Recording> {
  let json: unknown;
  try {
    json = JSON.parse(await readText(path, io));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${visible(path)} is not JSON.`);
  }
  const recording = asRecording(json);
  if (!recording) throw new UsageError(`${visible(path)} is no recording: it needs to, verdict, transport, session and senderDialogue.`);
  return recording;
}
