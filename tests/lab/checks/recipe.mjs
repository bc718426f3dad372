// The recipe that the player exports, line by line, against the lab's servers: of a lesson with a policy and of one without. Only the
// invented names are replaced by those of the lab, as the recipe itself says one should.
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { run } from '../settings.mjs';

const root = join(import.meta.dirname, '../../..');
const load = async (path) => (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module;

/** What shows that a command did what it is there for. */
const proof = {
  dig: /\bIN\s+(?:MX|A|TXT)\s+\S/,
  curl: /^HTTP\/\S+ 200[\s\S]*version: STSv1/,
  openssl: /Verification: OK/,
  swaks: /RCPT TO:<bob@[^>]*>[\s\S]*<~? +250/,
};

async function tryRecipe(tally, lesson, domain) {
  const [{ scenario }, { simulate }, { exportRecipe }] = await Promise.all(
    [`src/lessons/${lesson}/scenario.ts`, 'src/simulator/simulate.ts', 'src/simulator/session/export-recipe.ts'].map(load),
  );
  const session = simulate(scenario);
  const lines = exportRecipe(session).replaceAll('receiver.example', domain).split('\n');
  const commands = lines.filter((line) => line && !line.startsWith('#'));
  const used = new Set(commands.map((line) => line.split(' ')[0]));
  tally.check(
    `${lesson}: the recipe asks, shakes hands and writes an envelope`,
    ['dig', 'openssl', 'swaks'].every((each) => used.has(each)),
    [...used],
  );
  const isNothing = (question) => session.events.some(({ text }) => text.replaceAll('receiver.example', domain) === `${question} NXDOMAIN`);
  for (const command of commands) {
    const [program] = command.split(' ');
    const { stdout, stderr, code = 0 } = await run('sh', ['-c', command]).catch((error) => error);
    tally.check(
      command,
      code === 0 && (isNothing(command.replace(/^dig (?:\+\w+ )*/, '')) ? stdout === '' : proof[program].test(stdout + stderr)),
      `exit ${code}: ${stdout}${stderr}`,
    );
  }
}

export async function recipeChecks(tally) {
  await tryRecipe(tally, '15-deploy', 'good.example');
  await tryRecipe(tally, '02-starttls', 'nosts.example');
}
