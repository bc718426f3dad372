// The policy steps of the March 2016 draft as events: the record at _smtp_sts.DOMAIN, and its check against the HTTPS copy before a
// new policy takes the place of a cached one (sections 3.5 and 3.3).
import type { Answer } from '#src/protocol/dns/zone.ts';
import {
  begin2016,
  exhaust2016,
  expiresAt2016,
  receive2016,
  type Application2016,
  type Cached2016,
} from '#src/protocol/smtp-sts-2016/application.ts';
import { authenticate2016, planAuthentication2016, type HttpsAnswer2016 } from '#src/protocol/smtp-sts-2016/authentication.ts';
import { policyName2016 } from '#src/protocol/smtp-sts-2016/policy.ts';
import { selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import { fetchFile } from '#src/simulator/network/https-fetch.ts';
import { lookUp } from '#src/simulator/network/lookup.ts';
import { joinedTexts, textsOf } from './policy-lookup.ts';
import { decide, type Run } from '#src/simulator/sender/run.ts';

const defaultTtl = 3600;

/** The policy for this attempt: the cached one, or the newest, which is trusted on first use. */
export function beginPolicy2016(run: Run): Application2016 {
  const now = run.journal.at;
  const begun = begin2016(run.memory2016, now);
  const explains = run.memory2016 === null ? 'cache-empty' : begun.cached ? 'cache-hit' : 'cache-expired';
  const text = run.memory2016
    ? `${run.memory2016.text}; ${expiresAt2016(run.memory2016) - now} s left`
    : `nothing stored for ${run.domain}`;
  run.journal.add({ id: 'cache/lookup', from: 'sender', to: 'sender', channel: 'cache', phase: 'policy', text, explains });
  const application = begun.step === 'fetch' ? receive2016(begun, withTrust(lookUpPolicy(run).fetched, true)) : begun;
  const held = application.cached;
  const mode = held ? (held.policy.to ? 'enforce' : 'testing') : null;
  const source = held === null ? 'none' : begun.step === 'fetch' ? 'fresh' : 'cache';
  const kind = held === null ? 'policy-absent' : held.validated || !held.policy.to ? 'draft-policy' : 'draft-policy-unproven';
  run.policy2016 = { source, mode };
  run.deciding = decide(run, kind, { id: 'policy', phase: 'policy', knows: { policy: { source, mode } } }).id;
  return application;
}

/** Every host was refused: looks once for a new, authenticated policy. Whether there is one, so that the hosts are tried again. */
export function renewPolicy2016(run: Run): boolean {
  if (!run.application2016?.cached) return false;
  return run.journal.within('check-again', () => {
    decide(run, 'check-again', { phase: 'decision' });
    const exhausted = exhaust2016(run.application2016!);
    run.answers.delete(`TXT ${policyName2016(run.domain)}`);
    const { answer, fetched } = lookUpPolicy(run);
    const plan = planAuthentication2016(exhausted.cached?.policy ?? null, run.domain);
    let https: HttpsAnswer2016 | null = null;
    if (plan.method === 'webpki' && fetched && fetched.text !== exhausted.cached?.text) {
      const [, host = '', path = '/'] = /^https:\/\/([^/:?#]+)(?::\d*)?([^?#]*)/i.exec(plan.uri) ?? [];
      const got = fetchFile(run, host, path || '/', 'draft-policy');
      https = { ok: got.result === 'answer' && got.status === 200, body: got.result === 'answer' ? String(got.body) : '' };
    }
    const dns = answer.status === 'SERVFAIL' ? 'bogus' : answer.security;
    const trusted = fetched ? authenticate2016(plan, fetched.text, dns, https).authenticated : false;
    const next = receive2016(exhausted, withTrust(fetched, trusted));
    run.application2016 = next;
    // The HTTPS copy was asked and did not agree; otherwise the policy in force is now the new one, or still the old one.
    if (next.step === 'try') run.policy2016 = { source: 'fresh', mode: next.candidate?.policy.to ? 'enforce' : 'testing' };
    const kind = https && next.step !== 'try' ? 'draft-policy-check' : 'draft-policy';
    run.deciding = decide(run, kind, { phase: 'decision' }).id;
    return next.step === 'try';
  });
}

/** What the sender remembers after an attempt. */
export function remembered2016({ application2016 }: Run, before: Cached2016 | null): Cached2016 | null {
  return application2016 ? application2016.cached : before;
}

type Fetched = Omit<Cached2016, 'validated'> | null;

function lookUpPolicy(run: Run): { answer: Answer; fetched: Fetched } {
  const kinds = ['draft-txt-query', 'draft-txt-answer', 'draft-txt-absent'] as const;
  const answer = lookUp(run, { name: policyName2016(run.domain), type: 'TXT', phase: 'policy', kinds });
  const { value, record } = selectRecord2016(textsOf(answer));
  const text = joinedTexts(answer)[record ?? 0];
  if (!value || text === undefined) return { answer, fetched: null };
  return { answer, fetched: { policy: value, text, fetchedAt: run.journal.at, ttl: defaultTtl } };
}

function withTrust(fetched: Fetched, authenticated: boolean): (Omit<Cached2016, 'validated'> & { authenticated: boolean }) | null {
  return fetched && { ...fetched, authenticated };
}
