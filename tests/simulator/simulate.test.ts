import { describe, expect, test } from 'vitest';
import type { PolicyHost, Scenario, Sender, ZoneRecord } from '#src/simulator/world/scenario.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { Session } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { policyText } from '#src/simulator/world/standard-world.ts';
import { readReport } from '#src/protocol/tlsrpt/report.ts';

const standard = resolveScenario({});
const mxKey = standard.mxHosts[0]!.certificate!.spki!;
const explains = ({ events }: Session): string[] => events.map((event) => event.explains);
const sends = (session: Session, kind: string): boolean => explains(session).includes(kind);

/** The standard zone with some records in the place of those of the same name and type. */
function zones(...records: ZoneRecord[]): Scenario['zones'] {
  const replaced = (record: ZoneRecord): boolean => records.some(({ name, type }) => name === record.name && type === record.type);
  const [receiver, ...others] = standard.zones;
  return [
    { ...receiver!, records: [...receiver!.records.filter((record) => !replaced(record)), ...records.filter(({ value }) => value !== '')] },
    ...others,
  ];
}

const policyHost = (more: Partial<PolicyHost>): readonly PolicyHost[] => [
  {
    host: 'mta-sts.receiver.example',
    certificate: { names: ['mta-sts.receiver.example'] },
    body: policyText('enforce', ['mx1.receiver.example']),
    ...more,
  },
];
const mx = (more: object): Scenario['mxHosts'] => [{ ...standard.mxHosts[0]!, ...more }];

test('enforce: no MAIL FROM is sent without TLS', () => {
  const session = simulate({ sender: 'sts-enforce', attack: 'strip-starttls' });
  expect(sends(session, 'mail-from')).toBe(false);
  expect(session.outcome).toMatchObject({ delivery: 'deferred', travelled: 'none', deciding: 'decide/no-tls' });
});

test('a name outside the policy is not connected to; Postfix connects, and goes by the certificate', () => {
  const world: ScenarioInput = { attack: 'forge-mx' };
  expect(sends(simulate({ ...world, sender: 'sts-enforce' }), 'tcp-connect')).toBe(false);
  const postfix = simulate({ ...world, sender: { like: 'sts-enforce', behaves: 'postfix-3.7' } });
  expect(sends(postfix, 'tls-established')).toBe(true);
  expect(postfix.outcome.delivery).toBe('deferred');
});

describe('what a policy host can do, at first contact', () => {
  test.each<[string, Partial<PolicyHost>, string | null, string | null]>([
    ['serves the policy', {}, 'enforce', null],
    ['is slow, but not too slow', { seconds: 59 }, 'enforce', null],
    ['is too slow', { seconds: 61 }, null, 'sts-policy-fetch-error'],
    ['says 404', { status: 404 }, null, 'sts-policy-fetch-error'],
    ['redirects', { location: 'https://www.receiver.example/mta-sts.txt' }, null, 'sts-policy-fetch-error'],
    ['has another media type', { contentType: 'text/html' }, null, 'sts-policy-fetch-error'],
    ['serves too much', { octets: 65_537 }, null, 'sts-policy-fetch-error'],
    ['serves nonsense', { body: 'mode=enforce' }, null, 'sts-policy-invalid'],
    ['refuses the connection', { down: 'refused' }, null, 'sts-policy-fetch-error'],
    [
      'has an expired certificate',
      { certificate: { names: ['mta-sts.receiver.example'], notBefore: 1, notAfter: 2 } },
      null,
      'sts-webpki-invalid',
    ],
    ['has a certificate for another name', { certificate: { names: ['receiver.example'] } }, null, 'sts-webpki-invalid'],
    ['has a wildcard certificate', { certificate: { names: ['*.receiver.example'] } }, 'enforce', null],
  ])('%s', (_, more, mode, failure) => {
    const { outcome } = simulate({ sender: 'sts-first-contact', policyHosts: policyHost(more) });
    expect(outcome.policy.mode).toBe(mode);
    expect(outcome.failures.map(({ resultType }) => resultType)).toEqual(failure ? [failure] : []);
    expect(outcome.delivery).toBe('delivered');
  });
});

