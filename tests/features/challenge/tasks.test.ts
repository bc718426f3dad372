// Each task of the challenge, for several seeds: its own solution passes, nothing at all does not, and neither do the slips that tempt.
import { describe, expect, test } from 'vitest';
import { makeTask, orderOf } from '#src/features/challenge/tasks/index.ts';
import { judge as judgeBy, type Ask, type Judged } from '#src/features/challenge/tasks/judge.ts';
import { taskIds, type Given, type Task, type TaskId } from '#src/features/challenge/tasks/task.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { api } from '#workers/simulator.ts';

/** The worker's own functions, in this thread. */
const ask: Ask = async (play) => ({ value: await play(api) });
const judge = async (task: Task, given: Given): Promise<Judged> => (await judgeBy(task, given, ask)).value!;
const seeds = [1, 2, 3, 7, 2026];

const sessionOf = ({ hands }: Task) => hands && simulate(hands);
const emptyIn = ({ fields }: Task): Given => ({ answers: Object.fromEntries(fields.map(({ id, value }) => [id, value])), moves: [] });
const solved = (task: Task): Given => task.solution(sessionOf(task));
/** The solution with these answers in place of its own. */
const but = (task: Task, answers: Given['answers']): Given => ({ ...solved(task), answers: { ...solved(task).answers, ...answers } });
const metIn = async (task: Task, given: Given) =>
  Object.fromEntries((await judge(task, given)).results.map(({ id, isMet }) => [id, isMet]));

/** What tempts: the answer, and the trial that it fails. */
const slips: Partial<Record<TaskId, readonly { readonly why: string; readonly given: (task: Task) => Given; readonly fails: string }[]>> = {
  c1: [
    {
      why: 'two moves',
      given: (task) => ({ answers: {}, moves: [...solved(task).moves, { event: 'message-1', do: 'replace', text: 'x' }] }),
      fails: 'hands',
    },
    {
      why: 'the connection is cut',
      given: () => ({ answers: {}, moves: [{ event: 'greeting-1', do: 'drop' }] }),
      fails: 'hands',
    },
  ],
  c2: [
    {
      why: 'the answer is only withheld',
      given: (task) => ({ answers: {}, moves: solved(task).moves.map(({ event }) => ({ event, do: 'drop' })) }),
      fails: 'hands',
    },
  ],
  c3: [
    {
      why: 'mode testing',
      given: (task) => but(task, { file: solved(task).answers['file']!.replace('enforce', 'testing') }),
      fails: 'stripped',
    },
    {
      why: 'the spare is forgotten',
      given: (task) => but(task, { file: solved(task).answers['file']!.replace(/\nmx: \w+2.*/, '') }),
      fails: 'down',
    },
    { why: 'the file without the record', given: (task) => but(task, { record: '' }), fails: 'forged' },
  ],
  c4: [
    { why: 'the file without a new id', given: (task) => but(task, { record: task.fields[1]!.value }), fails: 'stored' },
    { why: 'mode none', given: (task) => but(task, { file: solved(task).answers['file']!.replace('testing', 'none') }), fails: 'stored' },
  ],
  c5: [
    { why: 'the policy host can be reached', given: (task) => but(task, { host: '' }), fails: 'days' },
    { why: 'the MX is not forged', given: (task) => but(task, { mx: '' }), fails: 'days' },
    { why: 'half the time', given: (task) => but(task, { days: '4' }), fails: 'days' },
    { why: 'far too long', given: (task) => but(task, { days: '19' }), fails: 'length' },
  ],
  c7: [
    { why: 'the zone is not signed', given: (task) => but(task, { signed: '' }), fails: 'attacked' },
    { why: 'key and hash at once', given: (task) => but(task, { key: solved(task).answers['add']! }), fails: 'hours' },
    { why: 'the key before its hash', given: (task) => but(task, { add: '5', key: '3', out: '9' }), fails: 'hours' },
    { why: 'the old hash goes before the old key', given: (task) => but(task, { out: '2' }), fails: 'hours' },
    { why: 'no second hash', given: (task) => but(task, { beside: '' }), fails: 'after' },
  ],
  c8: [
    { why: 'the servers before the file', given: (task) => but(task, { mx: '0', file: '3', id: '3.1' }), fails: 'daily' },
    {
      why: 'no time for those who keep the old one',
      given: (task) => but(task, { file: '3.1', id: '3.2', mx: '3.2', off: '8' }),
      fails: 'slow',
    },
    { why: 'switched off while DNS is still remembered', given: (task) => but(task, { off: '4.1' }), fails: 'slow' },
  ],
  c9: [
    { why: 'another sender that does MTA-STS alone', given: (task) => but(task, { sender: 'sts-first-contact' }), fails: 'other' },
    {
      why: 'a self-signed certificate',
      given: (task) => ({
        ...solved(task),
        moves: solved(task).moves.map((move) =>
          move.do === 'certificate' ? { ...move, certificate: { ...move.certificate, issuer: 'self-signed' } } : move,
        ),
      }),
      fails: 'enforce',
    },
  ],
};

describe.each(seeds)('seed %i', (seed) => {
  test('has all ten in an order of its own', () => expect([...orderOf(seed)].sort()).toEqual([...taskIds].sort()));

  test.each(taskIds)('%s: its solution passes, and nothing does not', async (id) => {
    const task = makeTask(id, seed);
    const { isPassed, results } = await judge(task, solved(task));
    expect(results.filter(({ isMet }) => !isMet).map((each) => each.id)).toEqual([]);
    expect(isPassed).toBe(true);
    expect((await judge(task, emptyIn(task))).isPassed).toBe(false);
  });

  for (const [id, list] of Object.entries(slips))
    test.each(list)(`${id}: $why`, async ({ given, fails }) => {
      const task = makeTask(id as TaskId, seed);
      expect((await metIn(task, given(task)))[fails]).toBe(false);
      expect((await judge(task, given(task))).isPassed).toBe(false);
    });

  test('c10: before, only the day on which the first server is down goes wrong, and one repair alone is not both', async () => {
    const task = makeTask('c10', seed);
    expect(await metIn(task, emptyIn(task))).toEqual({ quiet: true, stripped: true, forged: true, down: false });
    const record = task.fields.find(({ id }) => id === 'record')!.value;
    const isLine = emptyIn(task).answers['file'] !== solved(task).answers['file'];
    if (isLine) expect((await metIn(task, but(task, { record })))['down']).toBe(false);
    else expect((await metIn(task, but(task, { card: emptyIn(task).answers['card']! })))['down']).toBe(false);
  });

  test('c6: five worlds in which something fails; two wrong repairs are too many', async () => {
    const task = makeTask('c6', seed);
    for (const { about } of task.fields) expect(simulate(about!).outcome.failures.length).toBeGreaterThan(0);
    const { results, isPassed } = await judge(task, but(task, { r1: 'nothing', r2: 'nothing' }));
    expect([results.filter(({ isMet }) => isMet).length, isPassed]).toEqual([3, false]);
  });
});

test('seeds differ', () => {
  expect(new Set(seeds.map((seed) => orderOf(seed).join())).size).toBe(seeds.length);
  expect(new Set(seeds.map((seed) => JSON.stringify(taskIds.map((id) => makeTask(id, seed).values)))).size).toBe(seeds.length);
});
