// The standard world: receiver.example with one MX, a signed zone with TLSA 3 1 1, an MTA-STS policy, a policy of the 2016
// draft and TLSRPT; an attacker's host that nobody asks for; mail from alice@sender.example. Each sender of names.ts is a
// set of abilities with what it has stored.
import { applyAttack } from './apply-attack.ts';
import type { AttackName, MistakeName, SenderName } from './names.ts';
import type { Scenario, Sender, StoredPolicy, StoredPolicy2016 } from './scenario.ts';
import { inventedKey } from './world.ts';

/** Monday, 5 January 2026, 09:00 UTC. */
export const standardNow = 1_767_603_600;
const day = 86_400;
const mxKey = inventedKey('the key of mx1.receiver.example');

export const standardPolicyId = '20260101T000000';
const policy2016 = [
  'v=STS1; to=true; mx=mx1.receiver.example; c=webpki; a=webpki:https://receiver.example/.well-known/smtp-sts/current',
  'e=864000; rua=mailto:sts-reports@receiver.example',
].join('; ');

/** The lines of a policy file, each ended by CRLF. */
export function policyText(mode: string, mx: readonly string[], maxAge = 604_800): string {
  return ['version: STSv1', `mode: ${mode}`, ...mx.map((pattern) => `mx: ${pattern}`), `max_age: ${maxAge}`, ''].join('\r\n');
}

/** The standard world for a sender, under an attack or with an honest mistake. */
export function standardWorld(sender: SenderName = 'opportunistic', attack: AttackName | MistakeName = 'none'): Scenario {
  const mode = sender === 'sts-testing' ? 'testing' : 'enforce';
  return applyAttack({ ...peacefulWorld(mode), sender: standardSender(sender) }, attack);
}

function peacefulWorld(mode: 'enforce' | 'testing'): Omit<Scenario, 'sender'> {
  return {
    version: 1,
    now: standardNow,
    zones: [
      {
        name: 'receiver.example',
        dnssec: 'signed',
        records: [
          { name: 'receiver.example', type: 'MX', value: '10 mx1.receiver.example' },
          { name: 'mx1.receiver.example', type: 'A', value: '198.51.100.25' },
          { name: '_25._tcp.mx1.receiver.example', type: 'TLSA', value: `3 1 1 ${mxKey}` },
          { name: '_mta-sts.receiver.example', type: 'TXT', value: `v=STSv1; id=${standardPolicyId};` },
          { name: 'mta-sts.receiver.example', type: 'A', value: '198.51.100.80' },
          { name: '_smtp._tls.receiver.example', type: 'TXT', value: 'v=TLSRPTv1; rua=mailto:tlsrpt@receiver.example' },
          { name: '_smtp_sts.receiver.example', type: 'TXT', value: policy2016 },
          { name: 'receiver.example', type: 'A', value: '198.51.100.80' },
        ],
      },
      {
        name: 'attacker.example',
        dnssec: 'unsigned',
        records: [{ name: 'mx.attacker.example', type: 'A', value: '192.0.2.66' }],
      },
    ],
    policyHosts: [
      {
        host: 'mta-sts.receiver.example',
        certificate: { names: ['mta-sts.receiver.example'] },
        body: policyText(mode, ['mx1.receiver.example']),
      },
      {
        host: 'receiver.example',
        certificate: { names: ['receiver.example'] },
        files: { '/.well-known/smtp-sts/current': policy2016 },
      },
    ],
    mxHosts: [
      {
        host: 'mx1.receiver.example',
        addresses: ['198.51.100.25'],
        certificate: { names: ['mx1.receiver.example'], spki: mxKey },
      },
      {
        host: 'mx.attacker.example',
        addresses: ['192.0.2.66'],
        owner: 'attacker',
        certificate: { names: ['mx.attacker.example'] },
      },
    ],
    attacker: { reach: ['dns', 'https', 'smtp'], listens: false, rules: [] },
    message: {
      from: 'alice@sender.example',
      to: ['bob@receiver.example'],
      header: [
        'Date: Mon, 05 Jan 2026 09:00:00 +0000',
        'From: Alice <alice@sender.example>',
        'To: Bob <bob@receiver.example>',
        'Subject: The price',
        'Message-Id: <1@sender.example>',
      ],
      body: ['Our last word is 41 500. Please keep this between us.'],
    },
  };
}

const plainSender: Sender = {
  host: 'out.sender.example',
  address: '203.0.113.10',
  tls: true,
  mtaSts: false,
  dane: false,
  tlsReports: true,
  behaves: 'rfc',
};

const stored = (mode: 'enforce' | 'testing'): StoredPolicy => ({
  domain: 'receiver.example',
  id: standardPolicyId,
  fetchedAt: standardNow - 2 * day,
  policy: { mode, maxAge: 604_800, mx: ['mx1.receiver.example'] },
});

const stored2016: StoredPolicy2016 = {
  domain: 'receiver.example',
  text: policy2016,
  fetchedAt: standardNow - 2 * day,
  ttl: 3600,
  validated: true,
};

const abilities: Readonly<Record<SenderName, Partial<Sender>>> = {
  opportunistic: {},
  'sts-first-contact': { mtaSts: true },
  'sts-testing': { mtaSts: true, stored: [stored('testing')] },
  'sts-enforce': { mtaSts: true, stored: [stored('enforce')] },
  dane: { dane: true },
  'dane-and-sts': { dane: true, mtaSts: true, stored: [stored('enforce')] },
  'sts-2016': { sts2016: { methods: ['webpki'] }, stored2016: [stored2016] },
};

/** A sender by name, as it stands in the standard world. */
export function standardSender(name: SenderName): Sender {
  return { ...plainSender, ...abilities[name] };
}
