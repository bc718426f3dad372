// The relay's policy half for an edge platform that speaks fetch, for an organisation with many learners. Such a platform shows no
// certificate and gives no choice of address, so `certificate` is null and the platform's own network is what keeps private
// addresses out of reach. There is no MX half: edge platforms do not connect to port 25. See edge-relay.example.toml.
import type { PolicyObserved } from '#src/inspector/ask/policy-fetch.ts';
import { policySizeLimit } from '#src/protocol/mta-sts/policy.ts';
import { policyUrl } from '#src/protocol/mta-sts/response.ts';
import { createRelay } from './relay.ts';

/** Settings of the deployment, as texts separated by blanks. */
interface EdgeSettings {
  /** The origins of the pages that may ask; without any the relay refuses everybody. */
  readonly ALLOWED_ORIGINS?: string;
  /** The host names under which the relay runs. */
  readonly RELAY_HOSTS?: string;
}

export default {
  /** Answers `/relay/policy`, 404 for all else. */
  async fetch(request: Request, settings: EdgeSettings): Promise<Response> {
    const { relay, origins } = keptFor(settings);
    const origin = request.headers.get('origin');
    if (origin === null || !origins.includes(origin)) return new Response(null, { status: 403 });
    return (await relay(request)) ?? new Response(null, { status: 404 });
  },
};

interface Kept {
  readonly key: string;
  readonly origins: readonly string[];
  readonly relay: ReturnType<typeof createRelay>;
}

let kept: Kept | undefined;

/** One relay for as long as the platform keeps this isolate: it counts how much runs at once. New settings make a new one. */
function keptFor({ ALLOWED_ORIGINS = '', RELAY_HOSTS = '' }: EdgeSettings): Kept {
  const key = JSON.stringify([ALLOWED_ORIGINS, RELAY_HOSTS]);
  if (kept?.key === key) return kept;
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  const origins = words(ALLOWED_ORIGINS);
  kept = { key, origins, relay: createRelay({ transport: { policy: fetchPolicy }, hosts: words(RELAY_HOSTS), origins }) };
  return kept;
}

async function fetchPolicy(domain: string, signal: AbortSignal): Promise<PolicyObserved> {
  try {
    const response = await fetch(policyUrl(domain), { redirect: 'manual', cache: 'no-store', signal });
    const { status, headers } = response;
    const { bytes, tooLarge } = await readLimited(response);
    const answer = {
      how: 'read',
      status,
      contentType: headers.get('content-type'),
      location: headers.get('location'),
      body: bytes,
    } as const;
    return { ...answer, certificate: null, ...(tooLarge && { tooLarge }) };
  } catch (error) {
    // As in a page, the cause is not told: nothing is claimed about the policy host.
    return {
      how: 'unreachable',
      detail: error instanceof Error ? error.message : '',
      ...(signal.aborted && { failure: 'timeout' as const }),
    };
  }
}

async function readLimited(response: Response): Promise<{ readonly bytes: Uint8Array; readonly tooLarge: boolean }> {
  const chunks: number[] = [];
  const reader = response.body?.getReader();
  while (reader && chunks.length <= policySizeLimit) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const octet of value) chunks.push(octet);
  }
  const tooLarge = chunks.length > policySizeLimit;
  if (tooLarge) void reader?.cancel().catch(() => undefined);
  return { bytes: Uint8Array.from(chunks.slice(0, policySizeLimit)), tooLarge };
}