describe('DANE', () => {
  const dane = (records: ZoneRecord[], more: Partial<ScenarioInput> = {}): Session =>
    simulate({ sender: 'dane', zones: zones(...records), ...more });
  const tlsa = (value: string): ZoneRecord => ({ name: '_25._tcp.mx1.receiver.example', type: 'TLSA', value });

  test.each<[string, ZoneRecord[], Partial<ScenarioInput>, string, string]>([
    ['no TLSA record: opportunistic', [tlsa('')], {}, 'delivered', 'encrypted'],
    ['no TLSA record, no STARTTLS: in clear', [tlsa('')], { mxHosts: mx({ starttls: 'absent' }) }, 'delivered', 'clear'],
    ['unusable records alone: TLS stays mandatory, nobody is proved', [tlsa(`1 1 1 ${mxKey}`)], {}, 'delivered', 'encrypted'],
    ['unusable records alone, no STARTTLS', [tlsa(`1 1 1 ${mxKey}`)], { mxHosts: mx({ starttls: 'absent' }) }, 'deferred', 'none'],
    ['a record that does not match', [tlsa(`3 1 1 ${'ab'.repeat(32)}`)], {}, 'deferred', 'none'],
    [
      'DANE-TA with the authority of the certificate',
      [tlsa(`2 1 1 ${'cd'.repeat(32)}`)],
      { mxHosts: mx({ certificate: { names: ['mx1.receiver.example'], issuerSpki: 'cd'.repeat(32) } }) },
      'delivered',
      'authenticated',
    ],
    [
      'DANE-TA with the certificate of the authority in DNS alone',
      [tlsa(`2 0 0 ${'ef'.repeat(400)}`)],
      { mxHosts: mx({ certificate: { names: ['mx1.receiver.example'], issuer: 'untrusted', issuerCertificate: 'ef'.repeat(400) } }) },
      'delivered',
      'authenticated',
    ],
    [
      'DANE-TA with a digest, and the authority not sent',
      [tlsa(`2 1 1 ${'cd'.repeat(32)}`)],
      { mxHosts: mx({ certificate: { names: ['mx1.receiver.example'], issuer: 'untrusted', issuerCertificate: 'ef'.repeat(400) } }) },
      'deferred',
      'none',
    ],
    [
      'DANE-TA and a wrong name',
      [tlsa(`2 1 1 ${'cd'.repeat(32)}`)],
      { mxHosts: mx({ certificate: { names: ['x.example'], issuerSpki: 'cd'.repeat(32) } }) },
      'deferred',
      'none',
    ],
    ['an unsigned zone', [], { extends: 'no-policy' }, 'delivered', 'encrypted'],
  ])('%s', (_, records, more, delivery, travelled) => {
    const session = more.extends ? simulate({ sender: 'dane', ...more }) : dane(records, more);
    expect(session.outcome).toMatchObject({ delivery, travelled });
  });

  test('a TLSA lookup that fails keeps the sender from the host', () => {
    const failing = zones().map((zone, index) =>
      index === 0 ? { ...zone, failing: [{ name: '_25._tcp.mx1.receiver.example', how: 'servfail' as const }] } : zone,
    );
    const session = simulate({ sender: 'dane', zones: failing });
    expect(session.outcome).toMatchObject({ delivery: 'deferred', travelled: 'none' });
    expect(sends(session, 'tcp-connect')).toBe(false);
  });

  test('a self-signed certificate with a record is as good as any', () => {
    const self = mx({ certificate: { names: ['mx1.receiver.example'], issuer: 'self-signed', spki: mxKey } });
    expect(simulate({ sender: 'dane', mxHosts: self }).outcome.travelled).toBe('authenticated');
    expect(simulate({ sender: 'dane-and-sts', mxHosts: self }).outcome.delivery).toBe('deferred');
  });
});

