// A report is a message: found by a DNS question, sent to the MX of its address, without a promise to hold (RFC 8460 sections 3, 5.3.1 and
// 7).
import { describe, expect, it } from 'vitest';
import type { Move } from '#src/simulator/network/move.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { withRecords } from '#src/simulator/world/world.ts';

const fate = (input: ScenarioInput, moves: readonly Move[] = []) => {
  const { to, status, by } = simulate(input, moves).outcome.report;
  return [status, by, to];
};
const box = 'mailto:tlsrpt@receiver.example';

describe('a mailed report', () => {
  it.each<[string, ScenarioInput, readonly Move[], unknown[]]>([
    ['nobody interferes', { sender: 'sts-testing', attack: 'starttls-lost' }, [], ['delivered', null, box]],
    ['TLS is stripped: it goes all the same, in clear', { sender: 'sts-enforce', attack: 'strip-starttls' }, [], ['read', 'attack', box]],
    ['the MX is forged: the attacker has it', { sender: 'sts-enforce', attack: 'forge-mx' }, [], ['taken', 'attack', box]],
    ['the MX is forged, but the resolver validates', { sender: 'dane', attack: 'forge-mx' }, [], ['lost', 'attack', box]],
    [
      'by hand: the record is hidden',
      { sender: 'sts-enforce', attack: 'strip-starttls' },
      [drop('txt/_smtp._tls.receiver.example/answer')],
      ['not-asked', 'move', null],
    ],
    ['by hand: the report is stopped', { sender: 'sts-enforce', attack: 'strip-starttls' }, [drop('report')], ['lost', 'move', box]],
  ])('%s', (_, input, moves, wanted) => expect(fate(input, moves)).toEqual(wanted));

  it('by hand: another address stands in the record, and it goes there', () => {
    const moves: Move[] = [
      { event: 'txt/_smtp._tls.receiver.example/answer', do: 'replace', text: 'v=TLSRPTv1; rua=mailto:all@attacker.example' },
    ];
    const { outcome, report } = simulate({ sender: 'sts-enforce', attack: 'forge-mx' }, moves);
    expect(outcome.report.to).toBe('mailto:all@attacker.example');
    expect(outcome.report.status).not.toBe('delivered');
    expect(report).toBeDefined();
  });

  it('changes nothing of the mail itself', () => {
    const { outcome, events } = simulate({ sender: 'sts-enforce', attack: 'strip-starttls' });
    expect(outcome.delivery).toBe('deferred');
    expect(outcome.readBy).toEqual([]);
    expect(events.filter(({ id }) => id === 'report')).toHaveLength(1);
  });
});

describe('an https report', () => {
  const uri = 'https://reports.receiver.example/tls';
  const asking = (
    attack: ScenarioInput['attack'],
    change: (world: ReturnType<typeof resolveScenario>) => ReturnType<typeof resolveScenario>,
  ) => {
    const world = resolveScenario({ sender: 'sts-enforce', attack: attack! });
    const told = withRecords(world, '_smtp._tls.receiver.example', 'TXT', [`v=TLSRPTv1; rua=${uri}`]);
    return change(withRecords(told, 'reports.receiver.example', 'A', ['198.51.100.81'])) as unknown as ScenarioInput;
  };
  const certified = (names: readonly string[]) => (world: ReturnType<typeof resolveScenario>) => ({
    ...world,
    policyHosts: [...world.policyHosts, { host: 'reports.receiver.example', certificate: { names } }],
  });

  it('arrives where the certificate is good, whatever becomes of the MX', () =>
    expect(fate(asking('strip-starttls', certified(['reports.receiver.example'])))).toEqual(['delivered', null, uri]));
  it('is lost where it is for another name', () =>
    expect(fate(asking('strip-starttls', certified(['www.receiver.example'])))).toEqual(['lost', null, uri]));
  it('is lost where its address is forged', () =>
    expect(
      fate(asking('forge-mx', certified(['reports.receiver.example'])), [
        { event: 'a/reports.receiver.example/answer', do: 'replace', text: '192.0.2.66' },
      ]),
    ).toEqual(['lost', 'move', uri]));
});

describe('nothing is due', () => {
  it.each<[string, ScenarioInput, string]>([
    ['nobody writes reports', { sender: { like: 'sts-enforce', tlsReports: false }, attack: 'strip-starttls' }, 'none-due'],
    [
      'Postfix 3.7 writes none, whatever its operator wants',
      { sender: { like: 'sts-enforce', behaves: 'postfix-3.7' }, attack: 'strip-starttls' },
      'none-due',
    ],
    ['nor does zone-mta 3.10', { sender: { like: 'sts-enforce', behaves: 'zone-mta-3.10' }, attack: 'strip-starttls' }, 'none-due'],
  ])('%s', (_, input, status) => expect(fate(input)[0]).toBe(status));
});

function drop(event: string): Move {
  return { event, do: 'drop' };
}
