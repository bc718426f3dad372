// The worlds that the page for free play offers by name. Those of one moment first, then those that take days. Their words are in
// src/words.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { PolicyHost, WorldChange, ZoneRecord } from '#src/simulator/world/scenario.ts';

const start = 1_767_603_600;
const day = 86_400;
const hour = 3600;
const domain = 'receiver.example';

const at = (days: number, more = 0): number => start + days * day + more;

function serving(mode: string, mx: readonly string[], maxAge: number): PolicyHost {
  const lines = ['version: STSv1', `mode: ${mode}`, ...mx.map((host) => `mx: ${host}`), `max_age: ${maxAge}`, ''];
  return { host: `mta-sts.${domain}`, certificate: { names: [`mta-sts.${domain}`] }, body: lines.join('\r\n') };
}

const id = (value: string): ZoneRecord => ({ name: `_mta-sts.${domain}`, type: 'TXT', value: `v=STSv1; id=${value};` });
const txt = { name: `_mta-sts.${domain}`, type: 'TXT' } as const;
const mx1 = `mx1.${domain}`;
const mx2 = `mx2.${domain}`;

const nothingYet: WorldChange = {
  at: start,
  title: 'Nothing is published',
  without: [txt],
  policyHosts: [{ ...serving('none', [], 0), down: 'refused' }],
};

const twoHosts: ScenarioInput = {
  mxHosts: [
    { host: mx1, addresses: ['198.51.100.25'], certificate: { names: [mx1] } },
    { host: mx2, addresses: ['198.51.100.26'], certificate: { names: [mx2] } },
    { host: 'mx.attacker.example', addresses: ['192.0.2.66'], owner: 'attacker', certificate: { names: ['mx.attacker.example'] } },
  ],
  policyHosts: [serving('enforce', [mx1, mx2], 604_800)],
  zones: [
    {
      name: domain,
      dnssec: 'unsigned',
      records: [
        { name: domain, type: 'MX', value: `10 ${mx1}` },
        { name: domain, type: 'MX', value: `20 ${mx2}` },
        { name: mx1, type: 'A', value: '198.51.100.25' },
        { name: mx2, type: 'A', value: '198.51.100.26' },
        id('20260101T000000'),
        { name: `mta-sts.${domain}`, type: 'A', value: '198.51.100.80' },
        { name: `_smtp._tls.${domain}`, type: 'TXT', value: `v=TLSRPTv1; rua=mailto:tlsrpt@${domain}` },
      ],
    },
    { name: 'attacker.example', dnssec: 'unsigned', records: [{ name: 'mx.attacker.example', type: 'A', value: '192.0.2.66' }] },
  ],
};

export const presets = {
  standard: {},
  'two-hosts': twoHosts,
  'no-policy': { extends: 'no-policy' },
  'in-the-clear': { extends: 'in-the-clear' },
  'unsigned-tlsa': {
    zones: [
      {
        name: domain,
        dnssec: 'unsigned',
        records: [
          { name: domain, type: 'MX', value: `10 ${mx1}` },
          { name: mx1, type: 'A', value: '198.51.100.25' },
          { name: `_25._tcp.${mx1}`, type: 'TLSA', value: '3 1 1 efd1fd23ee68f66d228765bcd9b473dd657499b890eaca3320f3bdfc648a51a8' },
        ],
      },
      { name: 'attacker.example', dnssec: 'unsigned', records: [{ name: 'mx.attacker.example', type: 'A', value: '192.0.2.66' }] },
    ],
  },
  'postfix-sender': { sender: { like: 'sts-enforce', behaves: 'postfix-3.7' } },
  'zone-mta-sender': { sender: { like: 'sts-enforce', behaves: 'zone-mta-3.10' } },
  'private-server': {
    mxHosts: [
      { host: mx1, addresses: ['198.51.100.25'], certificate: { names: [mx1] }, private: true },
      { host: 'mx.attacker.example', addresses: ['192.0.2.66'], owner: 'attacker', certificate: { names: ['mx.attacker.example'] } },
    ],
  },
  'roll-out': {
    now: start,
    sender: 'sts-first-contact',
    sendAt: [0, 2, 4, 7, 9, 10, 12, 15].map((days) => at(days, hour)),
    changes: [
      nothingYet,
      { at: at(3), title: 'Testing, kept for a day', policyHosts: [serving('testing', [mx1], day)], records: [id('1')] },
      { at: at(8), title: 'Enforce, kept for a week', policyHosts: [serving('enforce', [mx1], 7 * day)], records: [id('2')] },
      { at: at(14), title: 'Enforce, kept for half a year', policyHosts: [serving('enforce', [mx1], 182 * day)], records: [id('3')] },
    ],
  },
  rotation: {
    ...twoHosts,
    now: start,
    sender: 'sts-enforce',
    policyHosts: [serving('enforce', [mx1], 604_800)],
    zones: twoHosts.zones!.map((zone) => ({ ...zone, records: zone.records.filter(({ value }) => value !== `20 ${mx2}`) })),
    sendAt: [1, 3, 5, 8, 10, 13, 15].map((days) => at(days, 2 * hour)),
    changes: [
      { at: at(4), title: 'The policy file names both servers (HTTPS first)', policyHosts: [serving('enforce', [mx1, mx2], 604_800)] },
      { at: at(4, hour), title: 'Then a new id in the TXT record', records: [id('20260109T100000')] },
      { at: at(7), title: 'The MX record changes to mx2', records: [{ name: domain, type: 'MX', value: `10 ${mx2}` }] },
      { at: at(12), title: 'The policy file names mx2 alone', policyHosts: [serving('enforce', [mx2], 604_800)] },
      { at: at(12, hour), title: 'And again a new id', records: [id('20260117T100000')] },
    ],
  },
  removal: {
    now: start,
    sender: 'sts-enforce',
    sendAt: [1, 3, 5, 7, 9, 12].map((days) => at(days, 2 * hour)),
    changes: [
      { at: at(2), title: 'Mode none, kept for a day', policyHosts: [serving('none', [], day)] },
      { at: at(2, hour), title: 'And a new id', records: [id('20260107T100000')] },
      { at: at(10), title: 'The TXT record is removed', without: [txt] },
      { at: at(11), title: 'The policy host is switched off', policyHosts: [{ ...serving('none', [], day), down: 'refused' }] },
    ],
  },
  'blocked-refresh': {
    now: start,
    sender: 'sts-enforce',
    attack: 'block-policy',
    sendAt: [0, 2, 4, 6, 8, 10, 12].map((days) => at(days, 2 * hour)),
  },
} as const satisfies Readonly<Record<string, ScenarioInput>>;

export type PresetName = keyof typeof presets;

/** Whether the word is the name of a preset. */
export function isPreset(word: string): word is PresetName {
  return Object.hasOwn(presets, word);
}
