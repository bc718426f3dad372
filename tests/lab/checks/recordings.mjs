// Records sessions afresh with real Postfix, by MTA-STS and by DANE, and with zone-mta, and asks `mta-sts compare` whether the simulator
// says the same of the same world. Every scenario of tests/recordings/scenarios that the lab can play is played; the recording must also
// end as recordings.json expects.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endRecording, outcomeOf, plans, record } from '../record.mjs';
import { recordZoneMta, zoneMtaPlans } from '../record-zone-mta.mjs';
import { state } from '../settings.mjs';
import { mtaSts } from './command.mjs';

const folder = join(import.meta.dirname, '../../recordings/scenarios');
const least = 3;

export async function recordingChecks(tally) {
  const scenarios = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const playable = plans.filter(({ id }) => scenarios.includes(`${id}.json`));
  tally.check(`at least ${least} sessions to record`, playable.length >= least, `there are ${playable.length}`);
  const compare = async (plan, recording, outcome) => {
    const file = join(state, `recorded-${plan.id}.json`);
    writeFileSync(file, JSON.stringify(recording));
    tally.equal(`${plan.id}: ${plan.title}`, outcome, plan.expect);
    const { code, stdout, stderr } = await mtaSts('compare', file, join(folder, `${plan.id}.json`));
    tally.check(`${plan.id}: the simulation says the same`, code === 0, stdout + stderr);
  };
  for (const plan of playable) {
    const recording = await record(plan);
    await compare(plan, recording, outcomeOf(recording));
  }
  for (const plan of zoneMtaPlans.filter(({ afresh }) => afresh)) {
    const recording = await recordZoneMta(plan);
    await compare(plan, recording, `${recording.verdict} ${recording.transport}`);
  }
  await endRecording();
}
