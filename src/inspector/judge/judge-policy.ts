// The checks about the policy file: what was got of it, by whom, and what it says (RFC 8461 sections 3.2 and 3.3). From a page
// much stays unprovable; a failure is called one only where it was seen.
import { policyFix } from '#src/inspector/advise/fixes.ts';
import { textOf } from '#src/inspector/ask/dns-wire.ts';
import { urlToAscii } from '#src/inspector/ask/domain-input.ts';
import type { PolicyObserved } from '#src/inspector/ask/policy-fetch.ts';
import type { CertificateSeen, Check, Inspection } from '#src/inspector/inspection.ts';
import { addressesOf, type Observed } from '#src/inspector/observed.ts';
import { longestMaxAge, modes, parsePolicy, type Policy } from '#src/protocol/mta-sts/policy.ts';
import { judgeResponse, policyHost, policyUrl, type PolicyResponse } from '#src/protocol/mta-sts/response.ts';
import { check, checkOf, curlProof, digProof } from './check.ts';

/** usable: `policy` is what a sender would act on. broken: seen to be of no use. unseen: not to be known from here. */
export interface PolicyJudged {
  readonly status: 'usable' | 'broken' | 'unseen';
  readonly policy?: Policy;
  readonly shown: Inspection['policy'];
  readonly checks: readonly Check[];
}

/** Judges what was got of the policy. `isAnnounced`: a record says that there is one; without it a missing file is no fault. */
export function judgePolicy(observed: Observed, isAnnounced: boolean): PolicyJudged {
  const got = observed.policy;
  const response = asResponse(got);
  const name = judgeHostName(observed);
  if (name.length > 0 && got.status === undefined && got.how !== 'pasted') return judged(observed, 'broken', isAnnounced ? name : []);
  if (response === 'unseen') return judged(observed, 'unseen', isAnnounced ? [unseen(observed), ...judgeAddresses(observed)] : []);
  const { value, findings } =
    response === 'text' ? parsePolicy(got.body ?? '', { toAscii: urlToAscii }) : judgeResponse(response, { toAscii: urlToAscii });
  if (!isAnnounced && !value) return judged(observed, 'broken', []);
  const text = shownBody(got);
  const mend = mendOf(observed, text, value);
  // The whole file is offered once, with the first mistake.
  const firstError = findings.find(({ severity, code }) => severity === 'error' && code.startsWith('policy-'));
  const checks = findings.map((finding) => {
    const evidence = finding.span ? lineAt(text, finding.span.start) : (got.detail ?? summary(got));
    const verdict = finding.code === 'policy-testing' || finding.code === 'policy-none' ? 'warn' : undefined;
    const fix = finding === firstError ? mend : undefined;
    return checkOf(finding, policyUrl(observed.domain), {
      ...(evidence && { evidence }),
      ...(verdict && { verdict }),
      ...(fix && { fix }),
    });
  });
  const status = value ? 'usable' : 'broken';
  return {
    ...judged(observed, status, [
      ...waysOf(observed, response, value),
      ...checks,
      ...judgeCertificate(observed),
      ...(isAnnounced ? judgeAddresses(observed) : []),
    ]),
    ...(value && { policy: value }),
  };
}

/** Senders without IPv6 find no policy host that has nothing else; an address where nobody answers costs time, or the policy. */
function judgeAddresses({ domain, policyHost: { a, aaaa }, policy: { dead = [] } }: Observed): Check[] {
  const host = policyHost(domain);
  const isIpv6Only = a.state !== 'failed' && a.records.length === 0 && aaaa.records.length > 0;
  return [
    ...(isIpv6Only ? [check('check-policy-host-ipv6-only', 'warn', host)] : []),
    ...(dead.length > 0 ? [check('check-policy-host-address-dead', 'warn', host, { values: { address: dead.join(', ') } })] : []),
  ];
}

/** What a sender would have got; `text`: only the words are known; `unseen`: nothing is known. */
function asResponse({
  how,
  status,
  contentType = null,
  location = null,
  body = '',
  tooLarge,
  failure,
}: PolicyObserved): PolicyResponse | 'text' | 'unseen' {
  if (how === 'not-asked' || how === 'unreadable' || failure === 'timeout') return 'unseen';
  if (failure) return { result: failure };
  if (status === undefined) return how === 'pasted' ? 'text' : 'unseen';
  return tooLarge ? { result: 'too-large' } : { result: 'answer', status, contentType, location, body };
}

/** Without an address no policy host can answer: DNS itself says so, so even a page may. */
function judgeHostName({ domain, policyHost: { a, aaaa } }: Observed): Check[] {
  const host = policyHost(domain);
  if (addressesOf({ a, aaaa }).length > 0) return [];
  // That the name does not exist holds for every type; a failure hides only what is not known.
  const isGone = a.state === 'no-name' || aaaa.state === 'no-name';
  if (!isGone && (a.state === 'failed' || aaaa.state === 'failed')) return [];
  const target = a.aliases.at(-1) ?? aaaa.aliases.at(-1);
  if (target !== undefined) return [check('check-policy-host-alias-dangling', 'fail', host, { values: { target } })];
  return [check('check-policy-host-no-address', 'fail', host, { evidence: `${host}: ${isGone ? 'NXDOMAIN' : 'no A, no AAAA'}` })];
}

