// node tests/lab/lab.mjs up | run PROGRAM… | down: starts and stops the lab: DNS with DoH, policy hosts, mail servers, the attacker.
// One network namespace, no systemd, no internet. Needs root and Debian's packages; README.md says which, and what is where.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { makeCertificates } from './certificates.mjs';
import { startMail } from './mail-servers.mjs';
import { makeNamespace, removeNamespace } from './namespace.mjs';
import { startNameServer } from './name-server.mjs';
import { addresses, authority, crowd, environment, mxHosts, name, roundTrip, state, untilPrints } from './settings.mjs';
import { startWebServer } from './web-server.mjs';
import { makeZones } from './zone-files.mjs';

process.env.PATH += `${delimiter}/usr/sbin${delimiter}/sbin`;

/** A process of its own inside, which runs as long as the lab is up. */
function startProcess(program, args = []) {
  const log = openSync(join(state, `${program}.log`), 'w');
  const command = ['netns', 'exec', name, process.execPath, join(import.meta.dirname, `${program}.mjs`), ...args];
  spawn('ip', command, { stdio: ['ignore', log, log], detached: true }).unref();
}

async function startDelay() {
  const { doh, farDoh, policyHost, farPolicyHost, app, farApp } = addresses;
  const pairs = Object.entries({ [farDoh]: doh, [farPolicyHost]: policyHost, [farApp]: app });
  startProcess('delay', [`${roundTrip}`, ...pairs.flat().map((address) => `${address}:443`)]);
  await untilPrints('STSv1', 'curl', [
    '-s',
    '--max-time',
    '2',
    '--cacert',
    authority,
    `https://mta-sts.${crowd[0]}/.well-known/mta-sts.txt`,
  ]);
}

async function startAttacker() {
  startProcess('attacker');
  const request = ['-sf', `http://127.0.0.1:${addresses.controlPort}/${mxHosts[0].address}`];
  await untilPrints('[', 'curl', request);
}

/** Starts everything; a failed or aborted start leaves nothing behind. `tell` hears of each step and the milliseconds it took. */
export async function up({ tell = () => {}, signal } = {}) {
  if (process.platform !== 'linux' || process.getuid() !== 0)
    throw new Error('The lab needs Linux and root: it makes a network namespace.');
  if (existsSync(state)) throw new Error(`A lab is up in ${state}, or was not taken down. First run: node tests/lab/lab.mjs down`);
  mkdirSync(state, { mode: 0o755 });
  const steps = { namespace: makeNamespace, certificates: makeCertificates, zones: makeZones };
  Object.assign(steps, { named: startNameServer, nginx: startWebServer, mail: startMail, attacker: startAttacker, delay: startDelay });
  try {
    for (const [step, start] of Object.entries(steps)) {
      signal?.throwIfAborted();
      const began = performance.now();
      await start();
      tell(step, Math.round(performance.now() - began));
    }
  } catch (error) {
    if (!process.env.LAB_KEEP) await down();
    throw error;
  }
}

export async function down() {
  await removeNamespace();
  rmSync(state, { recursive: true, force: true });
}

/** Runs a program inside, with the lab's CA trusted; resolves with its exit code. */
export function runInside(program, options) {
  const environmentThere = { ...process.env, ...environment };
  const child = spawn('ip', ['netns', 'exec', name, ...program], { stdio: 'inherit', env: environmentThere, ...options });
  return new Promise((resolve, reject) => child.on('error', reject).on('exit', (code) => resolve(code ?? 1)));
}

if (process.argv[1] === import.meta.filename) {
  const [command, ...rest] = process.argv.slice(2);
  try {
    if (command === 'up') await up({ tell: (step, milliseconds) => console.error(`${step}: ${milliseconds} ms`) });
    else if (command === 'run' && rest.length) process.exitCode = await runInside(rest);
    else if (command === 'down') await down();
    else {
      console.error('Usage: node tests/lab/lab.mjs up | run PROGRAM… | down');
      process.exitCode = 2;
    }
  } catch (error) {
    console.error(`lab: ${error.stderr || error.message}`);
    process.exitCode = 1;
  }
}
