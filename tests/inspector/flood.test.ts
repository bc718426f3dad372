// A domain whose TXT record is as large as DNS carries, and wrong all along: what an inspection says of it stays short.
import { describe, expect, it } from 'vitest';
import { judgeInspection } from '#src/inspector/judge/judge-inspection.ts';
import { foundWith, lookup } from './observed-world.ts';

/** 200 strings of 255 octets. */
const strings = (begin: string, more: string) =>
  Array.from({ length: 200 }, (_, index) => ((index ? '' : begin) + more.repeat(255)).slice(0, 255));

describe.each([
  ['fields that are none', 'x;'],
  ['characters that may not be', '\u0001=\u00e9;'],
  ['fields that are repeated', 'id=a;'],
  ['spaces', ' ; '],
])('a record of 200 strings: %s', (_, more) => {
  it.each(['_mta-sts', '_smtp._tls'])('at %s', (name) => {
    const begin = name === '_mta-sts' ? 'v=STSv1; id=a;' : 'v=TLSRPTv1; rua=mailto:a@good.example;';
    const found = lookup(`${name}.good.example`, 'TXT', [{ type: 'TXT', strings: strings(begin, more) }]);
    const { checks } = judgeInspection(foundWith(name === '_mta-sts' ? { record: found } : { tlsrpt: found }));
    const about = checks.filter(({ subject }) => subject === found.question.name);
    expect(about.length).toBeGreaterThan(1);
    for (const { code } of about) expect(about.filter((other) => other.code === code).length, code).toBeLessThanOrEqual(20);
    for (const { evidence = '' } of about) expect(evidence.length).toBeLessThanOrEqual(2001);
    expect(JSON.stringify(checks).length).toBeLessThan(250_000);
  });
});
