// Records sessions: one mail from a real Postfix through the attacker to a real Postfix, as every side saw it, in the format that
// tests/recordings describes. By hand: node tests/lab/lab.mjs run node tests/lab/record.mjs FOLDER [ID…]
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configurationOf, instanceFolder, logOf } from './mail-servers.mjs';
import { useResolver } from './namespace.mjs';
import { learnPolicy, startPolicyDaemon, stopPolicyDaemon } from './policy-daemon.mjs';
import { addresses, run, state, until } from './settings.mjs';

export const plans = JSON.parse(readFileSync(join(import.meta.dirname, 'recordings.json'), 'utf8'));

export const control = (at, body) =>
  fetch(`http://127.0.0.1:${addresses.controlPort}/${at}`, body && { method: 'PUT', body: JSON.stringify(body) });
export const seenAt = async (at) => (await control(at)).json();
export const everyConnectionHasEnded = (session) => {
  const count = (event) => session.filter((entry) => entry.event === event).length;
  return count('connect') === count('close');
};
export const secretLine = 'The offer is 41 000. Do not forward.';

/** How far the message was hidden on its way; `none`: no message went. */
export function transportOf(sawTls, sawClear) {
  if (sawTls) return 'tls';
  return sawClear ? 'clear' : 'none';
}

/** Reads the lines that a log gains from now on. */
function follow(instance) {
  const file = logOf(instance);
  const start = statSync(file).size;
  return () => readFileSync(file).subarray(start).toString().split('\n').filter(Boolean);
}
const statusIn = (lines) => lines.find((line) => /status=(sent|deferred|bounced)/.test(line));

const everyVisitHasEnded = (lines) => {
  const count = (what) => lines.filter((line) => line.includes(`: ${what} from `)).length;
  return count('connect') === count('disconnect');
};

/** Whether a message of the sender lies in the queue for later: until then it cannot be asked for anew. */
function isDeferred(sender) {
  const queue = join(instanceFolder(sender), 'spool/deferred');
  return readdirSync(queue, { recursive: true, withFileTypes: true }).some((entry) => entry.isFile());
}

/** Waits until all that the instance has said so far is in its log, which takes lines in their order. */
async function wholeLog(instance) {
  const seen = follow(instance);
  await run('postlog', ['-c', configurationOf(instance), 'end of the recording']);
  await until(() => seen().some((line) => line.includes('end of the recording')), `the log of ${instance}`);
}

const changing = [
  [/^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (\w+ postfix\/[\w-]+)\[\d+\]/, 'Jan  1 00:00:00 $1[1]'],
  [/[A-Z][a-z]{2}, +\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/, 'Thu, 01 Jan 2026 00:00:00 +0000'],
];

/**
 * Replaces what differs from run to run or names the machine: queue ids (by order of appearance), process ids, dates, the folder; and names
 * and addresses of the lab by those that the recording has for them (`plays`).
 */
export function normalise(recording, plays = {}) {
  const ids = new Map();
  const stableId = (id) => ids.get(id) ?? ids.set(id, `000000000A${ids.size + 1}`).get(id);
  const normaliseText = (text) =>
    Object.entries(plays)
      .reduce(
        (done, [lab, name]) => done.replaceAll(lab, name),
        changing.reduce((done, [what, fixed]) => done.replace(what, fixed), text),
      )
      .replaceAll(state, 'STATE')
      .replace(/\b[0-9A-F]{9,12}\b/g, stableId);
  return JSON.parse(JSON.stringify(recording, (key, value) => (typeof value === 'string' ? normaliseText(value) : value)));
}

async function packageVersions() {
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${Package} ${Version}\n', 'postfix', 'postfix-mta-sts-resolver']);
  return Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ')),
  );
}

const submit = ({ sender, to }) => {
  const server = `${addresses.submission[sender]}:10025`;
  const headers = ['Message-Id: <1@client.sender.example>', 'X-Mailer: lab', 'Subject: quarterly numbers'].flatMap((text) => [
    '--header',
    text,
  ]);
  const envelope = ['--ehlo', 'client.sender.example', '--from', 'alice@sender.example', '--to', to];
  return run('swaks', ['--server', server, ...envelope, ...headers, '--body', secretLine, '--silent', '3']);
};

