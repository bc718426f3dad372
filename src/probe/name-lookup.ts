// Names to addresses in a way that can be ended. The C library's own resolution cannot: while a resolver is silent it holds one of the few
// threads of the process, and even the end of the process. So the resolvers that the system names are asked directly (A and AAAA).
import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from './tls-connection.ts';

export interface NameLookupOptions {
  /** Where the resolvers know no such name, the system is asked, which may have a file of hosts or other ways: off by default. */
  readonly orSystem?: boolean;
  /** For tests: resolvers in the form 127.0.0.1:53. */
  readonly servers?: readonly string[];
}

/** Milliseconds for one try with one resolver; there may be several. */
const oneTry = { timeout: 2000, tries: 2 };

/** When addresses of one kind are there, those of the other have so long (RFC 8305 section 3 asks for a delay, not for all of them). */
const patience = 1000;

/** The addresses of a name. Rejects with the reason of the signal, or with an error whose code is ENOTFOUND or ENODATA: there are none. */
export async function lookUp(name: string, signal: AbortSignal, { orSystem = false, servers }: NameLookupOptions = {}): Promise<string[]> {
  signal.throwIfAborted();
  if (isIP(name)) return [name];
  // RFC 6761 section 6.3: never asked of anybody.
  if (/(?:^|\.)localhost$/i.test(name)) return ['::1', '127.0.0.1'];
  const resolver = new Resolver(oneTry);
  if (servers) resolver.setServers(servers);
  const stop = () => resolver.cancel();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await askBoth(resolver, name);
  } catch (error) {
    signal.throwIfAborted();
    if (orSystem && isNoSuchName(error)) return (await lookup(name, { all: true, order: 'verbatim' })).map(({ address }) => address);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    resolver.cancel();
  }
}

/** Whether an error says that the name, or its addresses, do not exist. */
export function isNoSuchName(error: unknown): boolean {
  return ['ENOTFOUND', 'ENODATA'].includes(codeOf(error));
}

async function askBoth(resolver: Resolver, name: string): Promise<string[]> {
  const found: string[] = [];
  const errors: unknown[] = [];
  const asked = [resolver.resolve6(name), resolver.resolve4(name)];
  const all = Promise.allSettled(
    asked.map((answer) =>
      answer.then(
        (list) => found.push(...list),
        (error) => errors.push(error),
      ),
    ),
  );
  const soon = Promise.any(asked).then(() => wait(patience, undefined, { ref: false }));
  await Promise.race([all, soon.catch(() => all)]);
  if (found.length > 0) return found;
  throw errors.find((error) => !isNoSuchName(error)) ?? errors[0];
}
