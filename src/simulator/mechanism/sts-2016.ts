// The design of March 2016 as a mechanism (the draft's sections 3.4 and 3.5): the whole policy comes by DNS,
// and refuses nothing before a host has conformed to it once; when every host was refused, the sender looks once for a new one.
import { judgeDane } from '#src/protocol/dane/evaluate.ts';
import { expiresAt2016, tryMx2016, type Application2016, type Tried2016 } from '#src/protocol/smtp-sts-2016/application.ts';
import { failureTypes2016 } from '#src/protocol/smtp-sts-2016/failure-type.ts';
import type { CertificateMethod2016, Policy2016 } from '#src/protocol/smtp-sts-2016/policy.ts';
import { certificateFacts2016, tlsaFacts2016, type MxSeen2016 } from '#src/protocol/smtp-sts-2016/validation.ts';
import type { Run } from '#src/simulator/session/run.ts';
import { starttlsState } from './dane.ts';
import { nothingSeen, policyKnown } from './mechanism.ts';
import type { DueReport, HostVerdict, LocatedHost, PolicyMechanism, Promised, Seen } from './mechanism.ts';
import { nothingPromised } from './none.ts';
import { discover2016, renew2016 } from './sts-2016-discovery.ts';
import { report2016 } from './sts-2016-report.ts';

/** A sender that follows the draft, with these ways to check a certificate. */
export function sts2016(run: Run, methods: readonly CertificateMethod2016[]): PolicyMechanism {
  return new Sts2016(run, methods);
}

class Sts2016 implements PolicyMechanism {
  promised: Promised = nothingPromised;
  readonly wantsTlsa: boolean;
  private readonly run: Run;
  private readonly methods: readonly CertificateMethod2016[];
  private application: Application2016 = { step: 'fetch', cached: null, candidate: null };
  /** The policy under which the first failure came about. */
  private failed: Policy2016 | null = null;

  constructor(run: Run, methods: readonly CertificateMethod2016[]) {
    this.run = run;
    this.methods = methods;
    this.wantsTlsa = methods.includes('tlsa');
  }

  discover(): void {
    const { journal, outcome } = this.run;
    const { application, isFresh } = discover2016(this.run);
    this.goOn(application);
    const held = application.cached;
    this.promised = held ? promiseOf(held.policy, isFresh ? 'fresh' : 'cache') : nothingPromised;
    const kind = held && !held.validated && held.policy.to ? 'draft-policy-unproven' : 'draft-policy';
    const knows = policyKnown(this.promised, held && !isFresh ? expiresAt2016(held) - journal.at : undefined);
    outcome.decidedBy(journal.decide(held ? kind : 'policy-absent', { id: 'policy', phase: 'policy', knows }));
  }

  checks(): 'name' | 'nothing' {
    return this.policy()?.c === 'webpki' ? 'name' : 'nothing';
  }

  judgeName(host: LocatedHost): HostVerdict | null {
    return this.policy()?.mx ? this.judge(host, nothingSeen) : null;
  }

  judge(host: LocatedHost, seen: Seen): HostVerdict {
    const { action, judgement } = this.tryHost(host, seen);
    const { failure, conforms } = judgement;
    const policy = this.policy();
    const withoutPolicy = policy === null && seen.starttls !== true ? 'starttls-not-supported' : null;
    const isChecked = policy !== null && policy.c !== null && seen.certificate !== 'not-yet' && seen.starttls === true;
    return {
      action,
      resultType: failure ? failureTypes2016[failure].successor : withoutPolicy,
      ...(failure && { ownType: failure }),
      ...(action === 'deliver-and-report' && { goesOn: policy?.to ? 'draft-goes-on-unproven' : 'draft-goes-on-reporting' }),
      by: 'policy',
      authenticated: isChecked && conforms,
    };
  }

  remember(host: LocatedHost, seen: Seen): void {
    const { judgement, application } = this.tryHost(host, seen);
    if (judgement.failure) this.failed ??= this.policy();
    this.goOn(application);
  }

  allRefused(): boolean {
    if (!this.application.cached) return false;
    const { journal, outcome } = this.run;
    return journal.within('check-again', () => {
      journal.decide('check-again', { phase: 'decision' });
      const { application, isCopyRead } = renew2016(this.run, this.application);
      this.goOn(application);
      const isNew = application.step === 'try';
      // The copy was asked for and did not agree; otherwise the policy in force is now the new one, or still the old one.
      if (isNew) this.promised = promiseOf(this.policy(), 'fresh');
      outcome.decidedBy(journal.decide(isCopyRead && !isNew ? 'draft-policy-check' : 'draft-policy', { phase: 'decision' }));
      return isNew;
    });
  }

  report(): DueReport | null {
    return this.failed && report2016(this.run, this.failed);
  }

  private policy(): Policy2016 | null {
    return (this.application.candidate ?? this.application.cached)?.policy ?? null;
  }

  private tryHost(host: LocatedHost, seen: Seen): Tried2016 {
    return tryMx2016(this.application, seenBy2016(host, seen, this.run.journal.at), this.methods);
  }

  private goOn(application: Application2016): void {
    this.application = application;
    const { cached } = application;
    const kept = cached && { text: cached.text, fetchedAt: cached.fetchedAt, ttl: cached.ttl, validated: cached.validated };
    this.run.memory.keepDraft(kept);
  }
}

function promiseOf(policy: Policy2016 | null, source: 'cache' | 'fresh'): Promised {
  return { source, mode: policy?.to ? 'enforce' : 'testing', rules: null };
}

/** What was seen of a host, in the words in which the draft judges it. */
function seenBy2016({ host, dane }: LocatedHost, seen: Seen, now: number): MxSeen2016 {
  const starttls = starttlsState(seen);
  const { certificate } = seen;
  if (certificate === 'not-yet') return { host, starttls, certificate: { trusted: true, expired: false, nameMatches: true }, tlsa: 'pass' };
  const chain = certificate ? [{ '1 1': certificate.spki }] : [];
  const tlsa = dane && tlsaFacts2016(judgeDane(dane, { starttls: 'done', chain, nameMatches: true, expired: false }));
  return { host, starttls, certificate: certificate && certificateFacts2016(certificate, host, now), tlsa };
}