describe('MX records', () => {
  const answer = (value: string, ...more: ZoneRecord[]): ScenarioInput => ({
    zones: zones({ name: 'receiver.example', type: 'MX', value }, ...more),
  });

  test.each<[string, ScenarioInput, string]>([
    ['none: the domain is its own host, and nobody listens there', answer(''), 'deferred'],
    ['the null MX: no mail is taken', answer('0 .'), 'bounced'],
    ['no such domain', { zones: [{ name: 'example', dnssec: 'unsigned', records: [] }] }, 'bounced'],
    ['a host without an address', answer('10 nowhere.receiver.example'), 'deferred'],
    ['SERVFAIL', { zones: [{ ...zones()[0]!, failing: [{ name: 'receiver.example', type: 'MX', how: 'servfail' }] }] }, 'deferred'],
    [
      'no answer',
      { attacker: { reach: ['dns'], listens: false, rules: [{ on: 'dns', name: 'receiver.example', type: 'MX', do: 'block' }] } },
      'deferred',
    ],
  ])('%s', (_, world, delivery) => {
    const { outcome } = simulate(world);
    expect(outcome.delivery).toBe(delivery);
    expect(outcome.deciding).not.toBe('');
  });

  test('hosts are tried by preference; a sender with a policy goes on to the one that conforms', () => {
    const world: ScenarioInput = {
      sender: 'sts-enforce',
      zones: zones(
        { name: 'receiver.example', type: 'MX', value: '5 mx.attacker.example' },
        { name: 'receiver.example', type: 'MX', value: '10 mx1.receiver.example' },
      ),
    };
    const { outcome } = simulate(world);
    expect(outcome).toMatchObject({ delivery: 'delivered', to: 'mx1.receiver.example', travelled: 'authenticated' });
    expect(outcome.failures).toEqual([{ host: 'mx.attacker.example', resultType: 'validation-failure' }]);
  });

  test('a host that is down is passed over', () => {
    const world = answer(
      '5 mx0.receiver.example',
      { name: 'receiver.example', type: 'MX', value: '10 mx1.receiver.example' },
      { name: 'mx0.receiver.example', type: 'A', value: '198.51.100.99' },
    );
    expect(simulate(world).outcome).toMatchObject({ delivery: 'delivered', to: 'mx1.receiver.example' });
  });
});

describe('attempts', () => {
  const greylist = mx({ accent: { replies: { rcpt: ['451 4.7.1 Come back later', '250 2.1.5 OK'] } } });

  test('a greylisted recipient gets the mail at the second attempt', () => {
    const session = simulate({ mxHosts: greylist, sender: { attempts: 2 } });
    expect(session.outcome).toMatchObject({ delivery: 'delivered', travelled: 'encrypted' });
    expect(session.events.at(-1)!.attempt).toBe(2);
    expect(simulate({ mxHosts: greylist }).outcome.delivery).toBe('deferred');
  });

  test('a recipient that does not exist bounces the mail at once', () => {
    expect(simulate({ mxHosts: mx({ accent: { replies: { rcpt: '550 5.1.1 No such user' } } }) }).outcome.delivery).toBe('bounced');
  });

  test('nothing is given up for a policy before the TXT record was looked at again', () => {
    const session = simulate({ sender: { like: 'sts-enforce', givesUp: true }, attack: 'starttls-lost' });
    const order = explains(session);
    expect(session.outcome.delivery).toBe('bounced');
    expect(order.lastIndexOf('sts-txt-query')).toBeGreaterThan(order.indexOf('check-again'));
    expect(order.indexOf('bounced')).toBeGreaterThan(order.lastIndexOf('sts-txt-query'));
  });

  test('a new policy found at that last look saves the mail', () => {
    const now = standard.now;
    const world: ScenarioInput = {
      sender: { like: 'sts-enforce', givesUp: true, attempts: 1 },
      attack: 'policy-changed-id-not',
      changes: [],
    };
    const resolved = resolveScenario(world);
    const changed = {
      ...resolved,
      changes: [{ at: now, records: [{ name: '_mta-sts.receiver.example', type: 'TXT' as const, value: 'v=STSv1; id=new;' }] }],
    };
    expect(simulate(changed).outcome).toMatchObject({ delivery: 'delivered', policy: { source: 'fresh', mode: 'enforce' } });
  });

  test('the world changes between attempts', () => {
    const world: ScenarioInput = {
      sender: { like: 'sts-enforce', attempts: 2, retryAfter: 3600 },
      attack: 'starttls-lost',
      changes: [{ at: standard.now + 1800, mxHosts: [standard.mxHosts[0]!] }],
    };
    expect(simulate(world).outcome).toMatchObject({ delivery: 'delivered', travelled: 'authenticated' });
  });
});

