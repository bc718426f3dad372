// Captures octets: one mail from a real Postfix, or from OpenSSL's s_client, which writes its keys down, through a listener to a real
// Postfix. By hand, to make the recordings of src/features/player/bytes/captures anew (with tcpdump, which writes the .pcap):
// node tests/lab/lab.mjs run node tests/lab/capture.mjs FOLDER [ID…]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configurationOf, logOf } from './mail-servers.mjs';
import { startPolicyDaemon, stopPolicyDaemon } from './policy-daemon.mjs';
import { addresses, behind, run, state, until } from './settings.mjs';

export const capturePlans = JSON.parse(readFileSync(join(import.meta.dirname, 'captures.json'), 'utf8'));

const control = (at, body) =>
  fetch(`http://127.0.0.1:${addresses.controlPort}/${at}`, body && { method: 'PUT', body: JSON.stringify(body) }).then((answer) =>
    answer.json(),
  );
const hasEnded = (session) => session.some(({ event }) => event === 'close');
const message = [
  'From: alice@sender.example',
  'To: bob@nosts.example',
  'Subject: quarterly numbers',
  '',
  'The offer is 41 000. Do not forward.',
];
/** What s_client is told to say, each after the reply to the one before. */
export const spokenLines = (to) => [
  'EHLO out.sender.example',
  'MAIL FROM:<alice@sender.example>',
  `RCPT TO:<${to}>`,
  'DATA',
  [...message, '.'].join('\r\n'),
  'QUIT',
];

/** Restricts a sender to some versions while `work` runs. */
async function speaking(sender, protocols, work) {
  const configuration = configurationOf(sender);
  const names = ['smtp_tls_protocols', 'smtp_tls_mandatory_protocols'];
  const reload = () => run('postfix', ['-c', configuration, 'reload']);
  if (protocols) await run('postconf', ['-c', configuration, '-e', ...names.map((name) => `${name}=${protocols}`)]);
  await reload();
  try {
    return await work();
  } finally {
    if (protocols) await run('postconf', ['-c', configuration, '-X', ...names]).then(reload);
  }
}

/** Gives the line in which Postfix says what it agreed on; undefined without TLS. */
async function postfixSends({ sender, to, protocols }) {
  if (sender === 'sts') await startPolicyDaemon();
  const log = logOf(sender);
  const start = statSync(log).size;
  const lines = () => readFileSync(log).subarray(start).toString().split('\n');
  await speaking(sender, protocols, async () => {
    const envelope = ['--ehlo', 'client.sender.example', '--from', 'alice@sender.example', '--to', to];
    const headers = ['--header', 'Message-Id: <1@client.sender.example>', '--header', 'X-Mailer: lab', '--header', message[2]];
    await run('swaks', [
      '--server',
      `${addresses.submission[sender]}:10025`,
      ...envelope,
      ...headers,
      '--body',
      message.at(-1),
      '--silent',
      '3',
    ]);
    await until(() => lines().some((line) => /status=(sent|deferred|bounced)/.test(line)), `${sender} to deliver to ${to}`);
  });
  return { said: lines().find((line) => line.includes('TLS connection established')) };
}

/** Speaks SMTP line by line; gives the key log, and OpenSSL's own account of every record. */
async function clientSends({ id, client, to, at }) {
  const [keys, trace] = ['keys', 'trace'].map((end) => join(state, `${id}.${end}`));
  for (const file of [keys, trace]) rmSync(file, { force: true });
  const address = ['-connect', `${at}:25`, '-bind', addresses.sender, '-starttls', 'smtp', '-name', 'out.sender.example'];
  const options = ['-servername', `mx1.${to.split('@')[1]}`, '-keylogfile', keys, '-trace', '-msgfile', trace, '-quiet', client];
  const child = spawn('openssl', ['s_client', ...address, ...options], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = spokenLines(to);
  child.stdin.write(`${lines.shift()}\r\n`);
  child.stdout.on('data', (reply) => {
    // -quiet prints the reply to the first EHLO, too: it has no code of its own to wait for.
    if (/^\d{3} [^\n]*\n$/m.test(reply) && lines.length > 0) child.stdin.write(`${lines.shift()}\r\n`);
  });
  await once(child, 'exit');
  return { keyLog: readFileSync(keys, 'utf8'), trace: readFileSync(trace, 'utf8') };
}

async function versions() {
  const postfix = (await run('dpkg-query', ['-W', '-f', '${Version}', 'postfix'])).stdout;
  const openssl = (await run('openssl', ['version'])).stdout.split(' ').slice(0, 2).join(' ');
  return {
    plain: `Postfix ${postfix}, smtp_tls_security_level = may`,
    sts: `Postfix ${postfix} with postfix-mta-sts-resolver, policy enforce`,
    client: `${openssl} s_client -starttls smtp -keylogfile`,
  };
}

/** Plays one row of captures.json. `file` has the form of the recordings that ship. */
export async function capture(plan) {
  const { at, client, sender, upstream = `${behind(at)}:2525` } = plan;
  await control(at, { mode: 'tap', who: 'receiver', upstream });
  const told = client ? await clientSends(plan) : await postfixSends(plan);
  const session = await until(async () => [await control(at)].find(hasEnded), `the connection of ${plan.id} to end`);
  await control(at, {});
  await stopPolicyDaemon();
  const chunks = session.filter(({ octets }) => octets).map(({ from, at: time, octets }) => [from, time, octets]);
  const keyLog = told.keyLog
    ?.split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .join('\n');
  return { ...told, file: { sender: (await versions())[client ? 'client' : sender], chunks, ...(keyLog ? { keyLog } : {}) } };
}

async function withPcap(path, { at }, work) {
  const dump = spawn('tcpdump', ['--immediate-mode', '-U', '-Z', 'root', '-i', 'lo', '-w', path, `host ${at} and tcp port 25`]);
  await once(dump.stderr, 'data'); // it listens
  const result = await work();
  await sleep(500);
  dump.kill();
  await once(dump, 'exit');
  return result;
}

if (process.argv[1] === import.meta.filename) {
  const [folder, ...ids] = process.argv.slice(2);
  mkdirSync(folder, { recursive: true });
  for (const plan of capturePlans.filter(({ id }) => !ids.length || ids.includes(id))) {
    const { file } = await withPcap(join(folder, `${plan.id}.pcap`), plan, () => capture(plan));
    writeFileSync(join(folder, `${plan.id}.json`), `${JSON.stringify(file, null, 2)}\n`);
    console.log(`${plan.id}: ${file.chunks.length} chunks`);
  }
}
