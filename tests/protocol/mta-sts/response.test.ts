import { describe, expect, test } from 'vitest';
import { judgeResponse, policyUrl, resultTypeOfFetch } from '#src/protocol/mta-sts/response.ts';

describe('answers', () => {
  const body = 'version: STSv1\nmode: testing\nmx: mx.example.com\nmax_age: 604800\n';
  const answer = { result: 'answer', status: 200, contentType: 'text/plain', body } as const;
  test('a good one has a value and no result type', () => {
    const judged = judgeResponse(answer);
    expect(judged.value?.mode).toBe('testing');
    expect(judged.resultType).toBeUndefined();
  });
  test.each([
    [{ ...answer, body: 'x' }, 'sts-policy-invalid'],
    [{ ...answer, status: 302 }, 'sts-policy-fetch-error'],
    [{ ...answer, contentType: 'text/html' }, 'sts-policy-fetch-error'],
    [{ ...answer, body: 'x'.repeat(65_537) }, 'sts-policy-fetch-error'],
    [{ result: 'tls-name-mismatch' } as const, 'sts-webpki-invalid'],
    [{ result: 'tls-error' } as const, 'sts-policy-fetch-error'],
  ])('%j is reported as %s', (response, resultType) => expect(judgeResponse(response)).toMatchObject({ resultType }));
  test('the names of failures', () => expect(resultTypeOfFetch('tls-expired')).toBe('sts-webpki-invalid'));
  test('the address', () => expect(policyUrl('example.com')).toBe('https://mta-sts.example.com/.well-known/mta-sts.txt'));
});
