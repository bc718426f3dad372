import { describe, expect, it } from 'vitest';
import { allowsMx2016, matchesMxPattern2016, parseReportTarget2016, policyName2016 } from '#src/protocol/smtp-sts-2016/policy.ts';
import { isUri } from '#src/protocol/uri.ts';

describe('mx patterns', () => {
  it.each([
    ['mx1.receiver.example', 'mx1.receiver.example', true],
    ['mx1.receiver.example', 'MX1.Receiver.Example.', true],
    ['mx1.receiver.example', 'mx2.receiver.example', false],
    ['mx1.receiver.example', 'a.mx1.receiver.example', false],
    ['*.receiver.example', 'mx1.receiver.example', true],
    ['*.receiver.example', 'a.b.mx1.receiver.example', true],
    ['*.receiver.example', 'receiver.example', false],
    ['*.receiver.example', '.receiver.example', false],
    ['*.receiver.example', 'otherreceiver.example', false],
    ['', '', false],
  ])('%s covers %s: %s', (pattern, host, covers) => expect(matchesMxPattern2016(pattern, host)).toBe(covers));

  const policy = { to: true, mx: null, a: null, c: null, e: null, rua: null };
  it('a policy without mx excludes no name', () => expect(allowsMx2016(policy, 'any.example')).toBe(true));
  it('an empty list excludes every name', () => expect(allowsMx2016({ ...policy, mx: [] }, 'any.example')).toBe(false));
});

describe('destinations of reports', () => {
  it.each([
    ['mailto:a@receiver.example', 'mailto:a@receiver.example', null],
    ['mailto:a@receiver.example!5', 'mailto:a@receiver.example', 5n],
    ['mailto:a@receiver.example!5k', 'mailto:a@receiver.example', 5n * 1024n],
    ['mailto:a@receiver.example!5M', 'mailto:a@receiver.example', 5n * 1024n ** 2n],
    ['mailto:a@receiver.example!5g', 'mailto:a@receiver.example', 5n * 1024n ** 3n],
    ['mailto:a@receiver.example!18446744073709551615t', 'mailto:a@receiver.example', (2n ** 64n - 1n) * 1024n ** 4n],
  ])('%s', (entry, uri, limit) => expect(parseReportTarget2016(entry)).toEqual({ uri, limit }));
});

describe('URIs (RFC 3986)', () => {
  it.each([
    'a:',
    'urn:x:y',
    'mailto:a@b.example?subject=x%20y',
    'x://',
    'https://u:p@h.example:443/a//b;c?d/e?f#g/h?i',
    'x:/a',
    'x://[::1]:25/',
    'x://[2001:db8::192.0.2.1]',
    'x://[v1.a:b]',
  ])('%s', (text) => expect(isUri(text)).toBe(true));
  it.each([
    '',
    'a',
    ':a',
    '1a:b',
    'a b:c',
    'a:b c',
    'a:%',
    'a:%0',
    'a:[',
    'a:b[c]',
    'x://h:8o/',
    'x://[::1',
    'x://[1:2:3]',
    'x://[1::2::3]',
    'x://[::256.0.0.1]',
    'x://[::01.0.0.1]',
    'x://[12345::]',
    'a:b#c#d',
    'a:\u00e9',
    'a:b\n',
  ])('not "%s"', (text) => expect(isUri(text)).toBe(false));
});

it('knows where the record stands', () => expect(policyName2016('receiver.example')).toBe('_smtp_sts.receiver.example'));
