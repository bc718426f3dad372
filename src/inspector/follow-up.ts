// What is asked when the verdict stands, because none waits for it: who may issue certificates for the policy host (RFC 8659 section 3:
// its own CAA records, else those of the nearest name above it that has any), and whether it is signatures why a resolver refuses.
import { policyHost } from '#src/protocol/mta-sts/response.ts';
import type { Asker } from './asker.ts';
import type { Found } from './found.ts';

/** What was found, with these answers added. All questions go out at once. */
export async function followUp(found: Found, { ask, askUnchecked }: Asker, withoutCaa = false): Promise<Found> {
  const { domain, record, tlsrpt, mx, policyHost: host, hosts } = found;
  const names = withoutCaa || record.state !== 'found' ? [] : upwards(policyHost(domain));
  const [caa, recordAgain, tlsrptAgain, mxAgain, a, aaaa, hostsAgain] = await Promise.all([
    Promise.all(names.map((name) => ask(name, 'CAA'))),
    askUnchecked(record),
    askUnchecked(tlsrpt),
    askUnchecked(mx),
    askUnchecked(host.a),
    askUnchecked(host.aaaa),
    Promise.all(
      hosts.map(async (one) => {
        const [ofA, ofAaaa, tlsa] = await Promise.all([askUnchecked(one.a), askUnchecked(one.aaaa), askUnchecked(one.tlsa)]);
        return { ...one, a: ofA, aaaa: ofAaaa, tlsa };
      }),
    ),
  ]);
  return { ...found, caa, record: recordAgain, tlsrpt: tlsrptAgain, mx: mxAgain, policyHost: { a, aaaa }, hosts: hostsAgain };
}

/** A name and all above it, the root left out. */
function upwards(name: string): string[] {
  const labels = name.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}
