// What is asked when the verdict stands, because none waits for it: who may issue certificates for the policy host (RFC 8659 section 3:
// its own CAA records, else those of the nearest name above it that has any), how the policy stands to names above and below
// (RFC 8461 section 3.4), whether the record stands at a name where nobody looks, and whether it is signatures why a resolver refuses.
import type { Observed } from '#src/inspector/observed.ts';
import { longestName } from '#src/protocol/dns/names.ts';
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
): Promise<Partial<Pick<Observed, 'parent' | 'anyName' | 'caa' | 'misplaced'>>> {
  const above = domain.slice(domain.indexOf('.') + 1);
  const hasMail = mxKind === 'listed' || mxKind === 'implicit';
  if (record.state === 'found') {
    const [anyName, ...caa] = await Promise.all([
      ask(`${unmadeLabel}.${domain}`, 'MX'),
      ...upwards(policyHost(domain)).map((name) => ask(name, 'CAA')),
    ]);
    return { anyName, caa };
  }
  if (!hasMail || record.state === 'failed') return {};
  const [parent, ...misplaced] = await Promise.all([
    above.includes('.') ? ask(`_mta-sts.${above}`, 'TXT') : undefined,
    ...misplacedNames(domain).map((name) => ask(name, 'TXT')),
  ]);
  return { misplaced, ...(parent && { parent }) };
}

/** Where the record stands by mistake: forms that add the domain double it; the label is mistyped; it stands at the policy host. */
function misplacedNames(domain: string): string[] {
  const names = [`_mta-sts.${domain}.${domain}`, `_mta_sts.${domain}`, `mta_sts.${domain}`, `mta-sts.${domain}`];
  return names.filter((name) => name.length <= longestName);
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
