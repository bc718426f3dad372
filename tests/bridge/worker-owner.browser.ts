// The life of a worker, with real workers in a real browser: made from small scripts that crash, hang or answer late.
import { describe, expect, it } from 'vitest';
import type { WorkerFailure } from '#src/bridge/worker-failure.ts';
import { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { TroubleApi } from './trouble-worker.ts';

const inThread = async (): Promise<TroubleApi> => ({
  ready: () => true,
  echo: (value) => `page: ${value}`,
  crash: () => {
    throw new Error('no worker, no crash');
  },
  hang: () => {},
  later: async (_, value) => value,
  crashOnce: () => 'page',
});

function owner(start = newWorker) {
  let started = 0;
  const made = new WorkerOwner<TroubleApi>({
    start: () => {
      started++;
      return start();
    },
    inThread,
    hangsAfter: 500,
  });
  return { owner: made, started: () => started };
}

const newWorker = () => new Worker(new URL('./trouble-worker.ts', import.meta.url), { type: 'module' });
const failure = (reason: WorkerFailure['reason']) => expect.objectContaining({ reason });

describe('the owner of a worker', () => {
  it('starts it at the first request and keeps it', async () => {
    const { owner: it, started } = owner();
    expect(started()).toBe(0);
    expect(await it.run((api) => api.echo('a'))).toBe('a');
    expect(await it.run((api) => api.echo('b'))).toBe('b');
    expect(started()).toBe(1);
  });

  it('lets the newest request win', async () => {
    const { owner: it, started } = owner();
    const first = it.run((api) => api.later(50, 'first'));
    const second = it.run((api) => api.later(10, 'second'));
    await expect(first).rejects.toEqual(failure('superseded'));
    expect(await second).toBe('second');
    expect(started()).toBe(1);
  });

  it('lets requests about different things live side by side', async () => {
    const { owner: it, started } = owner();
    const first = it.run((api) => api.later(50, 'first'), undefined, 'one');
    const second = it.run((api) => api.later(10, 'second'), undefined, 'other');
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
    expect(started()).toBe(1);
  });

  it('begins anew what was lost with a worker that another request ended', async () => {
    const { owner: it, started } = owner();
    await it.run((api) => api.echo('warm'));
    const long = it.run((api) => api.later(100_000, 'long'), undefined, 'one');
    long.catch(() => {});
    await new Promise((done) => setTimeout(done, 250));
    const bystander = it.run((api) => api.later(100, 'bystander'), undefined, 'other');
    expect(await it.run((api) => api.echo('newest'), undefined, 'one')).toBe('newest');
    expect(await bystander).toBe('bystander');
    expect(started()).toBe(2);
  });

  it('ends a superseded run that takes long by terminating', async () => {
    const { owner: it, started } = owner();
    await it.run((api) => api.echo('warm'));
    const first = it.run((api) => api.later(100_000, 'first'));
    first.catch(() => {});
    await new Promise((done) => setTimeout(done, 250));
    expect(await it.run((api) => api.echo('second'))).toBe('second');
    await expect(first).rejects.toEqual(failure('superseded'));
    expect(started()).toBe(2);
  });

  it('terminates on abort, and works again afterwards', async () => {
    const { owner: it, started } = owner();
    const controller = new AbortController();
    const run = it.run((api) => api.later(100_000, 'never'), controller.signal);
    controller.abort();
    await expect(run).rejects.toEqual(failure('aborted'));
    await expect(it.run((api) => api.echo('x'), controller.signal)).rejects.toEqual(failure('aborted'));
    expect(await it.run((api) => api.echo('again'))).toBe('again');
    expect(started()).toBeGreaterThanOrEqual(1);
  });

  it('restarts once after a crash', async () => {
    const key = `crashed-${Math.random()}`;
    const { owner: it, started } = owner();
    expect(await it.run((api) => api.crashOnce(key))).toBe('survived');
    expect(started()).toBe(2);
  });

  it('says so after the second crash', async () => {
    const { owner: it, started } = owner();
    await expect(it.run((api) => api.crash())).rejects.toEqual(failure('crashed'));
    expect(started()).toBe(2);
    expect(await it.run((api) => api.echo('alive'))).toBe('alive');
  });

  it('takes silence after ready for a hang', async () => {
    const { owner: it, started } = owner();
    await expect(it.run((api) => api.hang())).rejects.toEqual(failure('hung'));
    expect(started()).toBe(2);
    expect(await it.run((api) => api.echo('alive'))).toBe('alive');
  });

  it('waits for one that is slow, and answers in between', async () => {
    const { owner: it, started } = owner();
    expect(await it.run((api) => api.later(1800, 'late'))).toBe('late');
    expect(started()).toBe(1);
  });

  it.each<[string, () => Worker]>([
    [
      'the constructor throws',
      () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    ],
    ['the script cannot be loaded', () => new Worker('/no-such-worker.js', { type: 'module' })],
  ])('works in the page when %s', async (_, start) => {
    expect(await owner(start).owner.run((api) => api.echo('a'))).toBe('page: a');
  });

  it('passes an ordinary error on', async () => {
    await expect(owner().owner.run(() => Promise.reject(new RangeError('own')))).rejects.toBeInstanceOf(RangeError);
  });
});
