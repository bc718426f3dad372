// Whether what a mail server presented fits its TLSA records (RFC 6698 section 2.1.1, RFC 7672 section 3.1). DANE-EE(3) asks for the
// server's own key; DANE-TA(2) for a path to an authority, names and dates included. Where that authority was not sent, RFC 7671 sections
// 5.2.2 and 5.2.3 rule: a record that holds it whole will do, if its signature is verified; a digest proves nothing.
import type { Check } from '#src/inspector/inspection.ts';
import type { HostObserved, MxAddressObserved, PresentedCertificate } from '#src/inspector/observed.ts';
import { judgeDane, type DaneDns, type DaneJudgement } from '#src/protocol/dane/evaluate.ts';
import { formatTlsa, type Tlsa } from '#src/protocol/dane/tlsa.ts';
import { matchDnsId } from '#src/protocol/tls/match.ts';
import { check, daneProof } from './check.ts';

interface Asked {
  readonly dns: DaneDns;
  readonly usable: readonly Tlsa[];
  /** Names of which the certificate has to bear one. */
  readonly names: readonly string[];
  /** Seconds since 1970. */
  readonly now: number;
  readonly evidence: string;
}

/** Judges the address that is worst off; null where nobody looked. */
export function judgePresented({ host, seen = [] }: HostObserved, asked: Asked): Check | null {
  const checks = seen.filter(({ path }) => path !== undefined).map((one) => judgeAddress(host, one, asked));
  const order = ['fail', 'unprovable', 'warn', 'pass'];
  return checks.sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))[0] ?? null;
}

function judgeAddress(host: string, one: MxAddressObserved, asked: Asked): Check {
  const { evidence, usable } = asked;
  const { address, path = [] } = one;
  const { reason, why } = judgePath(one, asked);
  const values = { address };
  if (reason === 'matches-dane-ee') return check('check-dane-match', 'pass', host);
  if (reason === 'matches-dane-ta' && why)
    return check('check-dane-certificate', 'fail', host, { values: { address, reason: why }, evidence });
  if (reason === 'matches-dane-ta') return check('check-dane-match', 'pass', host);
  if (reason === 'unsent') return check('check-dane-authority-in-dns', 'warn', host, { values, evidence });
  const anchors = path.at(-1)?.isRoot === false ? usable.filter(({ usage }) => usage === 2) : [];
  const whole = anchors.find(({ matchingType }) => matchingType === 0);
  const proof = whole && daneProof(host, formatTlsa(whole));
  if (whole && one.unsent === undefined)
    return check('check-dane-authority-unproved', 'unprovable', host, { values, evidence, ...(proof && { proof }) });
  const isDigest = anchors.some(({ matchingType }) => matchingType !== 0);
  return check(isDigest ? 'check-dane-authority-not-sent' : 'check-dane-mismatch', 'fail', host, { values, evidence });
}

interface PathJudged {
  readonly reason: DaneJudgement['reason'] | 'unsent';
  /** What is wrong with a path that leads to the authority. */
  readonly why?: string;
}

/** Goes up the path to the first certificate that a record names: what stands above it does not matter. */
function judgePath({ certificate, path = [], unsent }: MxAddressObserved, { dns, names, now }: Asked): PathJudged {
  const nameMatches = (certificate?.names ?? []).some((name) => names.some((wanted) => matchDnsId(name, wanted)));
  const judge = (chain: readonly PresentedCertificate[], above?: PresentedCertificate): PathJudged => {
    const all = above ? [...chain, above] : chain;
    const expired = all.some(({ validTo }) => validTo < now);
    const more = above && { unsent: above.digests };
    const { reason } = judgeDane(dns, { starttls: 'done', chain: chain.map(({ digests }) => digests), ...more, nameMatches, expired });
    if (reason === 'name-mismatch') return { reason: 'matches-dane-ta', why: `it is for ${certificate?.names.join(', ') || 'no host'}` };
    if (reason === 'expired') return { reason: 'matches-dane-ta', why: 'it, or an authority above it, has expired' };
    if (reason !== 'matches-dane-ta') return { reason };
    if (all.some(({ validFrom }) => validFrom > now)) return { reason, why: 'it, or an authority above it, is not valid yet' };
    return { reason: above ? 'unsent' : reason };
  };
  const steps = path.map((_, index) => judge(path.slice(0, index + 1)));
  if (unsent) steps.push(judge(path, unsent));
  return steps.find(({ reason }) => reason !== 'no-match') ?? { reason: 'no-match' };
}
