import { describe, expect, it } from 'vitest';
import { fieldAt, nextRow, readForm, writeForm, type WorldForm } from '#src/features/play/world-form.ts';
import { presets } from '#src/features/player/play-presets.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { parseScenario } from '#src/simulator/world/scenario-schema.ts';
import { simulate } from '#src/simulator/simulate.ts';

const changed = (change: Partial<WorldForm>, world: ScenarioInput = {}) => {
  const before = readForm(world);
  return writeForm(world, before, { ...before, ...change });
};
const outcome = (world: ScenarioInput) => simulate(world).outcome;
const host = { host: 'mx1.receiver.example', preference: '10', starttls: 'offered', certificate: 'good', tls: '1.3' } as const;

describe('a world as a form', () => {
  it.each(Object.entries(presets))('reads %s, and writes it back unchanged', (_, world: ScenarioInput) => {
    const form = readForm(world);
    expect(writeForm(world, form, form)).toEqual(world);
    expect(form.hosts.length).toBeGreaterThan(0);
  });

  it('reads back what it wrote, whatever was changed', () => {
    const before = readForm({});
    const change: Partial<WorldForm> = {
      title: 'Two servers',
      from: 'carol@sender.example',
      to: 'dave@receiver.example',
      subject: 'Hello',
      body: 'one\ntwo',
      sender: 'sts-enforce',
      attack: 'strip-starttls',
      verifies: true,
      remembers: true,
      refresh: 'with-record',
      refreshEvery: '1.5',
      asksRecord: 'nothing-stored',
      signed: false,
      hosts: [host, { ...nextRow(before), starttls: 'absent', certificate: 'wrong-name' }],
      record: 'v=STSv1; id=7;',
      hostState: 'redirect',
      mode: 'testing',
      maxAge: '86400',
      mx: '*.receiver.example\nmx9.receiver.example',
      reports: '',
      days: '0, 1.5, 7',
    };
    const world = changed(change);
    expect(readForm(world)).toEqual({ ...before, ...change });
    expect(parseScenario(world).findings).toEqual([]);
  });

  it('the habits of the sender are written alone: what it has stored stays', () => {
    const world: ScenarioInput = { sender: { like: 'sts-enforce', stored: [], attempts: 2 } };
    const habits = { verifies: true, remembers: true, refresh: 'with-record' } as const;
    const written = changed(habits, world);
    expect(written.sender).toEqual({
      like: 'sts-enforce',
      stored: [],
      attempts: 2,
      tlsLevel: 'verify',
      dnsCache: [],
      refresh: 'with-record',
    });
    expect(changed({ verifies: false, remembers: false, refresh: 'regardless' }, written)).toEqual(world);
    expect(changed({ verifies: true, attack: 'strip-starttls' }).sender).toEqual({ like: 'opportunistic', tlsLevel: 'verify' });
    expect(outcome(changed({ verifies: true, attack: 'strip-starttls' })).delivery).toBe('deferred');
    expect(changed({ verifies: false }, changed({ verifies: true })).sender).toBe('opportunistic');
  });

  it('how often it refreshes, in hours, and when it looks at the record', () => {
    const stored: ScenarioInput = { sender: 'sts-enforce' };
    const written = changed({ refreshEvery: ' 12 ', asksRecord: 'nothing-stored' }, stored);
    expect(written.sender).toEqual({ like: 'sts-enforce', refreshEvery: 43_200, asksRecord: 'nothing-stored' });
    expect(simulate(written).events.some(({ id }) => id.startsWith('txt/_mta-sts.'))).toBe(false);
    expect(simulate(stored).events.some(({ id }) => id.startsWith('txt/_mta-sts.'))).toBe(true);
    expect(readForm(written).refreshEvery).toBe('12');
    expect(changed({ refreshEvery: '', asksRecord: 'each-mail' }, written)).toEqual(stored);
    const wrong = changed({ refreshEvery: 'often' }, stored);
    expect(parseScenario(wrong).findings.map(({ values }) => fieldAt(String(values?.['path']), wrong))).toEqual(['refreshEvery']);
  });

  it('the version of TLS decides whether a listener sees the certificate', () => {
    const learned = (tls: '1.2' | '1.3') => outcome(changed({ attack: 'eavesdrop', hosts: [{ ...host, tls }] })).learned.certificate;
    expect(learned('1.2')).toContain('attacker');
    expect(learned('1.3')).not.toContain('attacker');
    expect(readForm(changed({ hosts: [{ ...host, tls: '1.2' }] })).hosts[0]!.tls).toBe('1.2');
  });

  it.each(['serves', 'missing', 'redirect', 'wrong-type', 'refused', 'timeout', 'wrong-name', 'self-signed', 'expired'] as const)(
    'a policy host that %s is read back, and decides whether there is a policy',
    (hostState) => {
      const world = changed({ hostState, sender: 'sts-first-contact' });
      expect(readForm(world).hostState).toBe(hostState);
      expect(outcome(world).policy.source).toBe(hostState === 'serves' ? 'fresh' : 'none');
    },
  );

  it.each([
    ['good', 'delivered', 'authenticated'],
    ['wrong-name', 'deferred', 'none'],
    ['self-signed', 'deferred', 'none'],
    ['untrusted', 'deferred', 'none'],
    ['expired', 'deferred', 'none'],
  ] as const)('under enforce a certificate that is %s: %s', (certificate, delivery, travelled) => {
    expect(outcome(changed({ hosts: [{ ...host, certificate }], sender: 'sts-enforce' }))).toMatchObject({ delivery, travelled });
  });

  it('without STARTTLS the mail of a sender that checks nothing travels in clear', () => {
    expect(outcome(changed({ hosts: [{ ...host, starttls: 'absent' }] })).travelled).toBe('clear');
  });

  it('a sender that remembers a policy remembers the one of the form', () => {
    const world = changed({ mx: 'other.receiver.example', sender: 'sts-enforce' });
    expect(outcome(world)).toMatchObject({ delivery: 'deferred', policy: { source: 'cache', mode: 'enforce' } });
    expect(outcome(changed({ mx: '*.receiver.example' }, world)).delivery).toBe('delivered');
  });

  it('keeps what no field stands for', () => {
    const world: ScenarioInput = { ...presets['postfix-sender'], changes: [{ at: 1_767_700_000, title: 'later' }] };
    const written = changed({ title: 'mine', mode: 'testing' }, world);
    expect(written.changes).toEqual(world.changes);
    expect(written.sender).toMatchObject({ like: 'sts-enforce', behaves: 'postfix-3.7' });
  });

  it.each([
    [{ hosts: [{ ...host, host: '' }] }, 'hosts.0'],
    [{ hosts: [host, { ...host, host: 'two words' }] }, 'hosts.1'],
    [{ title: 'x'.repeat(300) }, 'title'],
    [{ from: `${'a'.repeat(400)}@sender.example` }, 'from'],
    [{ days: '0, soon' }, 'days'],
    [{ subject: 'x'.repeat(3000) }, 'subject'],
    [{ record: 'x'.repeat(5000) }, 'record'],
  ] satisfies [Partial<WorldForm>, string][])('an error stands beside its field: %#', (change, field) => {
    const world = changed(change);
    const { findings } = parseScenario(JSON.parse(JSON.stringify(world)));
    expect(findings.map(({ values }) => fieldAt(values?.['path'] ?? '', world))).toContain(field);
  });
});