describe('reports', () => {
  const worlds: [string, ScenarioInput, [type: string, sessions: number][]][] = [
    ['nothing failed', { sender: 'sts-enforce' }, []],
    ['one failure', { sender: 'sts-enforce', attack: 'strip-starttls' }, [['starttls-not-supported', 1]]],
    ['testing reports what it lets pass', { sender: 'sts-testing', attack: 'untrusted-certificate' }, [['certificate-not-trusted', 1]]],
    ['no policy: only the want of TLS', { attack: 'strip-starttls' }, [['starttls-not-supported', 1]]],
    ['no policy: no certificate is judged', { attack: 'untrusted-certificate' }, []],
    ['two attempts, two failed sessions', { attack: 'break-handshake' }, [['validation-failure', 2]]],
    ['a fetch that fails', { sender: 'sts-first-contact', attack: 'policy-unreachable' }, [['sts-policy-fetch-error', 1]]],
    ['DANE', { sender: 'dane', attack: 'untrusted-certificate' }, [['tlsa-invalid', 1]]],
  ];

  test.each(worlds)('%s', (_, world, wanted) => {
    const { report, events } = simulate(world);
    const reading = readReport(JSON.stringify(report));
    expect(reading.problems).toEqual([]);
    const failures = reading.report!.policies.flatMap((policy) => policy.failures.map(({ resultType, count }) => [resultType, count]));
    expect(failures).toEqual(wanted);
    expect(events.filter((event) => event.explains === 'failure-noted').length).toBe(wanted.length);
  });

  test.each<[string, ScenarioInput]>([
    ['no TLSRPT record', { zones: zones({ name: '_smtp._tls.receiver.example', type: 'TXT', value: '' }) }],
    ['a sender that writes none', { sender: { tlsReports: false } satisfies Partial<Sender> }],
  ])('%s: nobody is told', (_, world) => {
    const session = simulate({ ...world, attack: 'strip-starttls' });
    expect(session.report).toBeUndefined();
    expect(sends(session, 'failure-not-reported')).toBe(true);
  });

  test('in mode none there is nothing to tell', () => {
    const world: ScenarioInput = { policyHosts: policyHost({ body: policyText('none', []) }), attack: 'strip-starttls' };
    const session = simulate({ ...world, sender: 'sts-first-contact' });
    expect(session.outcome).toMatchObject({ travelled: 'clear', policy: { source: 'fresh', mode: 'none' }, failures: [] });
    expect(session.report).toBeUndefined();
  });

  test('the 2016 draft sends its XML, for failures alone', () => {
    expect(simulate({ sender: 'sts-2016', attack: 'forge-mx' }).report).toContain('<failure>MxMismatch</failure>');
    expect(simulate({ sender: 'sts-2016' }).report).toBeUndefined();
  });
});

describe('the 2016 draft', () => {
  const published = (text: string): ScenarioInput => ({ zones: zones({ name: '_smtp_sts.receiver.example', type: 'TXT', value: text }) });
  const first: Partial<Sender> = { sts2016: { methods: ['webpki'] } };

  test('to=false only reports', () => {
    const session = simulate({
      ...published('v=STS1; to=false; mx=mx9.receiver.example; c=webpki; rua=mailto:a@receiver.example'),
      sender: first,
    });
    expect(session.outcome).toMatchObject({ delivery: 'delivered', travelled: 'encrypted', policy: { source: 'fresh', mode: 'testing' } });
    expect(session.report).toContain('ReportOnly');
  });

  test('a policy that never validated does not refuse mail', () => {
    const session = simulate({ ...published('v=STS1; to=true; mx=mx9.receiver.example; c=webpki'), sender: first });
    expect(session.outcome.delivery).toBe('delivered');
    expect(sends(session, 'draft-policy-unproven')).toBe(true);
  });

  test('c=tlsa is checked by a sender that can', () => {
    const text = 'v=STS1; to=true; mx=mx1.receiver.example; c=tlsa; e=864000';
    const sender: Partial<Sender> = {
      sts2016: { methods: ['webpki', 'tlsa'] },
      stored2016: [{ domain: 'receiver.example', text, fetchedAt: standard.now - 1, ttl: 60, validated: true }],
    };
    expect(simulate({ ...published(text), sender }).outcome).toMatchObject({ delivery: 'delivered', travelled: 'authenticated' });
    expect(simulate({ ...published(text), sender, attack: 'mis-issued-certificate' }).outcome.delivery).toBe('deferred');
  });
});