function unseen(observed: Observed): Check {
  const { domain, policy } = observed;
  const { a } = observed.policyHost;
  const more = { proof: curlProof(domain), ...(policy.detail && { evidence: policy.detail }) };
  const url = policyUrl(domain);
  if (policy.failure === 'timeout') return check('check-policy-slow', 'unprovable', url, more);
  if (policy.unknownHere) {
    const addresses = addressesOf(observed.policyHost);
    if (addresses.length > 0) {
      const evidence = `${policy.detail}; by the resolvers that were asked: ${addresses.join(', ')}`;
      return check('check-policy-host-unknown-here', 'unprovable', policyHost(domain), {
        values: { addresses: addresses.join(', ') },
        ...more,
        evidence,
      });
    }
  }
  if (policy.noWay) return check('check-policy-no-way', 'unprovable', url, more);
  if (policy.how === 'unreadable') return check('check-policy-unreadable', 'unprovable', url, more);
  if (a.state === 'failed')
    return check('check-policy-host-lookup-failed', 'unprovable', policyHost(domain), { proof: digProof(policyHost(domain), 'A') });
  return check('check-policy-unreachable', 'unprovable', url, more);
}

/** The file as it should be: mode and life as it says them where that can be read, patterns for the mail servers there are. */
function mendOf({ domain, hosts }: Observed, text: string, policy: Policy | undefined): Check['fix'] {
  const mode = policy?.mode ?? /^mode:[ \t]*(enforce|testing|none)[ \t]*\r?$/m.exec(text)?.[1];
  const maxAge = policy?.maxAge ?? Number(/^max_age:[ \t]*(\d{1,8})[ \t]*\r?$/m.exec(text)?.[1] ?? 0);
  const names = hosts.map(({ host }) => host);
  return policyFix(
    domain,
    names,
    modes.find((one) => one === mode),
    maxAge > 0 && maxAge <= longestMaxAge ? maxAge : undefined,
  );
}

/** How the policy was come by, and what that proves. */
function waysOf(
  { domain, takesCommonNames, policy: got }: Observed,
  response: PolicyResponse | 'text',
  value: Policy | undefined,
): Check[] {
  const url = policyUrl(domain);
  const checks: Check[] = [];
  if (got.how === 'pasted') checks.push(check('check-policy-pasted', 'unprovable', url, { proof: curlProof(domain) }));
  else if (value) checks.push(check('check-policy-read', 'pass', url, { evidence: summary(got) }));
  if (value)
    checks.push(
      check('check-policy-valid', 'pass', url, {
        values: { mode: value.mode, patterns: value.mx.join(', ') || 'none', seconds: `${value.maxAge}` },
      }),
    );
  if (value?.mode === 'enforce') checks.push(check('check-mode-enforce', 'pass', url));
  if (got.how === 'read' && got.certificate === undefined && response !== 'text') {
    checks.push(certificateByBrowser(policyHost(domain), takesCommonNames));
    if (value) checks.push(check('check-policy-for-mail-servers', 'unprovable', url, { proof: curlProof(domain) }));
  }
  return checks;
}

/** What it is worth that a browser trusts a certificate: with one that takes names from the wrong place, not enough. */
function certificateByBrowser(host: string, takesCommonNames: boolean | undefined): Check {
  if (!takesCommonNames) return check('check-policy-certificate-by-browser', 'pass', host);
  const proof = `openssl s_client -connect ${host}:443 -servername ${host} </dev/null | openssl x509 -noout -ext subjectAltName`;
  return check('check-policy-certificate-common-name', 'unprovable', host, { proof });
}

/** Days before its end from which a certificate is worth a warning: renewals run 30 days ahead, so by then one has failed. */
const soon = 14;

/** The certificate that was seen, where it is in order; what is wrong with it is a finding already. */
function judgeCertificate({ domain, now, policy: { certificate } }: Observed): Check[] {
  if (!certificate || certificate.error !== null) return [];
  const { days, endsSoon, evidence } = lifetimeOf(certificate, now);
  const more = { values: { days }, evidence };
  const host = policyHost(domain);
  return [
    endsSoon ? check('check-policy-certificate-ends-soon', 'warn', host, more) : check('check-policy-certificate', 'pass', host, more),
  ];
}

/** The days that a certificate has left, and whether they are few. */
export function lifetimeOf(
  { names, issuer, validTo }: CertificateSeen,
  now: number,
): { readonly days: string; readonly endsSoon: boolean; readonly evidence: string } {
  const days = Math.floor((validTo - now) / 86_400);
  const evidence = `${names.join(', ')}; ${issuer}; until ${new Date(validTo * 1000).toISOString()}`;
  return { days: `${days}`, endsSoon: days < soon, evidence };
}

function judged(observed: Observed, status: PolicyJudged['status'], checks: readonly Check[]): PolicyJudged {
  const got = observed.policy;
  const { status: code, contentType } = got;
  // The relay that got nothing fetched nothing.
  const how = got.how === 'relay' && code === undefined ? 'unreachable' : got.how;
  const reason = how === 'unreachable' ? (judgeHostName(observed)[0]?.evidence ?? got.detail) : undefined;
  const body = shownBody(got);
  const policy = status === 'usable' ? parsePolicy(got.body ?? '').value : undefined;
  const shown = {
    how,
    ...(reason && { reason }),
    ...(code !== undefined && { status: code }),
    ...(contentType && { contentType }),
    ...(body && { body }),
    ...(policy && { mode: policy.mode, maxAge: policy.maxAge, mx: policy.mx }),
  };
  return { status, shown, checks };
}

function shownBody({ body = '' }: PolicyObserved): string {
  return typeof body === 'string' ? body : textOf(body);
}

function summary({ status, contentType, body, location, address }: PolicyObserved): string {
  if (status === undefined) return '';
  const octets = typeof body === 'string' ? new TextEncoder().encode(body).length : (body?.length ?? 0);
  return [
    `${status}`,
    contentType ?? 'no media type',
    `${octets} octets`,
    location && `Location: ${location}`,
    address && `from ${address}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The line that a finding points into. */
function lineAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return text
    .slice(start, end < 0 ? undefined : end)
    .replace(/\r$/, '')
    .slice(0, 1000);
}
