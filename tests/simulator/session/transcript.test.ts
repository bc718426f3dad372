// Golden transcripts: every sender left in peace, the lessons' worlds, and some that show what is rare. Read the difference before you
// accept one with `vitest -u`: each line is a statement about the protocols.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { senders } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { formatTranscript } from '#src/simulator/session/transcript.ts';
import type { Move } from '#src/simulator/network/move.ts';

const worlds: Readonly<Record<string, readonly [ScenarioInput, (readonly Move[])?]>> = {
  ...Object.fromEntries(senders.map((sender) => [`peace-${sender}`, [{ sender }]] as const)),
  'mail-in-the-clear': [{ extends: 'in-the-clear', attack: 'eavesdrop' }],
  starttls: [{ extends: 'no-policy', attack: 'eavesdrop' }],
  'starttls-stripped': [{ extends: 'no-policy', attack: 'eavesdrop' }, [{ event: 'ehlo-1/250-STARTTLS', do: 'drop' }]],
  'mta-sts': [{ sender: 'sts-first-contact', attack: 'strip-starttls' }],
  'starttls-refused': [{ attack: 'refuse-starttls' }],
  'break-handshake': [{ attack: 'break-handshake' }],
  'testing-stripped': [{ sender: 'sts-testing', attack: 'strip-starttls' }],
  'mx-forged-enforce': [{ sender: 'sts-enforce', attack: 'forge-mx' }],
  'mx-forged-hidden-first-contact': [{ sender: 'sts-first-contact', attack: 'forge-mx-hide-txt' }],
  'mx-forged-dane': [{ sender: 'dane', attack: 'forge-mx' }],
  'untrusted-certificate-dane': [{ sender: 'dane', attack: 'untrusted-certificate' }],
  'sts-2016-stripped': [{ sender: 'sts-2016', attack: 'strip-starttls' }],
  'sts-2016-renewed': [{ sender: 'sts-2016', attack: 'policy-changed-id-not' }],
  'policy-changed-id-not': [{ sender: 'sts-enforce', attack: 'policy-changed-id-not' }],
  'record-damaged': [{}, [{ event: 'mail-from-1', do: 'damage' }]],
  'given-up': [{ sender: { like: 'sts-enforce', givesUp: true }, attack: 'starttls-lost' }],
  'two-hosts': [
    {
      sender: 'sts-enforce',
      extends: 'standard',
      zones: [
        {
          name: 'receiver.example',
          dnssec: 'signed',
          records: [
            { name: 'receiver.example', type: 'MX', value: '20 mx1.receiver.example' },
            { name: 'receiver.example', type: 'MX', value: '10 mx2.receiver.example' },
            { name: 'mx1.receiver.example', type: 'A', value: '198.51.100.25' },
            { name: 'mx2.receiver.example', type: 'A', value: '198.51.100.26' },
            { name: '_mta-sts.receiver.example', type: 'TXT', value: 'v=STSv1; id=20260101T000000;' },
          ],
        },
      ],
    },
  ],
  'control-characters': [
    { mxHosts: [{ host: 'mx1.receiver.example', addresses: ['198.51.100.25'], accent: { greeting: '220 \u001b[31mred\u0007 \u202e' } }] },
  ],
};

test.each(Object.entries(worlds))('%s', async (name, [scenario, moves]) => {
  await expect(formatTranscript(simulate(scenario, moves))).toMatchFileSnapshot(`../../golden/${name}.txt`);
});

test('there is no golden file without its world', () => {
  const files = readdirSync(new URL('../../golden/', import.meta.url)).filter((file) => file.endsWith('.txt'));
  expect(files.filter((file) => !(file.slice(0, -'.txt'.length) in worlds))).toEqual([]);
});

test('the same world gives the same transcript', () => {
  for (const [scenario, moves] of Object.values(worlds)) expect(simulate(scenario, moves)).toEqual(simulate(scenario, moves));
});
