// A whole delivery as one value, beside the decision cases of the corpus.
import { expect, test } from 'vitest';
import { evaluate } from '#src/protocol/mta-sts/evaluate.ts';

test('a policy host that will not be asked counts as unreachable where it is', () => {
  const input = { now: 0, domain: 'example.com', cache: null, lastFetchFailure: null, https: null, tlsrpt: true, mx: [] } as const;
  expect(evaluate({ ...input, dns: { txt: 'valid', id: 'a' } })).toEqual({
    ...{ policy: { source: 'none', mode: null }, httpsFetched: true, mx: [], message: 'deferred', via: null, cacheAfter: 'empty' },
    policyFailure: { resultType: 'sts-policy-fetch-error', reported: true },
  });
});
