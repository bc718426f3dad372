// Domains of kinds that administrators met, each with the right verdict: what is the domain's fault, what is only not to be known from
// where it was asked, and what is one thing and not two.
import { describe, expect, it } from 'vitest';
import type { Inspection } from '#src/inspector/inspection.ts';
import { judgeInspection } from '#src/inspector/judge/judge-inspection.ts';
import { providerOf } from '#src/inspector/judge/mail-providers.ts';
import { relayPolicySource } from '#src/inspector/ask/relay-source.ts';
import type { Observed } from '#src/inspector/observed.ts';
import { nodeRelayTransport } from '#src/probe/relay-transport.ts';
import { a, domain, failed, foundWith, host, lookup, mx, plainHost, policy, seen, tlsa, txt } from '../inspector/observed-world.ts';
import { trusting } from '../probe/peers.ts';

type Judged = Omit<Inspection, 'resolvers' | 'questions'>;
const judge = (change: Partial<Observed>): Judged => judgeInspection(foundWith(change));
/** The checks that are no praise, in one word each. */
const troubles = ({ checks }: Judged) =>
  checks.filter(({ verdict }) => verdict !== 'pass').map(({ code, verdict }) => `${code} ${verdict}`);
const found = ({ checks }: Judged, code: string) => checks.filter((check) => check.code === code);

const mx1 = `mx1.${domain}`;
const body = `version: STSv1\nmode: enforce\nmx: ${mx1}\nmax_age: 2592000\n`;
const machine = { vantage: 'machine', policy: policy('enforce', { certificate: null, body }) } as const;
const looked = (...args: Parameters<typeof seen>) => ({ ...machine, hosts: [plainHost(mx1, seen(...args))] });
const none = <T extends 'A' | 'AAAA'>(name: string, type: T) => lookup<T>(name, type, [], { state: 'no-data' });
const v6 = (name: string) => lookup(name, 'AAAA', [{ type: 'AAAA', address: '2001:db8::25' }]);

describe('a mail server', () => {
  it('that greets with 554 refuses this machine, and no more is known', () => {
    const transcript = ['S: 554 5.7.1 192.0.2.7 is blocked'];
    const judged = judge(looked('turned-away', { transcript }));
    expect(troubles(judged)).toEqual(['check-mx-turns-away unprovable']);
    expect(found(judged, 'check-mx-turns-away')[0]!.evidence).toContain('554 5.7.1');
    expect(judged.verdict).toBe('enforced');
  });

  it('to which no way leads is told apart from a closed port 25', () => {
    expect(troubles(judge(looked('no-way')))).toEqual(['check-mx-no-way unprovable']);
    expect(troubles(judge(looked('blocked')))).toEqual(['check-port-25-blocked unprovable']);
  });

  it('with IPv6 alone is a warning of its own', () => {
    const v6Only = plainHost(mx1, { a: none(mx1, 'A'), aaaa: v6(mx1), ...seen('no-way') });
    expect(troubles(judge({ ...machine, hosts: [v6Only] }))).toEqual(['check-mx-ipv6-only warn', 'check-mx-no-way unprovable']);
  });

  it('that is an address gets no mx line', () => {
    const judged = judge({ mx: mx('192.0.2.25'), hosts: [plainHost('192.0.2.25')] });
    expect(found(judged, 'mx-address')).toHaveLength(1);
    expect(found(judged, 'mx-not-covered')).toEqual([]);
    expect(judged.checks.some(({ fix }) => fix?.text.includes('192.0.2.25'))).toBe(false);
    expect(judged.verdict).toBe('broken');
  });

  it('without any address is not asked about again', () => {
    const judged = judge({ ...machine, hosts: [plainHost(mx1, { a: none(mx1, 'A'), aaaa: none(mx1, 'AAAA') })] });
    expect(troubles(judged)).toEqual(['check-mx-no-address fail']);
  });

  it('with one dead address of two is a warning', () => {
    const both = { seen: [...seen('refused', { address: '192.0.2.26' }).seen!, ...seen('tls').seen!] };
    const judged = judge({ ...machine, hosts: [plainHost(mx1, both)] });
    expect(troubles(judged)).toEqual(['check-mx-address-dead warn']);
    expect(found(judged, 'check-mx-address-dead')[0]!.values).toEqual({ address: '192.0.2.26' });
  });

  it('with TLS 1.0 alone offers only what is older than 1.2', () => {
    const judged = judge(looked('old-tls', { detail: 'unsupported protocol' }));
    expect(troubles(judged)).toEqual(['check-mx-old-tls fail']);
    expect(found(judged, 'check-mx-old-tls')[0]!.citation).toEqual({ document: 'RFC 8461', section: '7.2' });
    expect(judged.verdict).toBe('broken');
  });

  it('of five with the same finding, the finding comes once, with five names and one loop', () => {
    const names = [1, 2, 3, 4, 5].map((number) => `mx${number}.provider.example`);
    const ofProvider = body.replace(mx1, '*.provider.example');
    const hosts = names.map((name) => plainHost(name, { a: a(name) }));
    const [check, ...more] = found(
      judge({ mx: mx(...names), hosts, policy: policy('enforce', { body: ofProvider }) }),
      'check-mx-tls-unseen',
    );
    expect(more).toEqual([]);
    expect(check!.subject).toBe(names.join(', '));
    expect(check!.proof).toBe(
      `for host in ${names.join(' ')}; do openssl s_client -starttls smtp -connect "$host":25 -servername "$host" -verify_hostname "$host" -brief </dev/null; done`,
    );
  });

  it.each([
    ['aspmx.l.google.com', 'Google Workspace or Gmail'],
    ['inbound-smtp.eu-west-1.amazonaws.com', 'Amazon SES'],
    ['ec2-192-0-2-1.eu-west-1.compute.amazonaws.com', undefined],
    ['mill-example.mail.protection.outlook.com', 'Microsoft 365'],
    ['vps-1a2b3c.vps.ovh.net', undefined],
    ['mx1.mail.ovh.net', 'OVHcloud'],
    ['1.2.0.192.bc.googleusercontent.com', undefined],
  ])('%s: %s', (name, provider) => expect(providerOf(name)).toBe(provider));
});

