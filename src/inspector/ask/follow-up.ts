// What is asked when the verdict stands, because none waits for it: who may issue certificates for the policy host (RFC 8659 section 3:
// its own CAA records, else those of the nearest name above it that has any), how the policy stands to names above and below
// (RFC 8461 section 3.4), and whether it is signatures why a resolver refuses.
import type { Observed } from '#src/inspector/observed.ts';
import { policyHost } from '#src/protocol/mta-sts/response.ts';
import type { Inquiry } from './inquiry.ts';

/** A label that nobody has made: only a wildcard answers for it. */
const unmadeLabel = 'mta-sts-wildcard-test';

/** What was found, with these answers added. All questions go out at once. `brief`: of signatures alone. */
export async function followUp(observed: Observed, inquiry: Inquiry, brief = false): Promise<Observed> {
  const [checked, more] = await Promise.all([askAgain(observed, inquiry), brief ? {} : askMore(observed, inquiry)]);
  return { ...checked, ...more };
}

async function askMore(
  { domain, record, mxKind }: Observed,
  { ask }: Inquiry,
): Promise<Pick<Observed, 'parent' | 'anyName'> & Partial<Pick<Observed, 'caa'>>> {
  const above = domain.slice(domain.indexOf('.') + 1);
  const hasMail = mxKind === 'listed' || mxKind === 'implicit';
  if (record.state === 'found') {
    const [anyName, ...caa] = await Promise.all([
      ask(`${unmadeLabel}.${domain}`, 'MX'),
      ...upwards(policyHost(domain)).map((name) => ask(name, 'CAA')),
    ]);
    return { anyName, caa };
  }
  return hasMail && record.state !== 'failed' && above.includes('.') ? { parent: await ask(`_mta-sts.${above}`, 'TXT') } : {};
}

/** The questions that were refused, once more without validation. */
async function askAgain(observed: Observed, { askUnchecked }: Inquiry): Promise<Observed> {
  const { record, tlsrpt, mx, policyHost: host, hosts } = observed;
  const [recordAgain, tlsrptAgain, mxAgain, a, aaaa, hostsAgain] = await Promise.all([
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
  return { ...observed, record: recordAgain, tlsrpt: tlsrptAgain, mx: mxAgain, policyHost: { a, aaaa }, hosts: hostsAgain };
}

/** A name and all above it, the root left out. */
function upwards(name: string): string[] {
  const labels = name.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}
