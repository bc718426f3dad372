// Records sessions of zone-mta's own sender (zone-mta/send.mjs) through the attacker, in the format that tests/recordings describes.
// By hand: node tests/lab/lab.mjs run node tests/lab/record-zone-mta.mjs FOLDER [ID…]
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useResolver } from './namespace.mjs';
import { control, endRecording, everyConnectionHasEnded, normalise, secretLine, seenAt, transportOf } from './record.mjs';
import { addresses, until } from './settings.mjs';

const program = join(import.meta.dirname, 'zone-mta/send.mjs');

const good = { to: 'bob@good.example', at: '198.51.100.25' };
/** The sessions, each with how it ends: verdict and transport. Those of `afresh` the lab records with every run. */
export const zoneMtaPlans = [
  {
    id: 'zonemta-enforce-strip',
    title: 'zone-mta, enforce, STARTTLS removed',
    ...good,
    mode: 'strip',
    expect: 'bounced none',
    afresh: true,
  },
  {
    ...{ id: 'zonemta-enforce-selfsigned', title: 'zone-mta, enforce, self-signed certificate', ...good, mode: 'cert:mxself' },
    ...{ expect: 'deferred tls', afresh: true },
  },
  { id: 'zonemta-enforce-454', title: 'zone-mta, enforce, STARTTLS answered 454', ...good, mode: '454', expect: 'deferred none' },
  {
    id: 'zonemta-enforce-wrongname',
    title: 'zone-mta, enforce, certificate for another name',
    ...good,
    mode: 'cert:mxwrong',
    expect: 'bounced tls',
  },
  { id: 'zonemta-enforce-terminate', title: 'zone-mta, enforce, TLS ends at the MX', ...good, mode: 'terminate', expect: 'sent tls' },
  {
    ...{ id: 'zonemta-nosts-strip', title: 'zone-mta, no policy, STARTTLS removed', to: 'bob@nosts.example', at: '198.51.100.27' },
    ...{ mode: 'strip', expect: 'sent clear' },
  },
  {
    ...{
      id: 'zonemta-testing-selfsigned',
      title: 'zone-mta, testing, self-signed certificate',
      to: 'bob@testing.example',
      at: '198.51.100.26',
    },
    ...{ mode: 'cert:mxself', expect: 'sent tls' },
  },
  {
    ...{ id: 'zonemta-badmx-terminate', title: 'zone-mta, the policy does not name the MX', ...good, to: 'bob@badmx.example' },
    ...{ mode: 'terminate', expect: 'bounced none' },
  },
  {
    ...{ id: 'zonemta-refused-strip', title: 'zone-mta, the policy host refuses the connection, STARTTLS removed', ...good },
    ...{ to: 'bob@refused.example', mode: 'strip', expect: 'sent clear' },
  },
];

/** Runs the sender; gives what it logged and what it told its queue. */
function deliver(to) {
  if (!existsSync(join(import.meta.dirname, 'zone-mta/node_modules/zone-mta')))
    throw new Error('zone-mta is not installed. Run: npm run setup -- tests/lab/zone-mta');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, to], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (data) => (text += data));
    child.on('error', reject).on('close', () => {
      const entries = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      resolve({ logged: entries.flatMap(({ log }) => log ?? []), commands: entries.flatMap(({ command }) => command ?? []) });
    });
  });
}

/** The SMTP lines that the sender logged, as Postfix would log them; the text of the message is left out. */
function dialogueOf(logged) {
  const lines = [];
  let peer = '';
  let isText = false;
  for (const line of logged) {
    const [, host, address] = /CONNECTED domain=\S+ mx=(\S+)\[([\d.]+)\]/.exec(line) ?? [];
    if (host) peer = `${host}[${address}]:25`;
    const [, said] = / SMTP DBG: (?:[CS]: )?(.*)$/s.exec(line) ?? [];
    if (said === undefined || (isText && said !== '.')) continue;
    isText = said.startsWith('354');
    if (/^(SMTP handshake finished|Closing connection to the server)/.test(said)) continue;
    lines.push(`Jan  1 00:00:00 out zone-mta[1]: ${/^\d{3}[ -]/.test(said) ? '<' : '>'} ${peer}: ${said}`);
  }
  return { lines, peer };
}

function verdictOf(commands) {
  if (commands.some(({ cmd, status }) => cmd === 'BOUNCE' || status?.delivered === false)) return 'bounced';
  return { RELEASE: 'sent', DEFER: 'deferred' }[commands.at(-1)?.cmd] ?? 'none';
}

/** Sends one mail as `plan` says and gives the recording. */
export async function recordZoneMta({ id, title, to, at, mode }) {
  useResolver(addresses.resolver);
  await control(at, { mode, who: 'mx' });
  const { logged, commands } = await deliver(to);
  await until(async () => everyConnectionHasEnded(await seenAt(at)), 'the connections to end');
  const session = await seenAt(at);
  const { lines, peer } = dialogueOf(logged);
  const verdict = verdictOf(commands);
  // It ends the handshake over a certificate before the attacker calls it finished: TLS was begun all the same.
  const isBegun = mode.startsWith('cert:') && session.some(({ line }) => /^220 .*start TLS/i.test(line ?? ''));
  const sawTls = isBegun || session.some(({ tls, event }) => tls || event === 'tls');
  const inClear = session.some(({ line }) => line === secretLine);
  return normalise({
    ...{ id, title, sender: 'zonemta', to, dns: addresses.resolver, attack: { at, mode, who: 'mx' }, versions: versions() },
    verdict,
    transport: transportOf(sawTls, inClear),
    tlsLevel: null,
    reason: `relay=${peer || 'none'}, status=${verdict}`,
    queue: commands,
    session,
    senderLog: [],
    senderDialogue: lines,
    receiverLog: [],
  });
}

const versions = () =>
  Object.fromEntries(
    ['zone-mta', 'mx-connect', 'mailauth', 'nodemailer'].map((name) => {
      const file = join(import.meta.dirname, 'zone-mta/node_modules', name, 'package.json');
      return [name, JSON.parse(readFileSync(file, 'utf8')).version];
    }),
  );

if (process.argv[1] === import.meta.filename) {
  const [folder, ...ids] = process.argv.slice(2);
  mkdirSync(folder, { recursive: true });
  for (const plan of zoneMtaPlans.filter(({ id }) => !ids.length || ids.includes(id))) {
    const recording = await recordZoneMta(plan);
    writeFileSync(join(folder, `${plan.id}.json`), JSON.stringify(recording, null, 1) + '\n');
    const outcome = `${recording.verdict} ${recording.transport}`;
    if (outcome !== plan.expect) process.exitCode = 1;
    console.log(
      `${outcome === plan.expect ? 'ok  ' : 'FAIL'} ${plan.id}: ${outcome}${outcome === plan.expect ? '' : `, expected ${plan.expect}`}`,
    );
  }
  await endRecording();
}
