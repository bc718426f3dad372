// What must come of a world by RFC 8461, RFC 8460 and RFC 7672, worked out from its choices alone, a second time and in another way
// than the simulator's: which policy is in force, where the mail ends, which failures are reported. Leaves out the 2016 draft.
import { standardNow } from '#src/simulator/world/standard-world.ts';
import type { World } from './dimensions.ts';
import { covers, followsDane, followsSts, hostsOf, publishedRules, sealsDns, type Host, type Rules } from './facts.ts';
import { domain, maxAge, storedRules } from './worlds.ts';

export interface Expected {
  /** The policies in force, one for each time that the sender looked; null: none. The last one governed the delivery. */
  readonly inForce: readonly (Rules | null)[];
  readonly delivery: 'delivered' | 'deferred' | 'bounced';
  readonly travelled: 'clear' | 'encrypted' | 'authenticated' | 'none';
  readonly to: string | null;
  readonly readBy: readonly ('receiver' | 'attacker')[];
  /** What a report counts, by the MTA-STS policy that was in force (`nameOfRules`). What DANE refuses stands under none. */
  readonly counts: ReadonlyMap<string, Count>;
}

export interface Count {
  /** "host result-type": in how many sessions. */
  readonly failures: Map<string, number>;
  /** Each of them: in which attempt (by its time), where, and whether DANE says so. */
  readonly failed: { readonly at: number; readonly host: string; readonly byDane: boolean }[];
  /** Connections in which TLS came about and nothing failed. */
  successes: number;
}

/** "enforce mx1.receiver.example"; empty for no policy. */
function nameOfRules(rules: Rules | null): string {
  return rules ? `${rules.mode} ${rules.mx.join(' ')}` : '';
}

interface Held {
  readonly rules: Rules;
  readonly current: boolean;
  readonly fetchedAt: number;
}

type Verdict = { readonly go: boolean; readonly type: string | null; readonly authenticated: boolean; readonly byDane?: boolean };

/** What must come of it. */
export function expectedOf(world: World): Expected {
  return new Course(world).run();
}

class Course {
  private readonly world: World;
  private held: Held | null;
  private failedAt: number | null;
  private readonly inForce: (Rules | null)[] = [];
  private readonly counts = new Map<string, Count>();
  private readonly noted = new Set<string>();
  private now = standardNow;
  private fetched = false;
  private brokenBefore = false;
  private brokenNow = false;

  constructor(world: World) {
    this.world = world;
    const ages: Partial<Record<World['stored'], number>> = { fresh: 2 * 86_400, 'other-id': 2 * 86_400, 'last-second': maxAge };
    const age = ages[world.stored];
    this.held =
      age === undefined ? null : { rules: storedRules(world), current: world.stored !== 'other-id', fetchedAt: standardNow - age };
    this.failedAt = world.stored === 'failed-just-now' ? standardNow - 100 : null;
  }

  run(): Expected {
    const { attempts } = this.world;
    const isLate = attempts === 'gives-up-after-loss';
    let ended = this.attempt(standardNow, isLate);
    const goesOn = attempts === 'two' || (attempts === 'as-usual' && this.brokenNow);
    if (typeof ended === 'string' && goesOn) {
      this.brokenBefore ||= this.brokenNow;
      ended = this.attempt(standardNow + 1800, false);
    } else if (typeof ended === 'string' && attempts.startsWith('gives-up')) ended = this.giveUp(ended) ?? 'bounced';
    const { inForce, counts } = this;
    const common = { inForce, counts };
    if (typeof ended !== 'string') return { ...common, delivery: 'delivered', ...ended };
    return { ...common, delivery: ended === 'bounced' ? 'bounced' : 'deferred', travelled: 'none', to: null, readBy: [] };
  }

  /** RFC 8461 section 5: before the mail goes back, the TXT record is looked up again; a new policy gets its chance. */
  private giveUp(ended: 'waits' | 'refused' | 'bounced'): ReturnType<Course['attempt']> | null {
    if (ended !== 'refused' || !followsSts(this.world)) return null;
    const before = JSON.stringify(this.inForce.at(-1));
    this.fetched = false;
    const after = this.findPolicy(standardNow, false);
    this.inForce.push(after);
    if (!this.fetched && JSON.stringify(after) === before) return null;
    const again = this.attempt(standardNow, false);
    return typeof again === 'string' ? null : again;
  }

