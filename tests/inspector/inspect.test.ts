import '#src/explanations/english.ts';
import { explainText } from '#src/explanations/index.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { digest, goodPolicy, problems, startWorld, zone, type PolicyHost, type World } from './world.ts';
import type { ZoneData } from './ask/doh-server.ts';

let world: World | undefined;
afterEach(async () => world?.server.close());

/** What a page can never prove, and says so of every domain with a policy. */
const always = ['check-policy-for-mail-servers unprovable', 'check-mx-tls-unseen unprovable'];
const issue = (value: string) => [{ data: { tag: 'issue', value } }];
const text = (body: string, status = 200, type = 'text/plain') => new Response(body, { status, headers: { 'content-type': type } });

describe('inspect', () => {
  it('sees a domain in order', async () => {
    world = await startWorld(zone());
    const inspection = await world.inspect();
    expect(inspection).toMatchObject({
      domain: 'good.example',
      verdict: 'enforced',
      answer: { code: 'answer-enforced-dane', values: { domain: 'good.example' } },
      record: { texts: ['v=STSv1; id=20260101T000000;'], id: '20260101T000000' },
      policy: {
        how: 'read',
        status: 200,
        contentType: 'text/plain',
        body: goodPolicy,
        mode: 'enforce',
        maxAge: 604800,
        mx: ['mx1.good.example'],
      },
      tlsrpt: { rua: ['mailto:tls@good.example'] },
      mx: [
        { host: 'mx1.good.example', preference: 10, addresses: ['192.0.2.25', '2001:db8::25'], matches: true, tlsa: [`3 1 1 ${digest}`] },
      ],
      generatedAt: 1_800_000_000,
    });
    expect(problems(inspection)).toEqual(always);
    expect(inspection.resolvers.map(({ ad }) => ad)).toEqual([true, true]);
    expect(inspection.checks.map(({ code }) => code)).toContain('check-resolvers-agree');
  });

  it('asks no resolver more than eight questions and three for each MX for the verdict, each once, and tells it then', async () => {
    world = await startWorld(zone());
    const { verdict } = await world.inspect();
    expect(world.told.map(({ inspection }) => inspection.verdict)).toEqual([verdict]);
    for (const path of ['/dns-query', '/second']) {
      expect(world.told[0]!.asked[path]).toBeLessThanOrEqual(8 + 3);
      const asked = world.server.asked.filter((line) => line.startsWith(`${path} `));
      expect(new Set(asked).size).toBe(asked.length);
      const later = asked.slice(world.told[0]!.asked[path]).map((line) => line.split(' ').slice(1).join(' '));
      expect(later.filter((line) => !line.endsWith(' CAA'))).toEqual(['mta-sts-wildcard-test.good.example MX']);
    }
  });

  it('tells every step at its beginning and at its end', async () => {
    world = await startWorld(zone());
    await world.inspect();
    const ids = ['record', 'tlsrpt', 'mx', 'policy', 'addresses:mx1.good.example', 'tlsa:mx1.good.example'];
    expect(new Set(world.steps.map(({ id }) => id))).toEqual(new Set(ids));
    for (const id of ids) expect(world.steps.filter((step) => step.id === id).map(({ state }) => state)).toEqual(['asking', 'done']);
  });

  it('is plain data, as a worker must send it', async () => {
    world = await startWorld(zone());
    const inspection = await world.inspect();
    expect(structuredClone(inspection)).toEqual(inspection);
  });

  const cases: [string, ZoneData, PolicyHost | undefined, string, string, string[]][] = [
    [
      'no record',
      zone({ '_mta-sts.good.example TXT': undefined, 'mta-sts.good.example A': undefined }),
      'down',
      'none',
      'answer-none-dane',
      ['record-missing warn'],
    ],
    [
      'a policy that no record announces',
      zone({ '_mta-sts.good.example TXT': undefined }),
      undefined,
      'none',
      'answer-none-dane',
      ['record-missing warn', 'policy-without-record fail'],
    ],
    [
      'two records',
      zone({ '_mta-sts.good.example TXT': [{ data: ['v=STSv1; id=1;'] }, { data: ['v=STSv1; id=2;'] }] }),
      undefined,
      'broken',
      'answer-record-broken-dane',
      ['record-multiple fail'],
    ],
    [
      'an alias that leads nowhere',
      zone({ '_mta-sts.good.example TXT': undefined, '_mta-sts.good.example CNAME': [{ data: 'gone.example' }] }),
      undefined,
      'broken',
      'answer-record-broken-dane',
      ['check-record-alias-dangling fail'],
    ],
    ['a policy that pages may not read', zone(), 'opaque', 'unknown', 'answer-policy-unseen-dane', ['check-policy-unreadable unprovable']],
    ['a policy host that does not answer', zone(), 'down', 'unknown', 'answer-policy-unseen-dane', ['check-policy-unreachable unprovable']],
    [
      'a policy host without an address',
      zone({ 'mta-sts.good.example A': undefined }),
      'down',
      'broken',
      'answer-policy-broken-dane',
      ['check-policy-host-no-address fail'],
    ],
    [
      'a policy host that is an alias of nothing',
      zone({ 'mta-sts.good.example A': undefined, 'mta-sts.good.example CNAME': [{ data: 'gone.example' }] }),
      'down',
      'broken',
      'answer-policy-broken-dane',
      ['check-policy-host-alias-dangling fail'],
    ],
    ['a policy that is not there', zone(), text('no', 404), 'broken', 'answer-policy-broken-dane', ['response-not-found fail']],
    ['a policy with a byte order mark', zone(), text(`\ufeff${goodPolicy}`), 'broken', 'answer-policy-broken-dane', ['policy-bom fail']],
    [
      'a policy of 1 MB',
      zone(),
      text(`${goodPolicy}x: ${'a'.repeat(1 << 20)}\r\n`),
      'broken',
      'answer-policy-broken-dane',
      ['response-too-large fail'],
    ],
    [
      'a redirect',
      zone(),
      new Response(null, { status: 301, headers: { location: 'https://www.good.example/' } }),
      'broken',
      'answer-policy-broken-dane',
      ['response-redirect fail'],
    ],
    [
      'mode testing',
      zone(),
      text(goodPolicy.replace('enforce', 'testing')),
      'testing',
      'answer-testing-dane',
      [...always, 'policy-testing warn'],
    ],
    [
      'mode none',
      zone(),
      text('version: STSv1\nmode: none\nmax_age: 86400\n'),
      'none',
      'answer-mode-none-dane',
      [...always, 'policy-none warn'],
    ],
    [
      'an MX outside the policy',
      zone({
        'good.example MX': [
          { data: { preference: 10, exchange: 'mx1.good.example' } },
          { data: { preference: 20, exchange: 'mx.other.example' } },
        ],
      }),
      undefined,
      'broken',
      'answer-mx-not-covered',
      ['mx-not-covered fail'],
    ],
    [
      'a pattern without an MX',
      zone(),
      text(goodPolicy.replace('max_age', 'mx: old.good.example\r\nmax_age')),
      'enforced',
      'answer-enforced-dane',
      [...always, 'mx-pattern-unused warn'],
    ],
    [
      'no report address',
      zone({ '_smtp._tls.good.example TXT': undefined }),
      undefined,
      'enforced',
      'answer-enforced-dane',
      [...always, 'tlsrpt-missing warn'],
    ],
    [
      'TLSA records that cannot be used',
      zone({ '_25._tcp.mx1.good.example TLSA': [{ data: Uint8Array.of(0, 0, 1, 2) }] }),
      undefined,
      'enforced',
      'answer-enforced',
      [...always, 'check-dane-unusable warn'],
    ],
    [
      'an MX without an address',
      zone({ 'mx1.good.example A': undefined, 'mx1.good.example AAAA': undefined }),
      undefined,
      'enforced',
      'answer-enforced-dane',
      [always[0]!, 'check-mx-no-address fail'],
    ],
    [
      'an MX that is an address',
      zone({ 'good.example MX': [{ data: { preference: 1, exchange: '192.0.2.25' } }] }),
      undefined,
      'broken',
      'answer-mx-not-covered',
      ['mx-address fail'],
    ],
    [
      'an MX that is an alias',
      zone({
        'mx1.good.example A': undefined,
        'mx1.good.example AAAA': undefined,
        'mx1.good.example CNAME': [{ data: 'real.good.example' }],
        'real.good.example A': [{ data: '192.0.2.26' }],
      }),
      undefined,
      'enforced',
      'answer-enforced-dane',
      [...always, 'check-mx-alias warn'],
    ],
    ['no mail at all', { 'good.example MX': [{ data: { preference: 0, exchange: '.' } }] }, 'down', 'none', 'answer-no-mail', []],
    ['no MX and no address', { 'good.example TXT': [{ data: ['x'] }] }, 'down', 'none', 'answer-no-mail-server', ['check-mx-none fail']],
    ['no such domain', {}, 'down', 'none', 'answer-no-such-domain', ['check-domain-missing fail']],
    [
      'a record of the 2016 draft',
      zone({
        '_mta-sts.good.example TXT': undefined,
        'mta-sts.good.example A': undefined,
        '_smtp_sts.good.example TXT': [{ data: ['v=STS1; to=true'] }],
      }),
      'down',
      'none',
      'answer-none-dane',
      ['check-old-record warn'],
    ],
    [
      'a resolver that fails on the MX',
      zone({ 'good.example MX': 'SERVFAIL' }),
      undefined,
      'unknown',
      'answer-dns-failed',
      ['check-mx-lookup-failed unprovable'],
    ],
  ];
  it.each(cases)('judges %s', async (_, data, policy, verdict, answer, expected) => {
    world = await startWorld(data, policy === undefined ? undefined : () => (policy instanceof Response ? policy.clone() : policy));
    const inspection = await world.inspect();
    expect([inspection.verdict, inspection.answer.code]).toEqual([verdict, answer]);
    for (const one of expected) expect(problems(inspection)).toContain(one);
    for (const { code, values } of [...inspection.checks, inspection.answer])
      expect(Object.values(explainText(code, values)).join(' ')).not.toMatch(/\{[\w-]+\}/);
    if (verdict === 'unknown') expect(problems(inspection).some((one) => one.endsWith('unprovable'))).toBe(true);
  });

  it.each<[string, ZoneData, string]>([
    ['who may issue certificates', zone({ 'good.example CAA': [{ data: { tag: 'issue', value: 'ca.example; x=y' } }] }), 'check-caa pass'],
    ['that nobody may', zone({ 'mta-sts.good.example CAA': [{ data: { tag: 'issue', value: ';' } }] }), 'check-caa-forbids warn'],
    ['a provider', zone({ 'good.example MX': [{ data: { preference: 1, exchange: 'aspmx.l.google.com' } }] }), 'check-mx-provider pass'],
    [
      'a wildcard for mail',
      zone({ 'mta-sts-wildcard-test.good.example MX': [{ data: { preference: 1, exchange: 'mx.example' } }] }),
      'check-wildcard-mx warn',
    ],
    [
      'a wildcard',
      zone({ '_mta-sts.good.example TXT': [{ data: ['x'] }], '_smtp_sts.good.example TXT': [{ data: ['x'] }] }),
      'check-wildcard-txt warn',
    ],
  ])('notices %s', async (_, data, expected) => {
    world = await startWorld(data);
    expect((await world.inspect()).checks.map(({ code, verdict }) => `${code} ${verdict}`)).toContain(expected);
  });

  it('says of a subdomain that the policy above it does not count', async () => {
    world = await startWorld(zone({ 'dept.good.example MX': [{ data: { preference: 10, exchange: 'mx1.good.example' } }] }));
    const { checks, verdict } = await world.inspect({}, 'dept.good.example');
    expect(verdict).toBe('none');
    expect(checks.find(({ code }) => code === 'check-subdomain-alone')).toMatchObject({
      verdict: 'warn',
      values: { parent: 'good.example' },
    });
  });

  it.each<[string, ZoneData, string[]]>([
    [
      'the nearest records count',
      { 'mta-sts.good.example CAA': issue('one.example'), 'good.example CAA': issue('two.example') },
      ['one.example'],
    ],
    ['else those above', { 'good.example CAA': issue('two.example'), 'example CAA': issue('three.example') }, ['two.example']],
    ['up to the top', { 'example CAA': issue('three.example') }, ['three.example']],
    [
      'nearer ones end the search though they name no authority',
      { 'good.example CAA': [{ data: { tag: 'iodef', value: 'x' } }], 'example CAA': issue('t') },
      [],
    ],
    ['a failure ends it too', { 'good.example CAA': 'SERVFAIL', 'example CAA': issue('three.example') }, []],
    ['without any, all may', {}, []],
  ])('climbs for CAA: %s', async (_, records, expected) => {
    world = await startWorld(zone(records));
    const { checks } = await world.inspect();
    expect(checks.filter(({ code }) => code === 'check-caa').map(({ values }) => values!['issuers'])).toEqual(expected);
    expect(world.told[0]!.inspection.checks.some(({ code }) => code === 'check-caa')).toBe(false);
  });

  it.each<[string, ZoneData, string, string]>([
    ['the domain', zone({ 'good.example MX': 'BOGUS' }), 'check-dnssec-bogus fail good.example', 'answer-dnssec-bogus'],
    ['its record', zone({ '_mta-sts.good.example TXT': 'BOGUS' }), 'check-dnssec-bogus fail good.example', 'answer-dnssec-bogus'],
    [
      'the policy host',
      zone({ 'mta-sts.good.example A': 'BOGUS' }),
      'check-dnssec-bogus fail mta-sts.good.example',
      'answer-enforced-dane',
    ],
    [
      'the TLSA records',
      zone({ '_25._tcp.mx1.good.example TLSA': 'BOGUS' }),
      'check-dane-lookup-failed fail mx1.good.example',
      'answer-enforced',
    ],
  ])('asks again without validation: signatures of %s', async (_, data, expected, answer) => {
    world = await startWorld(data);
    const inspection = await world.inspect();
    expect(inspection.checks.map(({ code, verdict, subject }) => `${code} ${verdict} ${subject}`)).toContain(expected);
    expect(inspection.answer.code).toBe(answer);
    expect(world.told[0]!.inspection.verdict).toBe(inspection.verdict);
    expect(inspection.questions.filter(({ checkingDisabled }) => checkingDisabled).map(({ status }) => status)).toEqual([
      'NOERROR',
      'NOERROR',
    ]);
  });

  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'check-policy-certificate-common-name unprovable',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'check-policy-certificate-by-browser pass',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'check-policy-certificate-by-browser pass',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'check-policy-certificate-by-browser pass'],
  ])('takes the browser’s word for a certificate where it is worth as much as a sender’s: %s', async (userAgent, expected) => {
    world = await startWorld(zone());
    const { checks } = await world.inspect({ userAgent });
    const said = checks.filter(({ code }) => code.startsWith('check-policy-certificate')).map(({ code, verdict }) => `${code} ${verdict}`);
    expect(said).toEqual([expected]);
  });

  it('says when to look again, by the longest life of an answer', async () => {
    world = await startWorld(zone());
    expect((await world.inspect()).lookAgainAt).toBe(1_800_000_300);
  });

  it('takes what was seen of a mail server into account', async () => {
    world = await startWorld(zone());
    const certificate = { subject: '', names: ['mx1.good.example'], issuer: 'ca', validFrom: 0, validTo: 1_900_000_000, error: null };
    const seen = (more: object) => ({
      mxSource: async () => [{ address: '192.0.2.25', state: 'tls', certificate, tls: 'TLSv1.3', transcript: [], ...more }] as const,
    });
    const presented = (key: string) => ({ digests: { '1 1': key }, validFrom: 0, validTo: 1_900_000_000, isRoot: false });
    const good = await world.inspect(seen({ path: [presented(digest)] }));
    expect([good.verdict, good.mx[0]!.starttls, problems(good)]).toEqual(['enforced', true, ['check-policy-for-mail-servers unprovable']]);
    const other = await world.inspect(seen({ path: [presented('cd'.repeat(32))] }));
    expect([other.verdict, other.answer]).toMatchObject([
      'broken',
      { code: 'answer-dane-mismatch', values: { hosts: 'mx1.good.example' } },
    ]);
    const expired = await world.inspect(seen({ certificate: { ...certificate, error: 'it has expired' } }));
    expect(expired.answer.code).toBe('answer-mx-tls-broken');
    const soon = await world.inspect(seen({ certificate: { ...certificate, validTo: 1_800_000_000 + 3 * 86_400 } }));
    expect(soon.checks.find(({ code }) => code === 'check-mx-certificate-ends-soon')).toMatchObject({
      verdict: 'warn',
      values: { days: '3' },
    });
    const blocked = await world.inspect(seen({ state: 'blocked', certificate: undefined }));
    expect([blocked.verdict, problems(blocked)]).toEqual([
      'enforced',
      ['check-policy-for-mail-servers unprovable', 'check-port-25-blocked unprovable'],
    ]);
  });

  it('offers the whole file once, as the broken one means it', async () => {
    world = await startWorld(zone(), () => text('version: STSv1\n\n# ours\nmode: enforce\nmx: old.example\nmax_age: 86400\n'));
    const { checks } = await world.inspect();
    expect(checks.flatMap(({ fix, code }) => (fix && code.startsWith('policy-') ? [fix.text] : []))).toEqual([
      'version: STSv1\nmode: enforce\nmx: mx1.good.example\nmax_age: 86400\n',
    ]);
  });

  it('takes the address of the domain where there is no MX record', async () => {
    world = await startWorld(zone({ 'good.example MX': undefined, 'good.example A': [{ data: '192.0.2.1' }] }), () =>
      text(goodPolicy.replace('mx1.', '')),
    );
    const inspection = await world.inspect();
    expect(inspection.verdict).toBe('enforced');
    expect(inspection.mx).toMatchObject([{ host: 'good.example', addresses: ['192.0.2.1'], matches: true }]);
  });

  it('does without DANE what unsigned answers promise', async () => {
    world = await startWorld(zone(), undefined, { ad: false });
    const inspection = await world.inspect();
    expect(inspection.answer.code).toBe('answer-enforced');
    expect(problems(inspection)).toContain('check-dane-insecure warn');
  });

  it('goes on with one resolver when the other fails, and says so', async () => {
    world = await startWorld(zone());
    const inspection = await world.inspect({ resolvers: [`${world.server.url}/html`, `${world.server.url}/dns-query`] });
    expect(inspection.verdict).toBe('enforced');
    expect(problems(inspection)).toContain('check-resolver-failed unprovable');
    // The second round does not ask it again.
    expect(world.server.asked.filter((line) => line.startsWith('/html ') && line.includes('mx1'))).toEqual([]);
  });

  it('says when two resolvers differ', async () => {
    world = await startWorld(zone());
    const other = await startWorld(zone({ '_mta-sts.good.example TXT': [{ data: ['v=STSv1; id=2;'] }] }));
    const inspection = await world.inspect({ resolvers: [`${world.server.url}/dns-query`, `${other.server.url}/dns-query`] });
    await other.server.close();
    expect(inspection.checks.find(({ code }) => code === 'check-resolvers-differ')).toMatchObject({
      subject: '_mta-sts.good.example',
      verdict: 'warn',
    });
  });

  it('takes a pasted policy, and says what that does not prove', async () => {
    world = await startWorld(zone(), () => 'opaque');
    const inspection = await world.inspect({ pasted: goodPolicy });
    expect(inspection.verdict).toBe('enforced');
    expect(inspection.policy.how).toBe('pasted');
    expect(problems(inspection)).toContain('check-policy-pasted unprovable');
  });

  it('sees a policy that changed under the same id', async () => {
    world = await startWorld(zone());
    const inspection = await world.inspect({
      before: { id: '20260101T000000', policy: goodPolicy.replace('604800', '86400'), at: 1_799_990_000 },
    });
    expect(problems(inspection)).toContain('record-id-unchanged fail');
  });

  it('ends in time when nothing answers, and says that it does not know', async () => {
    world = await startWorld(zone());
    const inspection = await world.inspect({ resolvers: [`${world.server.url}/never`], timeout: 300, questionTimeout: 200 });
    expect([inspection.verdict, inspection.answer.code]).toEqual(['unknown', 'answer-dns-failed']);
    expect(inspection.checks.every(({ verdict }) => verdict !== 'fail')).toBe(true);
  });

  it('ends when it is cancelled', async () => {
    world = await startWorld(zone());
    const controller = new AbortController();
    const running = world.inspect({ resolvers: [`${world.server.url}/never`], signal: controller.signal });
    controller.abort();
    expect((await running).verdict).toBe('unknown');
  });

  it('puts no name from DNS into a command line unless it is a plain host name', async () => {
    world = await startWorld(zone({ 'good.example MX': [{ data: { preference: 1, exchange: '$(reboot).example' } }] }));
    const inspection = await world.inspect();
    expect(problems(inspection)).toContain('mx-not-a-host-name fail');
    expect(inspection.checks.map(({ proof = '' }) => proof).join('\n')).not.toContain('reboot');
  });
});