describe('the policy host', () => {
  const ask = (change: Partial<Observed>) => judge({ ...change, hosts: [plainHost(mx1, seen('tls'))] });

  it('that does not exist is said, whoever asks', () => {
    const gone = { a: lookup(`mta-sts.${domain}`, 'A'), aaaa: { ...lookup(`mta-sts.${domain}`, 'AAAA'), ...failed } };
    const judged = ask({ policyHost: gone, policy: { how: 'unreachable' } });
    expect(troubles(judged)).toContain('check-policy-host-no-address fail');
    expect(judged.policy.reason).toBe(`mta-sts.${domain}: NXDOMAIN`);
  });

  it('that the resolver of this machine does not know is not provable, with both told', () => {
    const judged = ask({ policy: { how: 'relay', unknownHere: true, detail: 'the resolver of this machine knows no address' } });
    const [check] = found(judged, 'check-policy-host-unknown-here');
    expect(check!.verdict).toBe('unprovable');
    expect(check!.evidence).toMatch(/the resolver of this machine knows no address.*192\.0\.2\.25/);
    expect(judged.verdict).toBe('unknown');
    expect(judged.policy.how).toBe('unreachable');
  });

  it('and the relay says so', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    const answer = await nodeRelayTransport({ secureContext: trusting, resolve }).policy(domain, new AbortController().signal);
    expect(answer).toMatchObject({ how: 'unreachable', unknownHere: true });
    const told = { status: null, contentType: null, body: null, certificate: null, error: { code: 'unknown-here', detail: 'none' } };
    const source = relayPolicySource('/relay');
    const context = {
      fetch: async () => new Response(JSON.stringify(told)),
      signal: new AbortController().signal,
      addresses: Promise.resolve([]),
    };
    expect(await source(domain, context)).toMatchObject({ unknownHere: true, detail: 'none' });
  });

  it('to which no way leads is not provable', () => {
    const judged = ask({ policy: { how: 'unreachable', noWay: true, detail: 'connect ENETUNREACH' } });
    expect(troubles(judged)).toEqual(['check-policy-no-way unprovable']);
  });

  it('with IPv6 alone, and with a dead address, is a warning', () => {
    const name = `mta-sts.${domain}`;
    expect(troubles(ask({ policyHost: { a: none(name, 'A'), aaaa: v6(name) }, ...machine }))).toEqual(['check-policy-host-ipv6-only warn']);
    const dead = { ...machine, policy: { ...machine.policy, dead: ['192.0.2.81'] } };
    expect(troubles(ask(dead))).toEqual(['check-policy-host-address-dead warn']);
  });

  it('with two Content-Type header fields is told as two', () => {
    const twice = (contentType: string) => troubles(ask({ ...machine, policy: { ...machine.policy, contentType } }));
    expect(twice('application/octet-stream, text/plain')).toEqual(['response-media-type-twice fail']);
    expect(twice('text/plain, application/octet-stream')).toEqual(['response-media-type-again warn']);
  });

  it('from which nothing came was not fetched by the relay', () => {
    const how = (more: object) => ask({ policy: { how: 'relay', ...more } }).policy.how;
    expect(how({ failure: 'connect-error', detail: 'refused' })).toBe('unreachable');
    expect(how({ status: 404, body: '' })).toBe('relay');
  });
});