  private attempt(now: number, lost: boolean): 'waits' | 'refused' | 'bounced' | Pick<Expected, 'travelled' | 'to' | 'readBy'> {
    this.brokenNow = false;
    this.now = now;
    const policy = followsSts(this.world) ? this.findPolicy(now, lost) : null;
    this.inForce.push(policy);
    const hosts = hostsOf(this.world);
    if (hosts === null) {
      this.note(domain, 'dnssec-invalid', null);
      return 'refused';
    }
    let refused = false;
    for (const host of hosts) {
      const result = this.tryHost(host, policy);
      if (typeof result !== 'string') return result;
      refused ||= result === 'refused';
    }
    return refused ? 'refused' : 'waits';
  }

  /** RFC 8461 sections 3.1, 3.3, 5.1 and 6. */
  private findPolicy(now: number, lost: boolean): Rules | null {
    const { txt, policyHost, attack } = this.world;
    if (this.held && now - this.held.fetchedAt > maxAge) this.held = null;
    const { held } = this;
    const hidden = txt === 'hidden' || attack === 'forge-mx-hide-txt' || (followsDane(this.world) && this.world.tlsa === 'bogus');
    if (lost || hidden || (txt !== 'valid' && txt !== 'beside-stranger')) {
      if (held && held.rules.mode !== 'none') this.notePolicy(now, 'sts-policy-fetch-error', held.rules);
      return held?.rules ?? null;
    }
    if (held?.current) return held.rules;
    if (this.failedAt !== null && now - this.failedAt < 300) return held?.rules ?? null;
    const failure = attack === 'block-policy' ? fetchFailures.timeout : fetchFailures[policyHost];
    if (failure) {
      this.failedAt = now;
      this.notePolicy(now, failure, held?.rules ?? null);
      return held?.rules ?? null;
    }
    this.fetched = true;
    this.held = { rules: publishedRules(this.world), current: true, fetchedAt: now };
    return this.held.rules;
  }

  private tryHost(host: Host, policy: Rules | null): 'waits' | 'refused' | Pick<Expected, 'travelled' | 'to' | 'readBy'> {
    const dane = followsDane(this.world) && sealsDns(this.world) ? this.world.tlsa : 'absent';
    if (dane === 'servfail' || host.reach === 'unanswered') {
      this.note(host.host, 'dnssec-invalid', null);
      return 'refused';
    }
    const listed = policy === null || this.world.sender === 'sts-as-postfix' || policy.mx.some((pattern) => covers(pattern, host.host));
    if (policy?.mode === 'enforce' && !listed) {
      this.note(host.host, 'validation-failure', policy);
      return 'refused';
    }
    if (host.reach !== 'up') return 'waits';
    const verdict = this.judge(host, policy, listed, dane);
    if (verdict.type) this.note(host.host, verdict.type, verdict.byDane ? null : policy, verdict.byDane);
    else if (host.starttls === 'done') this.under(policy).successes++;
    if (!verdict.go) return 'refused';
    if (host.starttls === 'broken') {
      if (this.brokenBefore) return { travelled: 'clear', to: host.host, readBy: readersOf(host, false) };
      this.brokenNow = true;
      return 'waits';
    }
    const secured = host.starttls === 'done';
    const inTls = verdict.authenticated ? 'authenticated' : 'encrypted';
    const travelled = secured ? inTls : 'clear';
    return { travelled, to: host.host, readBy: readersOf(host, secured) };
  }

  /** RFC 7672 first, which nothing overrides (RFC 8461 section 2); then the policy. */
  private judge(host: Host, policy: Rules | null, listed: boolean, dane: World['tlsa']): Verdict {
    const byDane = daneFailure(host, dane);
    if (byDane) return { go: false, type: byDane, authenticated: false, byDane: true };
    const proved = dane === 'key' || dane === 'authority';
    if (policy?.mode === 'none') return { go: true, type: null, authenticated: proved };
    if (this.world.sender === 'sts-as-postfix') return judgeAsPostfix(host, policy);
    const ofListed = policy === null ? noTls(host) : (noTls(host) ?? certificateFailure(host));
    const type = policy !== null && !listed ? 'validation-failure' : ofListed;
    return { go: policy?.mode !== 'enforce' || type === null, type, authenticated: type === null && (proved || policy !== null) };
  }

