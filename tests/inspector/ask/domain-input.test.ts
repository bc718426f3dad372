import { describe, expect, it } from 'vitest';
import { parseDomainInput } from '#src/inspector/ask/domain-input.ts';

const long = `${'a'.repeat(60)}.`;

describe('parseDomainInput', () => {
  it.each([
    ['example.com', 'example.com'],
    ['  Example.COM.  ', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['a-b.1.example', 'a-b.1.example'],
    ['1e100.net', '1e100.net'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
    [`${long.repeat(4)}example.de`.slice(-253), `${long.repeat(4)}example.de`.slice(-253)],
    ['localhost', 'localhost'],
  ])('reads %j', (input, domain) => expect(parseDomainInput(input).value).toBe(domain));

  it.each([
    ['', 'input-empty'],
    [' \t\n', 'input-empty'],
    [`${long.repeat(5)}example`, 'input-too-long'],
    [`${'a'.repeat(64)}.example`, 'input-label-too-long'],
    [`${'ü'.repeat(63)}.example`, 'input-label-too-long'],
    ['192.0.2.1', 'input-ip-address'],
    ['[192.0.2.1]', 'input-ip-address'],
    ['[IPv6:2001:db8::1]', 'input-ip-address'],
    ['2001:db8::1', 'input-ip-address'],
    ['::1', 'input-ip-address'],
    ['１９２.０.２.１', 'input-ip-address'],
    ['1.2.3', 'input-numeric-last-label'],
    ['example.123', 'input-numeric-last-label'],
    ['0x7f.1', 'input-numeric-last-label'],
    ['a..b', 'input-label-empty'],
    ['.example.com', 'input-label-empty'],
    ['.', 'input-label-empty'],
    ['example.com..', 'input-label-empty'],
    ['-a.example', 'input-label-hyphen'],
    ['a-.example', 'input-label-hyphen'],
    ['my_host.example.com', 'input-underscore'],
    ['ex ample.com', 'input-bad-character'],
    ['mx%2eexample.com', 'input-bad-character'],
    ['example.com\u0000', 'input-bad-character'],
    ['exam\u202eple.com', 'input-bad-character'],
    ['exa\u00admple.com', 'input-bad-character'],
    ['a\u3000b.example', 'input-bad-character'],
    ['*.example.com', 'input-bad-character'],
    ['a／b.example', 'input-not-convertible'],
    ['xn--a.example', 'input-not-convertible'],
  ])('refuses %j with %s', (input, code) => {
    const { value, findings } = parseDomainInput(input);
    expect(value).toBeUndefined();
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });

  it.each([
    ['alice@example.com', 'input-email-address', 'example.com'],
    [' "a b"@example.com ', 'input-email-address', 'example.com'],
    ['Alice <alice@example.com>', 'input-email-address', 'example.com'],
    ['alice@bücher.example', 'input-email-address', 'bücher.example'],
    ['https://example.com/path?x=1#y', 'input-url', 'example.com'],
    ['https://user:pw@example.com:8443/', 'input-url', 'example.com'],
    ['https://mta-sts.example.com/.well-known/mta-sts.txt', 'input-url', 'example.com'],
    ['example.com/path', 'input-url', 'example.com'],
    ['example.com:443', 'input-url', 'example.com'],
    ['_mta-sts.example.com', 'input-service-name', 'example.com'],
    ['_smtp._tls.example.com', 'input-service-name', 'example.com'],
    ['mta-sts.example.com', 'input-service-name', 'example.com'],
  ])('mends %j', (input, code, domain) => {
    const finding = parseDomainInput(input).findings[0]!;
    expect(finding.code).toBe(code);
    expect(finding.values).toEqual({ suggestion: domain });
    const mended = [...finding.fix!]
      .reverse()
      .reduce((text, { span, text: by }) => text.slice(0, span.start) + by + text.slice(span.end), input);
    expect(mended).toBe(domain);
  });

  it.each([
    ['alice@b\u00fccher.example', ['input-email-address', 'input-idn']],
    ['https://localhost/', ['input-url', 'input-single-label']],
    ['mta-sts.example.com', ['input-service-name']],
  ])('says of %j at once what there is to say of the domain in it', (input, codes) =>
    expect(parseDomainInput(input).findings.map(({ code }) => code)).toEqual(codes),
  );

  it.each(['alice@[192.0.2.1]', 'https://192.0.2.1/', 'alice@'])('offers no mend for %j', (input) => {
    const finding = parseDomainInput(input).findings[0]!;
    expect(finding.fix).toBeUndefined();
    expect(finding.values).toBeUndefined();
  });

  it('points at the character', () => {
    expect(parseDomainInput('  my_host.example').findings[0]!.span).toEqual({ start: 4, end: 5 });
  });

  it('says when a name was converted and when it has a single label', () => {
    expect(parseDomainInput('BÜCHER.example').findings.map((finding) => finding.code)).toEqual(['input-idn']);
    expect(parseDomainInput('example').findings.map((finding) => finding.code)).toEqual(['input-single-label']);
    expect(parseDomainInput('example.com.').findings).toEqual([]);
  });
});