describe('the records', () => {
  const record = (...texts: string[]) => judge({ record: txt(`_mta-sts.${domain}`, ...texts), hosts: [plainHost(mx1, seen('tls'))] });

  it.each([
    ['v=STSv1\\; id=20260101\\;', 'txt-escaped-semicolon'],
    ['"v=STSv1; id=20260101;"', 'txt-quoted'],
    ['"v=STSv1\\; id=20260101\\;"', 'txt-quoted'],
    ['v=STSv1 id=20260101', 'txt-version-no-delimiter'],
    [' v=STSv1; id=20260101;', 'txt-leading-space'],
  ])('%s is a broken attempt, with its cause alone', (text, code) => {
    const judged = record(text);
    const [first, ...more] = judged.checks.filter(({ subject }) => subject === `_mta-sts.${domain}`);
    expect([first!.code, more]).toEqual([code, []]);
    expect(judged.verdict).toBe('broken');
    expect(judged.answer.code).toBe('answer-record-broken');
  });

  it.each([['v=spf1 -all'], ['v=STSv2; id=1;']])('%s is no policy, and no error', (text) => {
    expect(record(text).verdict).toBe('none');
  });

  it.each([`_mta_sts.${domain}`, `_mta-sts.${domain}.${domain}`])('at %s is found beside, with its place named', (place) => {
    const judged = judge({ record: txt(`_mta-sts.${domain}`), misplaced: [txt(place, 'v=STSv1; id=1;')] });
    const [check] = found(judged, 'check-record-elsewhere');
    expect(check).toMatchObject({ verdict: 'warn', values: { place } });
    expect(check!.fix).toEqual({ where: `_mta-sts.${domain} TXT`, text: 'v=STSv1; id=1;' });
    expect(judged.verdict).toBe('none');
  });

  it('a destination that no sender can use is one finding, and no praise', () => {
    const judged = judge({ tlsrpt: txt(`_smtp._tls.${domain}`, 'v=TLSRPTv1; rua=http://reports.example/') });
    expect(
      judged.checks.filter(({ subject }) => subject === `_smtp._tls.${domain}`).map(({ code, verdict }) => `${code} ${verdict}`),
    ).toEqual(['tlsrpt-uri-scheme fail']);
    const beside = judge({ tlsrpt: txt(`_smtp._tls.${domain}`, `v=TLSRPTv1; rua=http://reports.example/,mailto:tls@${domain}`) });
    expect(found(beside, 'check-tlsrpt-valid')).toHaveLength(1);
    expect(found(beside, 'tlsrpt-uri-scheme')[0]!.verdict).toBe('warn');
  });
});

describe('DANE beside MTA-STS', () => {
  const unsigned = { mx: { ...mx(mx1), secure: false }, hosts: [host(mx1, { tlsa: tlsa(mx1) })] };
  it('an unsigned domain with signed TLSA records is fine while the policy is enforced', () => {
    expect(found(judge(unsigned), 'check-dane-mx-unsigned')[0]!.verdict).toBe('pass');
    expect(found(judge({ ...unsigned, policy: policy('testing') }), 'check-dane-mx-unsigned')[0]!.verdict).toBe('warn');
  });
});