  /** However often an attempt looks for the policy, it counts a kind of failure once. */
  private notePolicy(now: number, type: string, rules: Rules | null): void {
    const key = `${now} ${type}`;
    if (!this.noted.has(key)) this.note(`mta-sts.${domain}`, type, rules);
    this.noted.add(key);
  }

  private note(host: string, type: string, rules: Rules | null, byDane = false): void {
    const { failures, failed } = this.under(rules);
    failed.push({ at: this.now, host, byDane });
    const key = `${host} ${type}`;
    failures.set(key, (failures.get(key) ?? 0) + 1);
  }

  private under(rules: Rules | null): Count {
    const name = nameOfRules(rules);
    const count = this.counts.get(name) ?? { failures: new Map<string, number>(), failed: [], successes: 0 };
    this.counts.set(name, count);
    return count;
  }
}

/** RFC 8460 section 4.3.2.2: the policy host's certificate, the policy's text, or else the fetch. */
const fetchFailures: Readonly<Record<World['policyHost'], string | null>> = {
  ok: null,
  'expired-certificate': 'sts-webpki-invalid',
  'wrong-name': 'sts-webpki-invalid',
  untrusted: 'sts-webpki-invalid',
  syntax: 'sts-policy-invalid',
  'not-found': 'sts-policy-fetch-error',
  'server-error': 'sts-policy-fetch-error',
  'status-203': 'sts-policy-fetch-error',
  redirect: 'sts-policy-fetch-error',
  'wrong-type': 'sts-policy-fetch-error',
  'no-type': 'sts-policy-fetch-error',
  timeout: 'sts-policy-fetch-error',
  refused: 'sts-policy-fetch-error',
  'no-address': 'sts-policy-fetch-error',
  'too-slow': 'sts-policy-fetch-error',
  'too-big': 'sts-policy-fetch-error',
};

function noTls({ starttls }: Host): string | null {
  if (starttls === 'done') return null;
  return starttls === 'broken' ? 'validation-failure' : 'starttls-not-supported';
}

function certificateFailure({ host, shown }: Host): string | null {
  if (!shown?.trusted) return 'certificate-not-trusted';
  if (shown.expired) return 'certificate-expired';
  return shown.names.some((name) => covers(name, host)) ? null : 'certificate-host-mismatch';
}

/** RFC 7672 sections 2.2 and 3.1: usable records want TLS and a match; records that none of is usable still want TLS. */
export function daneFailure(host: Host, tlsa: World['tlsa']): string | null {
  if (tlsa === 'absent' || tlsa === 'unsigned') return null;
  const missing = noTls(host);
  if (missing || tlsa === 'unusable') return missing;
  const { shown } = host;
  if (tlsa !== 'authority') return tlsa === 'key' && shown?.key === 'own' ? null : 'tlsa-invalid';
  if (!shown?.anchored) return 'tlsa-invalid';
  if (!shown.names.some((name) => covers(name, host.host) || covers(name, domain))) return 'certificate-host-mismatch';
  return shown.expired ? 'certificate-expired' : null;
}

/** Postfix 3.7 compares the certificate with the policy's patterns ("*." at any depth) and never the host's name; testing is nothing. */
function judgeAsPostfix(host: Host, policy: Rules | null): Verdict {
  if (policy?.mode !== 'enforce') return { go: true, type: null, authenticated: false };
  const { shown } = host;
  const named = shown?.names.some((name) =>
    policy.mx.some((pattern) => (pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern)),
  );
  const ofDates = shown?.expired ? 'certificate-expired' : null;
  const type = noTls(host) ?? (shown?.trusted ? ofDates : 'certificate-not-trusted');
  const wrong = type ?? (named ? null : 'certificate-host-mismatch');
  return { go: wrong === null, type: wrong, authenticated: wrong === null };
}

function readersOf({ end, opened, watched }: Host, secured: boolean): Expected['readBy'] {
  if (end === 'attacker') return ['attacker'];
  return opened || (!secured && watched) ? ['receiver', 'attacker'] : ['receiver'];
}
