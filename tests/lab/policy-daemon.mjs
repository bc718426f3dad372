// postfix-mta-sts-resolver, which tells the sending Postfix by socketmap which policy applies. It reads resolv.conf only when it starts,
// so it starts anew for every recording; its cache is kept only where a policy is to be known from before.
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { instanceFolder, resolverPort } from './mail-servers.mjs';
import { until } from './settings.mjs';

const folder = instanceFolder('sts');
const cacheFile = join(folder, 'policies.db');
let daemon;

const configuration = {
  host: '127.0.0.1',
  port: resolverPort,
  cache_grace: 0,
  cache: { type: 'sqlite', options: { filename: cacheFile } },
  default_zone: { strict_testing: false, timeout: 4 },
};

/** One question and answer of the socketmap protocol: netstrings of "MAP KEY" and "STATUS DATA". */
function ask(query) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(resolverPort, '127.0.0.1', () => socket.write(`${query.length}:${query},`));
    socket.on('error', reject);
    socket.on('data', (answer) => {
      socket.destroy();
      resolve(String(answer));
    });
  });
}

/** Has the daemon learn the policy of `domain`, as it would at an earlier delivery. */
export const learnPolicy = (domain) => ask(`postfix ${domain}`);

export async function stopPolicyDaemon() {
  if (!daemon) return;
  const ended = new Promise((done) => daemon.once('exit', done));
  daemon.kill('SIGKILL');
  await ended;
  daemon = undefined;
}

export async function startPolicyDaemon({ keepCache = false } = {}) {
  await stopPolicyDaemon();
  if (!keepCache) for (const end of ['', '-wal', '-shm']) rmSync(cacheFile + end, { force: true });
  const file = join(folder, 'daemon.yml');
  writeFileSync(file, JSON.stringify(configuration)); // JSON is YAML
  daemon = spawn('mta-sts-daemon', ['-c', file, '-l', join(folder, 'daemon.log')], { stdio: 'ignore' });
  await until(
    () =>
      ask('postfix nobody.example').then(
        () => true,
        () => false,
      ),
    'mta-sts-daemon to answer',
  );
}
