// MTA-STS: which policy is in force for a delivery, by memory, TXT record and fetch (RFC 8461 sections 3.1, 3.3, 5.1), as events; and
// what it makes of each host (sections 4 and 5). The rules are protocol/mta-sts; where a sender departs from them, its profile does.
import type { Finding } from '#src/protocol/finding.ts';
import { isFresh, secondsLeft } from '#src/protocol/mta-sts/cache.ts';
import { afterFetch, cachedPolicy, type PolicyFailure, type PolicyInForce, type TxtAnswer } from '#src/protocol/mta-sts/discovery.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { judgeResponse, policyHost } from '#src/protocol/mta-sts/response.ts';
import { fetchFile } from '#src/simulator/network/https-fetch.ts';
import { lookUpTxt } from '#src/simulator/network/lookup.ts';
import type { SenderProfile } from '#src/simulator/sender/profile.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { Run } from '#src/simulator/session/run.ts';
import { storedText } from '#src/simulator/session/event-texts.ts';
import { nothingSeen, policyKnown } from './mechanism.ts';
import type { DueReport, HostVerdict, LocatedHost, PolicyMechanism, Promised, Seen, TlsaGoneBy } from './mechanism.ts';
import { nothingPromised } from './none.ts';
import { tlsReport } from './tls-report.ts';

/** A sender that follows RFC 8461. */
export function sts(run: Run, profile: SenderProfile): PolicyMechanism {
  return new Sts(run, profile);
}

class Sts implements PolicyMechanism {
  promised: Promised = nothingPromised;
  readonly wantsTlsa = false;
  private readonly run: Run;
  private readonly profile: SenderProfile;

  constructor(run: Run, profile: SenderProfile) {
    this.run = run;
    this.profile = profile;
  }

  /** Finds the policy in force; a fetch changes the sender's memory. */
  discover(): void {
    const { run } = this;
    this.promised = nothingPromised;
    this.showMemory('lookup', cacheKind(run));
    const held = cachedPolicy(run.memory.policy, run.journal.at);
    if (held.policy === null || run.world.scenario.sender.asksRecord !== 'nothing-stored') return this.ask();
    this.apply(held);
    run.journal.decide('record-not-asked', { phase: 'policy' });
    this.decidePolicy([]);
  }

  /** Asks for the record, and fetches what it announces. */
  private ask(): void {
    const { run, profile } = this;
    const { txt, findings } = this.askForRecord();
    const step = profile.policy.afterTxt(txt, run.memory.sts, run.journal.at);
    if (step.do === 'fetch') this.fetchPolicy(step.id, findings);
    else {
      this.apply(step.inForce);
      this.noteFailure(step.failure);
      if (step.forgets && run.memory.policy) this.forget();
      if (txt.txt === 'valid' && !step.waiting) run.journal.decide('fetch-not-needed', { phase: 'policy', findings });
      else if (step.waiting) run.journal.decide('fetch-failed', { phase: 'policy', findings });
    }
    if (this.promised.source === 'cache' && (step.do === 'fetch' || txt.txt !== 'valid')) this.showMemory('kept', 'cache-kept');
    this.decidePolicy(txt.txt === 'valid' ? [] : findings);
  }

  checks(): 'name' | 'nothing' {
    return this.isApplied() ? 'name' : 'nothing';
  }

  judgeName(host: LocatedHost): HostVerdict | null {
    return this.isApplied() && this.profile.policy.comparesNames ? this.judge(host, nothingSeen) : null;
  }

  judge({ host }: LocatedHost, seen: Seen): HostVerdict {
    return this.profile.policy.judge(this.promised.rules, { host, now: this.run.journal.at }, seen);
  }

  /** What was seen of a host changes nothing: a policy is replaced by a newer one only. */
  remember(): void {}

  /** Before mail goes back for the policy's sake, the record is looked up once more (section 5). */
  lookAgain(): boolean {
    const { run } = this;
    const { deciding } = run.outcome;
    const before = JSON.stringify(this.promised.rules);
    run.journal.decide('check-again', { phase: 'decision' });
    run.world.forgetAnswers();
    this.promised = nothingPromised;
    this.showMemory('lookup', cacheKind(run));
    this.ask();
    if (JSON.stringify(this.promised.rules) !== before) return true;
    run.outcome.decidedBy({ id: deciding });
    return false;
  }

