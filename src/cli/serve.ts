// `mta-sts serve`: the built site with the local relay, on this machine only, until it is stopped.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contentSecurityPolicy } from '#src/build/csp.ts';
import { parseNetworks } from '#src/probe/address-range.ts';
import { nodeRelayTransport } from '#src/probe/relay-transport.ts';
import { trustContext } from '#src/probe/roots.ts';
import { startSiteServer, type SiteServer } from '#src/probe/site-server.ts';
import { visible } from '#src/protocol/visible.ts';
import { UsageError, type Command } from './io.ts';

const defaultPort = 4173;

/** Exit 0 when it is stopped, 2 when there is no site yet or the port is taken. */
export const serveCommand: Command = async (args, io) => {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: `${defaultPort}` },
      ca: { type: 'string', multiple: true, default: [] },
      'allow-network': { type: 'string', multiple: true, default: [] },
      folder: { type: 'string', default: siteFolder() },
    },
  });
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) throw new UsageError(`"${visible(values.port)}" is no port.`);
  const allowed = parseNetworks(values['allow-network']);
  if (!allowed) throw new UsageError('--allow-network wants networks such as 198.51.100.0/24.');
  if (!existsSync(join(values.folder, 'index.html')))
    throw new UsageError(
      `There is no built site in ${visible(values.folder)}. The npm package carries none: clone the project and run \`npm start\`.`,
    );
  const extra = await Promise.all(values.ca.map(async (path) => new TextDecoder().decode(await io.readFile(path))));
  const transport = nodeRelayTransport({ secureContext: trustContext(extra), allowed });
  let server: SiteServer;
  try {
    server = await startSiteServer({ folder: values.folder, port, transport, contentSecurityPolicy });
  } catch (error) {
    throw new UsageError(
      `Port ${port} cannot be used: ${error instanceof Error ? error.message : 'unknown reason'}. Another one: --port N.`,
      { cause: error },
    );
  }
  io.out(`MTA-STS, explained: ${server.url} (stop with Ctrl+C)`);
  await untilStopped();
  await server.close();
  return 0;
};

/** dist/client; this is in dist/lib/chunks when it runs. */
function siteFolder(): string {
  return join(dirname(fileURLToPath(import.meta.url)), '../../client');
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
