// The built site as `mta-sts serve` sends it, on a port of its own, for programs that drive a browser of their own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Resolves with the site's address and the way to stop it. Needs a build. */
export async function serveSite() {
  if (!existsSync(join(root, 'dist/lib/cli'))) throw new Error('There is no built site: run `npm run build` first.');
  const server = spawn(process.execPath, [join(root, 'src/cli/mta-sts.mjs'), 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of server.stdout) {
    const site = /http:\/\/localhost:\d+\//.exec(String(chunk))?.[0];
    if (site) return { site, stop: () => server.kill() };
  }
  throw new Error('mta-sts serve did not start.');
}