  report(tlsa?: TlsaGoneBy): DueReport | null {
    return tlsReport(this.run, this.promised, tlsa);
  }

  private isApplied(): boolean {
    const { rules } = this.promised;
    return rules !== null && this.profile.policy.applies(rules);
  }

  private askForRecord(): { txt: TxtAnswer; findings: readonly Finding[] } {
    const { run, profile } = this;
    const kinds = ['sts-txt-query', 'sts-txt-answer', 'sts-txt-absent'] as const;
    const { status, texts } = lookUpTxt(run, `_mta-sts.${run.domain}`, kinds);
    if (status === 'SERVFAIL' || status === 'timeout') return { txt: { txt: 'temperror' }, findings: [] };
    return { txt: profile.policy.readTxt(texts), findings: parseRecords(texts).findings };
  }

  private fetchPolicy(id: string, findings: readonly Finding[]): void {
    const { run, profile } = this;
    run.journal.decide('fetch-needed', { phase: 'policy', findings });
    const timeout = run.world.scenario.sender.fetchTimeout ?? profile.policy.fetchTimeout;
    const response = fetchFile(run, policyHost(run.domain), { timeout });
    const judged = judgeResponse(response);
    const policy = profile.policy.readPolicy(response);
    const result = policy ? { policy } : { resultType: judged.resultType ?? ('sts-policy-fetch-error' as const) };
    const { inForce, failure, memory } = afterFetch(id, result, run.memory.sts, run.journal.at);
    this.apply(inForce);
    run.memory.keepSts(memory);
    this.noteFailure(failure);
    if (policy) this.showMemory('stored', 'cache-stored', judged.findings);
    else run.journal.decide('fetch-failed', { phase: 'policy', findings: judged.findings });
  }

  /** The policy as this sender applies it: some treat testing as enforce. */
  private apply({ source, policy }: PolicyInForce): void {
    const isStrict = policy?.mode === 'testing' && this.run.world.scenario.sender.strictTesting === true;
    const rules = isStrict ? { ...policy, mode: 'enforce' as const } : policy;
    this.promised = { source, mode: rules?.mode ?? null, rules };
  }

  private forget(): void {
    this.showMemory('forgotten', 'cache-forgotten');
    this.run.memory.keepSts({ cached: null, lastFailure: null });
  }

  private noteFailure(failure: PolicyFailure | null): void {
    if (!failure?.reportable) return;
    const { outcome, domain, journal } = this.run;
    const { attempt } = journal;
    // Looking again before a bounce finds the same thing wrong a second time: still one failure of this attempt.
    const isNoted = outcome.failures.some(
      (each) => each.about === 'policy' && each.attempt === attempt && each.resultType === failure.resultType,
    );
    if (isNoted) return;
    const what = { resultType: failure.resultType, about: 'policy', by: 'policy' } as const;
    outcome.noteFailure({ ...what, host: policyHost(domain), address: '', policy: this.promised.rules, attempt });
  }

  private showMemory(id: string, explains: EventKind, findings: readonly Finding[] = []): void {
    const { journal, memory, domain } = this.run;
    const text = memory.policy ? storedText(memory.policy, journal.at) : `nothing stored for ${domain}`;
    journal.add({ id: `cache/${id}`, from: 'sender', to: 'sender', channel: 'cache', phase: 'policy', text, explains, findings });
  }

  /** The last word on the policy. */
  private decidePolicy(findings: readonly Finding[]): void {
    const { journal, memory, outcome } = this.run;
    const { rules } = this.promised;
    const kinds = { enforce: 'policy-enforce', testing: 'policy-testing', none: 'policy-mode-none' } as const;
    const knows = policyKnown(this.promised, memory.policy ? secondsLeft(memory.policy, journal.at) : undefined);
    outcome.decidedBy(journal.decide(rules ? kinds[rules.mode] : 'policy-absent', { id: 'policy', phase: 'policy', knows, findings }));
  }
}

function cacheKind({ memory, journal }: Run): EventKind {
  if (!memory.policy) return 'cache-empty';
  return isFresh(memory.policy, journal.at) ? 'cache-hit' : 'cache-expired';
}
