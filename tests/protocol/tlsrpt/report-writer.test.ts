import { expect, it } from 'vitest';
import { buildReport, writeReport, type ReportTallies } from '#src/protocol/tlsrpt/report-writer.ts';
import { readReport } from '#src/protocol/tlsrpt/report.ts';

const tallies: ReportTallies = {
  organization: 'Sender Example',
  contact: 'reports@sender.example',
  reportId: '20260520@sender.example',
  start: 1_779_235_200,
  end: 1_779_321_599,
  submitter: 'sender.example',
  domain: 'receiver.example',
  policies: [
    {
      type: 'sts',
      domain: 'receiver.example',
      policyString: ['version: STSv1', 'mode: enforce', 'mx: mx1.receiver.example', 'max_age: 604800'],
      mxHosts: ['mx1.receiver.example'],
      successful: 0,
      failed: 1,
      failures: [
        {
          resultType: 'starttls-not-supported',
          count: 1,
          sendingMtaIp: '192.0.2.10',
          receivingMxHostname: 'mx1.receiver.example',
          receivingIp: '192.0.2.25',
        },
      ],
    },
    { type: 'no-policy-found', domain: 'receiver.example', policyString: [], mxHosts: [], successful: 2, failed: 0, failures: [] },
  ],
};

it('has the members of RFC 8460 section 4.4, and leaves out what there is nothing of', () => {
  expect(buildReport(tallies)).toEqual({
    'organization-name': 'Sender Example',
    'date-range': { 'start-datetime': '2026-05-20T00:00:00Z', 'end-datetime': '2026-05-20T23:59:59Z' },
    'contact-info': 'reports@sender.example',
    'report-id': '20260520@sender.example',
    policies: [
      {
        policy: {
          'policy-type': 'sts',
          'policy-string': ['version: STSv1', 'mode: enforce', 'mx: mx1.receiver.example', 'max_age: 604800'],
          'policy-domain': 'receiver.example',
          'mx-host': ['mx1.receiver.example'],
        },
        summary: { 'total-successful-session-count': 0, 'total-failure-session-count': 1 },
        'failure-details': [
          {
            'result-type': 'starttls-not-supported',
            'sending-mta-ip': '192.0.2.10',
            'receiving-mx-hostname': 'mx1.receiver.example',
            'receiving-ip': '192.0.2.25',
            'failed-session-count': 1,
          },
        ],
      },
      {
        policy: { 'policy-type': 'no-policy-found', 'policy-domain': 'receiver.example' },
        summary: { 'total-successful-session-count': 2, 'total-failure-session-count': 0 },
      },
    ],
  });
});

it('is named as RFC 8460 section 5.1 says', () => {
  expect(writeReport(tallies).fileName).toBe('sender.example!receiver.example!1779235200!1779321599.json.gz');
  expect(writeReport({ ...tallies, unique: '7' }).fileName).toBe('sender.example!receiver.example!1779235200!1779321599!7.json.gz');
});

it('is read again without a problem', () => expect(readReport(writeReport(tallies).json)).toMatchObject({ valid: true, problems: [] }));

it('says all that is known of a failure', () => {
  const failure = {
    resultType: 'validation-failure',
    count: 2,
    sendingMtaIp: '192.0.2.10',
    receivingMxHelo: 'mx1',
    additionalInformation: 'https://sender.example/why',
    failureReasonCode: 'tls-reset',
  } as const;
  const [policy] = buildReport({ ...tallies, policies: [{ ...tallies.policies[0]!, failures: [failure] }] }).policies;
  expect(policy!['failure-details']).toEqual([
    {
      'result-type': 'validation-failure',
      'sending-mta-ip': '192.0.2.10',
      'receiving-mx-helo': 'mx1',
      'failed-session-count': 2,
      'additional-information': 'https://sender.example/why',
      'failure-reason-code': 'tls-reset',
    },
  ]);
});

it('is indented, and cuts off parts of a second', () => {
  const { json, fileName } = writeReport({ ...tallies, start: tallies.start + 0.5, end: tallies.end + 0.5 });
  expect(json).toBe(JSON.stringify(buildReport(tallies), null, 2));
  expect(fileName).toBe(writeReport(tallies).fileName);
});
