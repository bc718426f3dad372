// How the relay of `mta-sts serve` connects: names through the system's resolvers, every address checked, and the connection made to
// the very address that was checked, so that a second answer of the DNS changes nothing.
import type { BlockList } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { MxAddressObserved } from '#src/inspector/observed.ts';
import type { PolicyObserved } from '#src/inspector/ask/policy-fetch.ts';
import { policyHost } from '#src/protocol/mta-sts/response.ts';
import { refusedBecause } from './address-range.ts';
import { probeMx } from './mx.ts';
import { isNoSuchName, lookUp } from './name-lookup.ts';
import { fetchPolicy } from './policy-host.ts';
import type { RelayTransport } from './relay.ts';

export interface NodeRelayOptions {
  readonly secureContext: SecureContext;
  /** Networks that count as public: for a lab alone. */
  readonly allowed?: BlockList;
  /** For tests: how names become addresses, and the ports. */
  readonly resolve?: (name: string, signal: AbortSignal) => Promise<readonly string[]>;
  readonly ports?: { readonly https: number; readonly smtp: number };
}

/** The transport on Node. */
export function nodeRelayTransport({ secureContext, allowed, resolve = lookUp, ports }: NodeRelayOptions): RelayTransport {
  const checked = async (name: string, signal: AbortSignal) => {
    const addresses = await resolve(name, signal).catch(noSuchName);
    const refused = addresses
      .map((address) => ({ address, reason: refusedBecause(address, allowed) }))
      .filter(({ reason }) => reason !== null);
    return { refused, good: addresses.filter((address) => !refused.some((one) => one.address === address)) };
  };
  return {
    async policy(domain, signal): Promise<PolicyObserved> {
      const host = policyHost(domain);
      const found = await checked(host, signal).catch(() => null);
      if (!found && signal.aborted) return { how: 'unreachable', failure: 'timeout' };
      // A resolver that fails here says nothing about the domain.
      if (!found) return { how: 'unreachable', detail: `the relay could not resolve ${host}` };
      const { refused, good } = found;
      // What the resolver of this machine does not know, others may: it proves nothing.
      if (good.length === 0 && refused.length === 0)
        return { how: 'unreachable', unknownHere: true, detail: `the resolver of this machine knows no address of ${host}` };
      if (good.length === 0 && refused[0]) return { how: 'unreachable', detail: refusalText(refused[0]) };
      return fetchPolicy(domain, good, signal, { secureContext, ...(ports && { port: ports.https }) });
    },
    async mx(host, signal): Promise<readonly MxAddressObserved[]> {
      const { refused, good } = await checked(host, signal);
      const found = await probeMx(host, good, signal, { secureContext, ...(ports && { port: ports.smtp }) });
      return [
        ...found,
        ...refused.map((one): MxAddressObserved => ({ address: one.address, state: 'blocked', transcript: [], detail: refusalText(one) })),
      ];
    },
  };
}

/** No addresses for a name that does not exist; other failures stay failures. */
function noSuchName(error: unknown): readonly string[] {
  if (isNoSuchName(error)) return [];
  throw error;
}

function refusalText({ address, reason }: { readonly address: string; readonly reason: string | null }): string {
  return `the relay does not connect to ${address}: ${reason}`;
}
