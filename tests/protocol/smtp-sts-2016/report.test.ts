import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { failureTypes2016, type FailureType2016 } from '#src/protocol/smtp-sts-2016/failure-type.ts';
import { writeReport2016, type ReportTallies2016 } from '#src/protocol/smtp-sts-2016/report.ts';
import { isResultType } from '#src/protocol/tlsrpt/result-type.ts';

// A loaded machine is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const tallies: ReportTallies2016 = {
  organization: 'Sender & <Example>',
  email: 'reports@sender.example',
  reportId: '20160401-1',
  start: 1_459_468_800,
  end: 1_459_555_199,
  domain: 'receiver.example',
  policy: { to: true, mx: ['mx1.receiver.example', '*.backup.example'], a: null, c: 'webpki', e: 60, rua: ['mailto:sts@receiver.example'] },
  enforced: true,
  failures: [
    { failure: 'starttls-not-supported', count: 3, hostname: 'mx1.receiver.example', connectedIp: '192.0.2.25' },
    { failure: 'certificate-mismatch', count: 1, hostname: 'mx1.receiver.example', sourceIp: '198.51.100.7' },
  ],
};

it('writes the report in the order of the schema', () => {
  expect(writeReport2016(tallies)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<feedback xmlns="http://www.example.org/smtp-sts-xml/0.1">
  <version>1</version>
  <report_metadata>
    <org_name>Sender &amp; &lt;Example&gt;</org_name>
    <email>reports@sender.example</email>
    <report_id>20160401-1</report_id>
    <date_range>
      <begin>1459468800</begin>
      <end>1459555199</end>
    </date_range>
  </report_metadata>
  <applied_policy>
    <domain>receiver.example</domain>
    <mx>mx1.receiver.example,*.backup.example</mx>
    <constraint>WebPKI</constraint>
  </applied_policy>
  <enforcement_level>Reject</enforcement_level>
  <record>
    <failure>StarttlsNotSupported</failure>
    <count>3</count>
    <hostname>mx1.receiver.example</hostname>
    <connectedIp>192.0.2.25</connectedIp>
  </record>
  <record>
    <failure>InvalidCertificate</failure>
    <count>1</count>
    <hostname>mx1.receiver.example</hostname>
    <sourceIp>198.51.100.7</sourceIp>
  </record>
</feedback>
`);
});

describe('what it says of the policy', () => {
  it.each([
    [{ enforced: false }, '<enforcement_level>ReportOnly<'],
    [{ policy: { ...tallies.policy, to: false } }, '<enforcement_level>ReportOnly<'],
    [{ policy: { ...tallies.policy, c: 'tlsa' } }, '<constraint>TLSA<'],
    [{ policy: { ...tallies.policy, mx: null } }, '<mx></mx>'],
    [{ extraContactInfo: 'https://sender.example/sts' }, '<extra_contact_info>https://sender.example/sts<'],
  ] as const)('%j: %s', (change, text) => expect(writeReport2016({ ...tallies, ...change })).toContain(text));

  it('names no certificate method where the policy names none', () =>
    expect(writeReport2016({ ...tallies, policy: { ...tallies.policy, c: null } })).not.toContain('constraint'));
  it('is not written when nothing failed', () => expect(writeReport2016({ ...tallies, failures: [] })).toBeNull());
});

it('stays well-formed whatever the tallies hold', () => {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const xml = writeReport2016({ ...tallies, organization: text, failures: [{ failure: 'tlsa-invalid', count: 1, hostname: text }] })!;
      const [, written] = /<org_name>([^<>]*)<\/org_name>/.exec(xml)!;
      const read = written!.replace(/&([a-z0-9#]+);/g, (_, name: string) => entities[name]!);
      expect(read.replaceAll('\ufffd', '?')).toBe(
        [...text].map((c) => (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff]|\p{Cs}/u.test(c) && c.length === 1 ? '?' : c)).join(''),
      );
      expect(xml.match(/<[^>]*>/g)).toHaveLength(37);
    }),
    { numRuns: 2000 },
  );
});

it('there are eight failure types, each with a successor in RFC 8460', () => {
  const types = Object.keys(failureTypes2016) as FailureType2016[];
  expect(types).toHaveLength(8);
  expect(types.filter((type) => !isResultType(failureTypes2016[type].successor))).toEqual([]);
});
