// The worst inputs at two lengths, for every reader of foreign text; and bad names, whose mends are tried out.
import { parseTlsa } from '#src/protocol/dane/tlsa.ts';
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { readReport } from '#src/protocol/tlsrpt/report.ts';
import { badNames } from './policies.ts';
import { time, timings } from './stopwatch.ts';

type Shape = (length: number) => string;
const long =
  (unit: string, head = ''): Shape =>
  (length) =>
    head + unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const worst: Readonly<Record<string, [(text: string) => unknown, readonly Shape[]]>> = {
  policy: [
    parsePolicy,
    [
      long('a: '),
      long(' '),
      long('a:b\n'),
      long('mx: *.a.example\n'),
      long('mx: a.'),
      long('mxx: a\n', 'version: STSv1\n'),
      long('\u2028'),
      long('a: x '),
      long('\r'),
      long('a\r\r\n'),
      long('mx: a, b\n'),
      long('a\n', 'mode: x\n'),
      long(' mode', 'mode: '),
    ],
  ],
  record: [
    (text) => parseRecords([[text]]),
    [long(' ', 'v=STSv1;'), long('a=b;', 'v=STSv1;'), long('idd=b;', 'v=STSv1;'), long('a', 'v=STSv1; id=')],
  ],
  tlsrpt: [
    (text) => parseTlsrptRecords([[text]]),
    [long('mailto:a@example.com,', 'v=TLSRPTv1;rua='), long('rua=a:,;', 'v=TLSRPTv1;'), long('%41', 'v=TLSRPTv1;rua=mailto:')],
  ],
  draft: [
    (text) => selectRecord2016([[text]]),
    [long(' ', 'v=STS1; to=true;'), long('*.a.example,', 'v=STS1; to=true; mx='), long('mailto:a@example.com,', 'v=STS1; to=true; rua=')],
  ],
  tlsa: [parseTlsa, [long('ab', '3 1 1 '), long(' ', '3 1 1 ')]],
  report: [readReport, [long('[', ''), long('{"a":1},', '{"policies":['), long('\\u0061', '{"report-id":"')]],
};

/** 64 KiB of the worst input against 3.2 KiB of it, for every parser; linear time is 20. */
export function worstInputs(): string[] {
  return Object.entries(worst).map(([name, [parse, shapes]]) => {
    const ratios = shapes.map((shape) => {
      const [short, long] = [shape(3277), shape(65_536)];
      const [slow, fast] = timings([() => parse(long), () => parse(short)], { batches: 30 });
      return slow.fastest / fast.fastest;
    });
    return `${name.padEnd(10)} 64 KiB / 3.2 KiB, worst of ${shapes.length} shapes: ${Math.max(...ratios).toFixed(1)} (wanted <= 20)`;
  });
}

/** Names that are bad and can be mended, in growing number; linear growth is the ratio of the numbers. */
export function badLines(): string[] {
  const counts = [25, 50, 100, 200, 400];
  const taken = timings(
    counts.map((count) => {
      const text = badNames(count);
      return () => parsePolicy(text);
    }),
    { batches: 40, millis: 4 },
  );
  const of = (count: number) => taken[counts.indexOf(count)]!;
  return [
    `100 bad names: ${time(of(100).fastest)}, median ${time(of(100).median)} (wanted <= 1 ms)`,
    `bad names, ${counts.join(', ')}: ${taken.map(({ fastest }) => time(fastest)).join(', ')} (wanted: linear)`,
  ];
}
