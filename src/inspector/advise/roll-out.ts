// The way from nothing to an enforced policy, with dates, and the way back (RFC 8461 sections 5, 8.1 and 8.3). Each stage names the
// policy file and the TXT record that belong to it. A domain that has come part of the way begins where it stands.
import type { Inspection } from '#src/inspector/inspection.ts';
import { isHostName } from '#src/protocol/dns/names.ts';
import { formatPolicy, type Mode } from '#src/protocol/mta-sts/policy.ts';
import { formatRecord } from '#src/protocol/mta-sts/record.ts';
import { idOf, tlsrptFix } from './fixes.ts';

/** testing: publish and watch. reports: read them. enforce. longer: a longer life. The way back: retreat, then remove. */
export const stageNames = ['testing', 'reports', 'enforce', 'longer', 'retreat', 'remove'] as const;
export type StageName = (typeof stageNames)[number];

export interface Stage {
  readonly name: StageName;
  /** Seconds since 1970, midnight UTC; undefined for the way back, which has no date before it is needed. */
  readonly at?: number;
  /** The policy file of this stage, with CRLF; undefined where nothing is published. */
  readonly policy?: string;
  /** The text of the TXT record at `_mta-sts`. */
  readonly record?: string;
}

export interface RollOut {
  readonly stages: readonly Stage[];
  /** The mail servers, and whether each was seen with TLS and a certificate that a sender would take. */
  readonly hosts: readonly { readonly host: string; readonly isProved: boolean }[];
  /** The text of the TXT record at `_smtp._tls`, where there is none yet. */
  readonly tlsrpt?: string;
  /** The days to wait between retreat and removal: the longest that any policy may still be stored. */
  readonly waitDays: number;
}

const day = 86_400;
const week = 7 * day;
/** Thirty days: longer than an attacker is likely to hide a policy. */
const longest = 30 * day;
/** Two weeks of reports, then two weeks of enforcing with a short life. */
const delays = { testing: 0, reports: 2, enforce: 14, longer: 28 } as const;

/** The plan for a domain as it was inspected; undefined where it has no mail server that a policy could name. */
export function planRollOut({ domain, mx, policy, record, tlsrpt, verdict, generatedAt }: Inspection): RollOut | undefined {
  const hosts = [...new Set(mx.map(({ host }) => host).filter(isHostName))];
  if (hosts.length === 0) return undefined;
  const begin = Math.floor(generatedAt / day) * day;
  const forward = (['testing', 'reports', 'enforce', 'longer'] as const).slice(beginsWith(verdict, policy));
  const lead = forward[0] === undefined ? 0 : delays[forward[0]];
  const policies = {
    testing: text('testing', hosts, week),
    enforce: text('enforce', hosts, week),
    longer: text('enforce', hosts, longest),
    retreat: text('none', [], day),
  };
  const stages: Stage[] = forward.map((name) => {
    const at = begin + (delays[name] - lead) * day;
    return name === 'reports'
      ? { name, at }
      : { name, at, policy: policies[name], record: recordAt(name === forward[0] ? generatedAt : at) };
  });
  const back: Stage[] = [{ name: 'retreat', policy: policies.retreat, record: recordAt(generatedAt + 2 * longest) }, { name: 'remove' }];
  const stored = Math.max(longest, record ? (policy.maxAge ?? 0) : 0);
  const proved = mx.filter(({ starttls, certificate }) => starttls === true && certificate?.error === null).map(({ host }) => host);
  const seen = hosts.map((host) => ({ host, isProved: proved.includes(host) }));
  return {
    stages: [...stages, ...back],
    hosts: seen,
    ...(!tlsrpt && { tlsrpt: tlsrptFix(domain).text }),
    waitDays: Math.ceil(stored / day),
  };
}

/** Whether senders hold mail back from that stage on, so that every server has to be right before. */
export function isEnforcing(name: StageName): boolean {
  return name === 'enforce' || name === 'longer';
}

/** The plan with the texts left out that wait until every mail server is proved. */
export function withoutEnforcing(plan: RollOut): RollOut {
  const stages = plan.stages.map((stage): Stage => {
    const { name, at } = stage;
    return isEnforcing(name) ? { name, ...(at !== undefined && { at }) } : stage;
  });
  return { ...plan, stages };
}

/** The index of the first stage that is still ahead. A policy that is broken goes back to testing: that way no mail is lost meanwhile. */
function beginsWith(verdict: Inspection['verdict'], { mode, maxAge = 0 }: Inspection['policy']): number {
  if (verdict === 'enforced') return maxAge >= longest ? 4 : 3;
  return verdict === 'testing' && mode === 'testing' ? 1 : 0;
}

function text(mode: Mode, mx: readonly string[], maxAge: number): string {
  return formatPolicy({ version: 'STSv1', mode, mx, maxAge, extensions: [] });
}

/** An id must differ from every one before: the first is this very moment, later ones their own day. */
function recordAt(moment: number): string {
  return formatRecord({ id: idOf(moment), extensions: [] });
}
