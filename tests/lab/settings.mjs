// What every part of the lab knows: its name and folder, its addresses, its table of zones, and how to run programs in it.
// Two labs side by side need two names (LAB_NAME).
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export const name = process.env.LAB_NAME ?? 'mta-sts-lab';
export const state = join(tmpdir(), name);
export const site = process.env.LAB_SITE ?? join(import.meta.dirname, '../../dist/client');
export const certificates = join(state, 'certificates');
export const authority = join(certificates, 'lab-root.crt');

export const addresses = {
  resolver: '127.0.0.53',
  authoritative: '127.0.0.54',
  forgesMx: '127.0.0.66',
  hidesTxt: '127.0.0.67',
  doh: '198.51.100.53',
  policyHost: '198.51.100.80',
  nobody: '198.51.100.29', // exists, so that a connection is refused at once
  app: '198.51.100.90',
  farDoh: '198.51.100.153', // the same three, as if far away
  farPolicyHost: '198.51.100.180',
  farApp: '198.51.100.190',
  sender: '203.0.113.10',
  submission: { plain: '127.0.0.10', sts: '127.0.0.11', dane: '127.0.0.12' },
  controlPort: 8025, // of the attacker, on 127.0.0.1
};

/** MX hosts: `attacked` ones are reached through the attacker, who passes them on to the same last octet on 127.0.0.0/24. */
export const mxHosts = [
  { address: '198.51.100.25', host: 'mx1.good.example', certificate: 'mx1', attacked: true },
  { address: '198.51.100.26', host: 'mx1.testing.example', certificate: 'mx1', attacked: true },
  { address: '198.51.100.27', host: 'mx1.nosts.example', certificate: 'mx1', attacked: true },
  { address: '198.51.100.66', host: 'mx.evil.example', certificate: 'mx1', attacked: true },
  { address: '198.51.100.31', host: 'in1.wildcard.example', certificate: 'mxmany' },
  { address: '198.51.100.32', host: 'mx1.mxexpired.example', certificate: 'mxexpired' },
  { address: '198.51.100.33', host: 'mx1.mxwrongname.example', certificate: 'mxwrong' },
  { address: '198.51.100.34', host: 'mx1.mxselfsigned.example', certificate: 'mxself' },
  { address: '198.51.100.35', host: 'mx1.mxnotls.example', certificate: null },
];
export const behind = (address) => address.replace(/^198\.51\.100\./, '127.0.0.');

/** The table: each zone is NAME.example; `ask` is the domain as a person enters it. */
export const zones = JSON.parse(readFileSync(join(import.meta.dirname, 'zones.json'), 'utf8')).map((zone) => ({
  ask: `${zone.name}.example`,
  ...zone,
  domain: `${zone.name}.example`,
}));

/** The round trip, in milliseconds, to what is far away. */
export const roundTrip = 50;
/** A hundred domains in order, whose policy hosts are far away; not part of the table. */
export const crowd = Array.from({ length: 100 }, (_, index) => `d${index + 1}.crowd.example`);

export const dohUrl = 'https://doh.lab.example/dns-query';
export const dohWithoutCorsUrl = 'https://doh.lab.example:8443/dns-query';
export const appUrl = 'https://app.lab.example/';
export const farDohUrl = 'https://far-doh.lab.example/dns-query';
export const farAppUrl = 'https://far-app.lab.example/';

/** What makes Node, OpenSSL programs, curl and (through HOME) Chromium trust the lab's CA: never "ignore certificate errors". */
export const environment = {
  LAB_NAME: name,
  LAB_STATE: state,
  LAB_CA: authority,
  LAB_DOH: dohUrl,
  LAB_DOH_NOCORS: dohWithoutCorsUrl,
  LAB_APP: appUrl,
  HOME: join(state, 'home'),
  NODE_EXTRA_CA_CERTS: authority,
  SSL_CERT_FILE: authority,
  CURL_CA_BUNDLE: authority,
};

/** Runs a program to its end and gives what it printed; throws with its error text. */
export const run = promisify(execFile);
/** The same in the lab's namespace. */
export const inside = (program, args, options) => run('ip', ['netns', 'exec', name, program, ...args], options);

/** How long the lab waits for something that must come, in milliseconds: a loaded machine is slow, not wrong. */
export const patience = 300_000;

/** Asks again and again until `ready` gives something true; throws when that has taken five minutes. */
export async function until(ready, what) {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const answer = await ready();
    if (answer) return answer;
    await sleep(25);
  }
  throw new Error(`The lab waited five minutes in vain for ${what}.`);
}

/** Waits until a program in the lab prints a text. */
export const untilPrints = (text, program, args) =>
  until(
    () =>
      inside(program, args).then(
        ({ stdout }) => stdout.includes(text),
        () => false,
      ),
    `${program} to print ${text}`,
  );