async function prepare({ sender, to, dns = addresses.resolver, prime, at, mode, who, upstream }) {
  if (prime) {
    useResolver(addresses.resolver);
    await startPolicyDaemon();
    await learnPolicy(to.split('@')[1]);
  }
  useResolver(dns);
  if (sender === 'sts') await startPolicyDaemon({ keepCache: prime });
  await run('postfix', ['-c', configurationOf(sender), 'reload']);
  await control(at, { mode, who, upstream });
}

/** What the sender's log says of TLS, the queue and the delivery; the dialogue apart. */
const wanted =
  /postfix\/(smtp|qmgr|bounce|error)\[\d+\]: (warning|[0-9A-F]{6,}: |SSL_connect|.*(TLS connection established|certificate verification failed|lost connection))/;
const isDialogue = (line) => /\]: [<>] /.test(line);

/** Sends one mail as `plan` (a row of recordings.json) says and gives the recording. */
export async function record(plan) {
  const { id, title, sender, to, at, mode, who = 'mx', dns = addresses.resolver, retry } = plan;
  await prepare(plan);
  const sent = follow(sender);
  const received = follow('receiver');
  await submit(plan);
  let status = await until(() => statusIn(sent()), `Postfix to decide about ${id}`);
  if (retry) {
    await control(at, { note: { event: 'retry', note: 'queue flushed, message older than minimal_backoff_time' } });
    await until(() => isDeferred(sender), `Postfix to put ${id} aside`);
    await sleep(1500); // longer than minimal_backoff_time: the message is due again
    const again = follow(sender);
    await run('postfix', ['-c', configurationOf(sender), 'flush']);
    status = await until(() => statusIn(again()), `Postfix to decide again about ${id}`);
  }
  await until(async () => everyConnectionHasEnded(await seenAt(at)), 'the connections to end');
  await until(() => everyVisitHasEnded(received()), 'the receiver to take leave');
  await Promise.all([wholeLog(sender), wholeLog('receiver')]);
  const session = await seenAt(at);
  const log = sent();
  await run('postsuper', ['-c', configurationOf(sender), '-d', 'ALL']);
  const sawTls = session.some((entry) => entry.tls || entry.event === 'tls');
  const sawMessage = session.some((entry) => entry.line === secretLine);
  const senderLog = log.filter((line) => wanted.test(line) && !isDialogue(line));
  const tlsLevel = senderLog.map((line) => /(Verified|Trusted|Untrusted) TLS/.exec(line)?.[1]).find(Boolean) ?? null;
  return normalise(
    {
      ...{ id, title, sender, to, dns, attack: { at, mode, who }, versions: await packageVersions() },
      verdict: /status=(\w+)/.exec(status)[1],
      transport: transportOf(sawTls, sawMessage),
      tlsLevel,
      reason: status.replace(/^.*?relay=/, 'relay='),
      ...{ session, senderLog, senderDialogue: log.filter(isDialogue) },
      receiverLog: received().filter((line) => /postfix\/(smtpd|cleanup|virtual)\[/.test(line)),
    },
    plan.plays,
  );
}

/** Leaves the lab as it was before the first recording. */
export async function endRecording() {
  await stopPolicyDaemon();
  useResolver(addresses.resolver);
  for (const { at } of plans) await control(at, {});
}

export const outcomeOf = ({ verdict, transport, tlsLevel }) => `${verdict} ${transport} ${tlsLevel ?? '-'}`;

if (process.argv[1] === import.meta.filename) {
  const [folder, ...ids] = process.argv.slice(2);
  mkdirSync(folder, { recursive: true });
  for (const plan of plans.filter(({ id }) => !ids.length || ids.includes(id))) {
    const recording = await record(plan);
    writeFileSync(join(folder, `${plan.id}.json`), JSON.stringify(recording, null, 1) + '\n');
    const outcome = outcomeOf(recording);
    if (outcome !== plan.expect) process.exitCode = 1;
    console.log(
      `${outcome === plan.expect ? 'ok  ' : 'FAIL'} ${plan.id}: ${outcome}${outcome === plan.expect ? '' : `, expected ${plan.expect}`}`,
    );
  }
  await endRecording();
}
