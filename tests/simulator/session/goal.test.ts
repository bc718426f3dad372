// What is to be brought about: the facts of a session, those of its report only once that has been seen, several sessions together.
import { describe, expect, it } from 'vitest';
import type { Move } from '#src/simulator/network/move.ts';
import { holds, isMet, placeOf, type Facts, type Played } from '#src/simulator/session/goal.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const played = (scenario: ScenarioInput, moves: readonly Move[] = []): Played => ({ session: simulate(scenario, moves), moves });
const stripped = played({ sender: 'sts-enforce', attack: 'strip-starttls' });
const hidden: Move = { event: 'txt/_smtp._tls.receiver.example/answer', do: 'drop' };

describe('the facts of a session', () => {
  it.each<[string, Facts, Played, boolean]>([
    ['held', { place: 'held' }, stripped, true],
    ['not with Bob', { place: 'bob' }, stripped, false],
    ['a failure of that type', { failures: 'starttls-not-supported' }, stripped, true],
    ['none of another', { failures: 'certificate-expired' }, stripped, false],
    ['the report was read', { reported: 'read' }, stripped, true],
    ['it did not reach the domain alone', { reported: ['delivered', 'taken'] }, stripped, false],
    [
      'nobody asked for one',
      { report: false, reported: 'not-asked' },
      played({ sender: 'sts-enforce', attack: 'strip-starttls' }, [hidden]),
      true,
    ],
    ['in that world', { world: 'other', place: 'held' }, { ...stripped, world: 'other' }, true],
    ['in no other', { world: 'other', place: 'held' }, stripped, false],
  ])('%s', (_, facts, one, wanted) => expect(holds(facts, one)).toBe(wanted));

  it('of a report are known once it has been seen', () => {
    const { events } = stripped.session;
    const at = (id: string) => ({ ...stripped, until: events.findIndex((event) => event.id === id) });
    expect(holds({ reported: 'read' }, at('txt/_smtp._tls.receiver.example/answer'))).toBe(false);
    expect(holds({ report: true }, at('decide/outcome'))).toBe(false);
    expect(holds({ reported: 'read' }, at('report'))).toBe(true);
    expect(holds({ place: 'held' }, at('decide/outcome'))).toBe(true);
  });
});

it('several facts are each met by some session, the last one on show meets a single one', () => {
  const peace = played({ sender: 'sts-enforce', attack: 'none' });
  expect(placeOf(peace.session.outcome)).toBe('bob');
  expect(isMet({ each: [{ place: 'held' }, { place: 'bob' }] }, [stripped, peace])).toBe(true);
  expect(isMet({ each: [{ place: 'held' }, { place: 'bob' }] }, [peace])).toBe(false);
  expect(isMet({ place: 'held' }, [stripped, peace])).toBe(false);
  expect(
    isMet({ different: 2, of: { place: 'held' } }, [stripped, played({ sender: 'sts-enforce', attack: 'strip-starttls' }, [hidden])]),
  ).toBe(true);
});
