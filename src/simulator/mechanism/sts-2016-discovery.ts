// Where a sender of the March 2016 draft has its policy from, as events: its memory, the record at _smtp_sts.DOMAIN, and the copy on the
// domain's web server that a new policy must equal (sections 3, 3.2 and 3.3).
import type { Answer } from '#src/protocol/dns/zone.ts';
import type { Finding } from '#src/protocol/finding.ts';
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
import { lookUp, textsOf } from '#src/simulator/network/lookup.ts';
import type { Run } from '#src/simulator/session/run.ts';

type Fetched = Omit<Cached2016, 'validated'>;

/** Seconds. */
const defaultTtl = 3600;
const defaultTimeout = 60;

/** The stored policy while it is in force, else the newest, which is trusted on first use; `isFresh`: it was asked for. */
export function discover2016(run: Run): { readonly application: Application2016; readonly isFresh: boolean } {
  const begun = recall(run);
  if (begun.step !== 'fetch') return { application: begun, isFresh: false };
  const { fetched } = lookUpPolicy(run);
  return { application: receive2016(begun, fetched && { ...fetched, authenticated: true }), isFresh: true };
}

/** Every host was refused: looks once for a new, authenticated policy. `isCopyRead`: the copy on the web server was asked for. */
export function renew2016(run: Run, application: Application2016): { readonly application: Application2016; readonly isCopyRead: boolean } {
  const exhausted = exhaust2016(application);
  const held = exhausted.cached;
  run.world.forgetAnswers(`TXT ${policyName2016(run.domain)}`);
  const { answer, fetched } = lookUpPolicy(run);
  if (!fetched) return { application: receive2016(exhausted, null), isCopyRead: false };
  const plan = planAuthentication2016(held?.policy ?? null, run.domain);
  const copy = plan.method === 'webpki' && fetched.text !== held?.text ? fetchCopy(run, plan.uri) : null;
  const dns = answer.status === 'SERVFAIL' ? 'bogus' : answer.security;
  const { authenticated } = authenticate2016(plan, fetched.text, dns, copy);
  return { application: receive2016(exhausted, { ...fetched, authenticated }), isCopyRead: copy !== null };
}

function recall({ journal, memory, domain }: Run): Application2016 {
  const { draft } = memory;
  const policy = draft && selectRecord2016([[draft.text]]).value;
  const stored = draft && policy ? { ...draft, policy } : null;
  const begun = begin2016(stored, journal.at);
  const text = stored ? `${stored.text}; ${expiresAt2016(stored) - journal.at} s left` : `nothing stored for ${domain}`;
  const explains = begun.cached ? 'cache-hit' : 'cache-expired';
  const what = { text, explains: stored ? explains : 'cache-empty' } as const;
  journal.add({ id: 'cache/lookup', from: 'sender', to: 'sender', channel: 'cache', phase: 'policy', ...what });
  return begun;
}

function lookUpPolicy(run: Run): { answer: Answer; fetched: Fetched | null } {
  const kinds = ['draft-txt-query', 'draft-txt-answer', 'draft-txt-absent'] as const;
  const judge = (found: Answer): readonly Finding[] => selectRecord2016(textsOf(found)).findings;
  const answer = lookUp(run, { name: policyName2016(run.domain), type: 'TXT', phase: 'policy', kinds, judge });
  const texts = textsOf(answer);
  const { value: policy, record = 0 } = selectRecord2016(texts);
  const text = texts[record]?.join('');
  if (!policy || text === undefined) return { answer, fetched: null };
  return { answer, fetched: { policy, text, fetchedAt: run.journal.at, ttl: defaultTtl } };
}

function fetchCopy(run: Run, uri: string): HttpsAnswer2016 {
  const [, host = '', port, path = '/'] = /^https:\/\/([^/:?#]+)(?::(\d*))?([^?#]*)/i.exec(uri) ?? [];
  const timeout = run.world.scenario.sender.fetchTimeout ?? defaultTimeout;
  const got = fetchFile(run, host, { path: path || '/', port: Number(port) || 443, id: 'draft-policy', timeout });
  return { ok: got.result === 'answer' && got.status === 200, body: got.result === 'answer' ? String(got.body) : '' };
}
