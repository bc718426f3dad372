// The hosting kit: https://app.lab.example runs under its settings for nginx. For each kind of file that the build has, its answer is held
// against that of `mta-sts serve`, and against the kit's `_headers`.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appUrl, site, until } from '../settings.mjs';

const root = join(import.meta.dirname, '../../..');
const compared = ['cache-control', 'content-security-policy', 'x-content-type-options', 'referrer-policy'];
const headersOf = async (url) => {
  const answer = await fetch(url, { redirect: 'manual' });
  await answer.arrayBuffer();
  const { headers, status } = answer;
  return {
    status,
    type: headers.get('content-type')?.split(';')[0],
    transport: headers.get('strict-transport-security'),
    said: compared.map((name) => headers.get(name)),
  };
};

/** A redirect to a folder says nothing that is kept. */
const same = (one, other) => one.status === other.status && (one.status === 301 || `${one.said}` === `${other.said}`);

/** One file of each folder and ending, and addresses that are no files. */
function samples() {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  const kinds = new Map(files.map((name) => [name.replace(/[^/]*(?=\.\w+$)/, '').replace(/^(de\/)?(learn|social)\/.*\./, '$2/.'), name]));
  const workers = files.filter((name) => name.includes('/worker-'));
  const pages = ['', 'learn/starttls/', 'learn/starttls', 'nothing/', 'assets/nothing.js', 'nothing-a1B2c3D4.js', '.git/config'];
  return [...new Set([...kinds.values(), ...workers, ...pages])];
}

/** `mta-sts serve` on a port of its own; gives its address. */
async function serve(folder) {
  const child = spawn(process.execPath, [join(root, 'src/cli/mta-sts.mjs'), 'serve', '--port', '0', '--folder', folder]);
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  const url = await until(() => /http:\S+/.exec(said)?.[0], 'mta-sts serve to say where it is');
  return { url, stop: () => child.kill() };
}

export async function hostingChecks(tally) {
  const { url, stop } = await serve(site);
  try {
    for (const path of samples()) {
      const [here, there] = [await headersOf(url + path), await headersOf(appUrl + path)];
      tally.check(`/${path}: as mta-sts serve`, same(here, there), JSON.stringify({ here, there }));
      tally.check(`/${path}: HTTPS for two years`, there.transport === 'max-age=63072000', JSON.stringify(there));
    }
    const [, everywhere, assets] = /^\/\*\n([^]*)\/assets\/\*\n([^]*)$/.exec(readFileSync(join(site, '_headers'), 'utf8'));
    const told = (text) => [...text.matchAll(/^ {2}([\w-]+): (.*)$/gm)].map(([, name, value]) => [name.toLowerCase(), value]);
    const asset = readdirSync(join(site, 'assets')).find((name) => /-[\w-]{8}\.js$/.test(name));
    const { headers } = await fetch(`${appUrl}assets/${asset}`);
    for (const [name, value] of [...told(everywhere), ...told(assets)])
      tally.check(`_headers, ${name}: as nginx`, headers.get(name) === value, [headers.get(name), value]);
  } finally {
    stop();
  }
}