test('a private server asks for STARTTLS first (530), and gets it', () => {
  expect(simulate({ mxHosts: mx({ private: true }) }).outcome.travelled).toBe('encrypted');
  expect(simulate({ mxHosts: mx({ private: true }), attack: 'strip-starttls' }).outcome.delivery).toBe('bounced');
});

test('a sender that listens only to itself: no answer of the scenario is changed by playing it', () => {
  const scenario = resolveScenario({ sender: 'sts-enforce', attack: 'forge-mx' });
  const before = JSON.stringify(scenario);
  simulate(scenario);
  expect(JSON.stringify(scenario)).toBe(before);
});

describe('the short form', () => {
  test('a change may be an attack by name, and none sends the attacker away', () => {
    const at = standard.now + 100;
    const { changes } = resolveScenario({
      changes: [
        { at: at + 1, attack: 'none' },
        { at, attack: 'strip-starttls' },
      ],
    });
    expect(changes?.map((change) => [change.at, change.attacker?.rules.length])).toEqual([
      [at, 1],
      [at + 1, 0],
    ]);
  });

  test.each<[ScenarioInput['extends'], ScenarioInput['attack'], string, string]>([
    ['draft-report-only', 'strip-starttls', 'delivered', 'clear'],
    ['draft-report-only', 'none', 'delivered', 'authenticated'],
    ['draft-tlsa', 'none', 'delivered', 'authenticated'],
    ['draft-tlsa', 'mis-issued-certificate', 'deferred', 'none'],
    ['draft-tlsa', 'expired-certificate', 'delivered', 'authenticated'],
  ])('%s, %s: %s, %s', (world, attack, delivery, travelled) => {
    expect(simulate({ extends: world!, sender: 'sts-2016', attack: attack! }).outcome).toMatchObject({ delivery, travelled });
  });

  test('a part of a sender is laid over the one it is like', () => {
    const { sender } = resolveScenario({ extends: 'in-the-clear', sender: { like: 'dane', host: 'mail.sender.example' } });
    expect(sender).toMatchObject({ host: 'mail.sender.example', dane: true, tls: false });
  });
});

test('a forged address of the policy host leads to a server without a certificate for the name', () => {
  const rules = [{ on: 'dns', name: 'mta-sts.receiver.example', type: 'A', do: 'forge', values: ['192.0.2.66'] }] as const;
  const { outcome } = simulate({ sender: 'sts-first-contact', attacker: { reach: ['dns'], listens: false, rules } });
  expect(outcome.failures).toEqual([{ host: 'mta-sts.receiver.example', resultType: 'sts-webpki-invalid' }]);
});

test('a full scenario resolves to itself', () => {
  const scenario = resolveScenario({ sender: 'sts-2016', attack: 'block-policy' });
  expect(resolveScenario(scenario)).toEqual(scenario);
});

test('a foreign scenario with a thousand hosts ends soon', () => {
  const records = Array.from({ length: 1000 }, (_, index): ZoneRecord => ({
    name: 'receiver.example',
    type: 'MX',
    value: `${index} mx1.receiver.example`,
  }));
  const session = simulate({
    zones: zones(...records),
    sender: { attempts: 20 },
    mxHosts: mx({ accent: { replies: { rcpt: '450 later' } } }),
  });
  expect(session.events.length).toBeLessThan(6000);
});
