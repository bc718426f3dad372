import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inspectExample } from '#src/inspector/invented/network.ts';
import type { Inspection } from '#src/inspector/inspection.ts';
import { countVisits, forgetVisits, keepVisit, visitTo } from '#src/features/inspect/visits.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
const domain = 'lighthouse.example';
let seen: Inspection;

beforeEach(async () => {
  kept.clear();
  vi.stubGlobal('localStorage', storage);
  seen = await inspectExample(domain, { now: () => 1_800_000_000 });
});
afterEach(() => vi.unstubAllGlobals());

const changed = (id: string, body: string, at: number): Inspection => ({
  ...seen,
  record: { texts: [], id },
  policy: { ...seen.policy, body },
  generatedAt: at,
});

describe('visits', () => {
  it('are kept and forgotten', () => {
    keepVisit(seen);
    expect(visitTo(domain)).toEqual({ id: '20260901T080000', policy: seen.policy.body, at: 1_800_000_000 });
    expect(countVisits()).toBe(1);
    forgetVisits();
    expect([visitTo(domain), countVisits(), kept.size]).toEqual([undefined, 0, 0]);
  });

  it('the newest counts when the id is new; the older one when only the policy is', () => {
    keepVisit(seen);
    keepVisit(changed('20260901T080000', 'version: STSv1\r\n', 1_800_000_100));
    expect(visitTo(domain)?.at).toBe(1_800_000_000);
    keepVisit(changed('2', 'version: STSv1\r\n', 1_800_000_200));
    expect(visitTo(domain)).toEqual({ id: '2', policy: 'version: STSv1\r\n', at: 1_800_000_200 });
  });

  it('without a record or a policy that holds, nothing is kept', () => {
    keepVisit({ ...seen, record: null });
    keepVisit({ ...seen, policy: { how: 'unreadable' } });
    expect(countVisits()).toBe(0);
  });

  it('a hundred domains at most; the oldest goes', () => {
    for (let index = 0; index < 101; index++) keepVisit({ ...seen, domain: `d${index}.example` });
    expect([countVisits(), visitTo('d0.example'), visitTo('d100.example')?.id]).toEqual([100, undefined, '20260901T080000']);
  });

  it.each(['{', '[]', 'null', '7', '{"lighthouse.example": {"id": 1}}', '{"__proto__": {"id": "1"}}'])(
    'damaged storage is none: %s',
    (text) => {
      kept.set('mta-sts.visits', text);
      expect(visitTo(domain)).toBeUndefined();
      expect(visitTo('__proto__')).toBeUndefined();
      keepVisit(seen);
      expect(visitTo(domain)?.id).toBe('20260901T080000');
    },
  );

  it('forbidden storage breaks nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    keepVisit(seen);
    forgetVisits();
    expect([visitTo(domain), countVisits()]).toEqual([undefined, 0]);
  });
});
