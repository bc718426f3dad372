import { describe, expect, it } from 'vitest';
import { authenticate2016, planAuthentication2016 } from '#src/protocol/smtp-sts-2016/authentication.ts';

const cached = (a: string | null) => ({ to: true, mx: null, a, c: null, e: null, rua: null });

describe('how a new policy is to be authenticated', () => {
  it.each([
    ['trust on first use', null, { method: 'first-use' }],
    ['by DNSSEC', cached('dnssec'), { method: 'dnssec' }],
    ['by HTTPS', cached('webpki:https://receiver.example/p'), { method: 'webpki', uri: 'https://receiver.example/p' }],
    [
      'by HTTPS inside the domain',
      cached('WebPKI:https://www.Receiver.example:443'),
      { method: 'webpki', uri: 'https://www.Receiver.example:443' },
    ],
    ['not at all: no method', cached(null), { method: 'impossible', reason: 'no-method' }],
    ['not at all: another scheme', cached('https://receiver.example/p'), { method: 'impossible', reason: 'unknown-method' }],
    ['not at all: no HTTPS', cached('webpki:http://receiver.example/p'), { method: 'impossible', reason: 'not-https' }],
    [
      'not at all: user names are no hosts',
      cached('webpki:https://receiver.example@attacker.example/p'),
      { method: 'impossible', reason: 'not-https' },
    ],
    ['not at all: another domain', cached('webpki:https://attacker.example/p'), { method: 'impossible', reason: 'foreign-host' }],
    [
      'not at all: a name that ends alike',
      cached('webpki:https://badreceiver.example/p'),
      { method: 'impossible', reason: 'foreign-host' },
    ],
    ['not at all: the domain above', cached('webpki:https://example/p'), { method: 'impossible', reason: 'foreign-host' }],
  ])('%s', (_, policy, plan) => expect(planAuthentication2016(policy, 'receiver.example')).toEqual(plan));
});

describe('whether it is', () => {
  const text = 'v=STS1; to=true';
  const webpki = { method: 'webpki', uri: 'https://receiver.example/p' } as const;
  it.each([
    ['on first use anything is', { method: 'first-use' }, 'insecure', null, { authenticated: true, by: 'first-use' }],
    ['a validated answer', { method: 'dnssec' }, 'secure', null, { authenticated: true, by: 'dnssec' }],
    ['an unvalidated answer', { method: 'dnssec' }, 'insecure', null, { authenticated: false, reason: 'not-dnssec-secure' }],
    ['a bogus answer', { method: 'dnssec' }, 'bogus', null, { authenticated: false, reason: 'not-dnssec-secure' }],
    ['the same text over HTTPS', webpki, 'insecure', { ok: true, body: text }, { authenticated: true, by: 'webpki' }],
    ['a line end more', webpki, 'secure', { ok: true, body: `${text}\n` }, { authenticated: false, reason: 'text-differs' }],
    ['nothing served', webpki, 'secure', { ok: false, body: text }, { authenticated: false, reason: 'not-served' }],
    ['not fetched', webpki, 'secure', null, { authenticated: false, reason: 'not-served' }],
    ['no way', { method: 'impossible', reason: 'no-method' }, 'secure', null, { authenticated: false, reason: 'no-method' }],
  ] as const)('%s', (_, plan, dns, https, result) => expect(authenticate2016(plan, text, dns, https)).toEqual(result));
});
