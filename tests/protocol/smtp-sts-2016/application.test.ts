import { describe, expect, it } from 'vitest';
import { begin2016, exhaust2016, expiresAt2016, receive2016, tryMx2016, type Cached2016 } from '#src/protocol/smtp-sts-2016/application.ts';
import { parseRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import type { MxSeen2016 } from '#src/protocol/smtp-sts-2016/validation.ts';

const good: MxSeen2016 = {
  host: 'mx1.receiver.example',
  starttls: 'done',
  certificate: { trusted: true, expired: false, nameMatches: true },
  tlsa: null,
};
const stripped: MxSeen2016 = { ...good, starttls: 'not-offered', certificate: null };
const policy = (fields: string, validated = false): Cached2016 => {
  const text = `v=STS1; ${fields}`;
  return { policy: parseRecord2016(text).value!, text, fetchedAt: 1000, ttl: 300, validated };
};
const strict = 'to=true; mx=mx1.receiver.example; c=webpki; e=604800; rua=mailto:sts@receiver.example';
const answer = (fields: string, authenticated: boolean) => ({ ...policy(fields), authenticated });

describe('step 1: the cached policy', () => {
  it.each([
    ['nothing cached', null, 1000, 'fetch'],
    ['within e', policy(strict), 605_800, 'try'],
    ['within the TTL after e', policy(strict), 606_100, 'try'],
    ['after both', policy(strict), 606_101, 'fetch'],
    ['no e: the TTL alone', policy('to=true'), 1301, 'fetch'],
  ])('%s', (_, cached, now, step) => expect(begin2016(cached, now)).toMatchObject({ step, cached: step === 'try' ? cached : null }));

  it('lives for e and the TTL of the answer', () => expect(expiresAt2016(policy('to=true; e=60'))).toBe(1360));
});

describe('first contact', () => {
  const first = (fields: string) => receive2016(begin2016(null, 1000), answer(fields, false));

  it('takes an unauthenticated policy on trust, and has validated it once an MX conforms', () => {
    const tried = tryMx2016(first(strict), good);
    expect(tried).toMatchObject({ action: 'deliver', reported: false, application: { cached: { validated: true } } });
  });
  it('refuses nothing by a policy that never once validated, but reports', () => {
    expect(tryMx2016(first(strict), stripped)).toMatchObject({
      action: 'deliver-and-report',
      reported: true,
      application: { cached: { validated: false } },
    });
  });
  it('delivers without a policy when there is none', () => {
    expect(tryMx2016(receive2016(begin2016(null, 1000), null), stripped)).toMatchObject({
      action: 'deliver',
      judgement: { failure: null },
    });
  });
  it('does not report where no address is named', () => {
    expect(tryMx2016(first('to=true; c=webpki'), stripped)).toMatchObject({ action: 'deliver', reported: false });
  });
});

describe('a validated policy', () => {
  const held = begin2016(policy(strict, true), 2000);

  it('refuses what does not conform, and reports it', () => {
    expect(tryMx2016(held, stripped)).toMatchObject({ action: 'refuse', reported: true, judgement: { failure: 'starttls-not-supported' } });
  });
  it('only reports with to=false', () => {
    const lenient = begin2016(policy('to=false; c=webpki; e=60; rua=mailto:sts@receiver.example', true), 1060);
    expect(tryMx2016(lenient, stripped)).toMatchObject({ action: 'deliver-and-report' });
  });
  it('behaves as though not validated where the sender lacks the method', () => {
    const tlsa = begin2016(policy('to=true; c=tlsa; e=60', true), 1060);
    expect(tryMx2016(tlsa, { ...good, tlsa: 'pass' })).toMatchObject({
      action: 'refuse',
      judgement: { failure: 'sender-does-not-support-validation-method' },
    });
    expect(tryMx2016(tlsa, { ...good, tlsa: 'pass' }, ['tlsa'])).toMatchObject({ action: 'deliver' });
  });
});

describe('step 4: the one re-fetch', () => {
  const held = begin2016(policy(strict, true), 2000);
  const refetch = exhaust2016(tryMx2016(held, stripped).application);
  const moved: MxSeen2016 = { ...good, host: 'mx2.receiver.example' };
  const newPolicy = strict.replace('mx1', 'mx2');

  it('is asked for when every MX was refused', () => expect(refetch.step).toBe('refetch'));
  it.each([
    ['no new policy', null],
    ['an unauthenticated one', answer(newPolicy, false)],
    ['the same one', answer(strict, true)],
  ])('%s: the delivery fails, the old policy stays', (_, fetched) => {
    expect(receive2016(refetch, fetched)).toMatchObject({ step: 'failed', cached: { text: `v=STS1; ${strict}` } });
  });
  it('an authenticated one that the MX conforms to replaces the old one', () => {
    const tried = tryMx2016(receive2016(refetch, answer(newPolicy, true)), moved);
    expect(tried).toMatchObject({
      action: 'deliver',
      application: { cached: { text: `v=STS1; ${newPolicy}`, validated: true }, candidate: null },
    });
  });
  it('one that fails on its first use is disregarded: the old one refuses, and there is no third try', () => {
    const tried = tryMx2016(receive2016(refetch, answer(newPolicy, true)), stripped);
    expect(tried.action).toBe('refuse');
    expect(exhaust2016(tried.application)).toMatchObject({ step: 'failed', cached: { text: `v=STS1; ${strict}` }, candidate: null });
  });
  it('one that only asks for reports lets the mail through', () => {
    const lenient = strict.replace('true', 'false');
    expect(tryMx2016(receive2016(refetch, answer(lenient, true)), stripped)).toMatchObject({
      action: 'deliver-and-report',
      application: { cached: { text: `v=STS1; ${lenient}`, validated: false } },
    });
  });
  it('nothing is received when nothing was asked for', () => expect(receive2016(held, answer(newPolicy, true))).toBe(held));
});
