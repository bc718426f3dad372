// The way through lesson 10: the reader is the administrator, stops a false certificate with a signed hash, and then changes the key.
import type { LessonBeats } from '#src/lessons/beat.ts';
import type { AttackName } from '#src/simulator/world/names.ts';
import type { CertificateInput } from '#src/simulator/world/certificate-input.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** The standard world's clock: Monday, 5 January 2026, 09:00 UTC. */
const now = 1_767_603_600;
const day = 86_400;
const host = 'mx1.receiver.example';
const oldKey = 'efd1fd23ee68f66d228765bcd9b473dd657499b890eaca3320f3bdfc648a51a8';
const newKey = '8b6f0b6a3fd04e5f4fc8ef1b7fb4a4f4b36c9b7c5d3c56d08d2f6f6b1a0e9d47';

interface Published {
  readonly hashes: readonly string[];
  readonly signed?: boolean;
  readonly key?: string;
  readonly attack?: AttackName;
  /** What the sender's resolver still remembers of the TLSA record. */
  readonly remembered?: readonly string[];
}

/** receiver.example with these hashes in TLSA records, and its server with this key. */
const domain = ({ hashes, signed = true, key = oldKey, attack = 'none', remembered }: Published): ScenarioInput => ({
  sender: {
    like: 'dane-and-sts',
    ...(remembered && {
      dnsCache: [{ name: `_25._tcp.${host}`, type: 'TLSA', values: remembered, until: now + 1800, security: 'secure' }],
    }),
  },
  attack,
  changes: [
    {
      at: now,
      zones: [
        {
          name: 'receiver.example',
          dnssec: signed ? 'signed' : 'unsigned',
          records: [
            { name: 'receiver.example', type: 'MX', value: `10 ${host}` },
            { name: host, type: 'A', value: '198.51.100.25' },
            { name: '_mta-sts.receiver.example', type: 'TXT', value: 'v=STSv1; id=20260101T000000;' },
            { name: 'mta-sts.receiver.example', type: 'A', value: '198.51.100.80' },
            { name: '_smtp._tls.receiver.example', type: 'TXT', value: 'v=TLSRPTv1; rua=mailto:tlsrpt@receiver.example' },
            ...hashes.map((hash) => ({ name: `_25._tcp.${host}`, type: 'TLSA' as const, value: `3 1 1 ${hash}` })),
          ],
        },
      ],
      mxHosts: [{ host, addresses: ['198.51.100.25'], certificate: { names: [host], spki: key } }],
    },
  ],
});

/** Nobody attacks, and the server shows this certificate, with the key whose hash is in DNS. */
const shows = (sender: 'sts-enforce' | 'dane', certificate: CertificateInput): ScenarioInput => ({
  sender,
  attack: 'none',
  changes: [{ at: now, mxHosts: [{ host, addresses: ['198.51.100.25'], certificate: { ...certificate, spki: oldKey } }] }],
});

const expired: CertificateInput = { names: [host], notBefore: now - 91 * day, notAfter: now - day };
const selfSigned: CertificateInput = { names: [host], issuer: 'self-signed' };
const answer = `a/${host}/answer`;

export const beats: LessonBeats = {
  worlds: {
    none: domain({ hashes: [], attack: 'mis-issued-certificate' }),
    unsigned: domain({ hashes: [oldKey], signed: false, attack: 'mis-issued-certificate' }),
    renewed: domain({ hashes: [], key: newKey, attack: 'mis-issued-certificate' }),
    signed: domain({ hashes: [oldKey], attack: 'mis-issued-certificate' }),
    peace: domain({ hashes: [oldKey] }),
    'key-first': domain({ hashes: [oldKey], key: newKey }),
    beside: domain({ hashes: [oldKey, newKey] }),
    early: domain({ hashes: [oldKey, newKey], key: newKey, remembered: [`3 1 1 ${oldKey}`] }),
    changed: domain({ hashes: [oldKey, newKey], key: newKey }),
    tidy: domain({ hashes: [newKey], key: newKey }),
    'expired-sts': shows('sts-enforce', expired),
    'expired-dane': shows('dane', expired),
    'own-dane': shows('dane', selfSigned),
    'domain-sts': shows('sts-enforce', { names: ['receiver.example'] }),
    'star-sts': shows('sts-enforce', { names: ['*.receiver.example'] }),
  },
  missions: [
    {
      id: 'stop',
      from: 'publish',
      goal: { world: 'signed', place: 'held' },
      tries: [
        { id: 'unsigned', when: { world: 'unsigned' } },
        { id: 'renewed', when: { world: 'renewed' } },
      ],
      show: 'publish/signed',
    },
    {
      id: 'roll',
      from: 'roll',
      goal: {
        each: [
          { world: 'beside', place: 'bob' },
          { world: 'changed', place: 'bob' },
        ],
      },
      tries: [
        { id: 'held', when: { world: 'key-first', place: 'held' } },
        { id: 'early', when: { world: 'early', place: 'held' } },
      ],
      show: ['roll/hash', 'beside/wait'],
    },
  ],
  beats: [
    { id: 'card', run: { world: 'none' }, at: 'tls-1/certificate', guess: ['held', 'bob', 'attacker'] },
    { id: 'word', at: 'message-1' },
    {
      id: 'publish',
      run: { world: 'none' },
      at: answer,
      acts: [
        { id: 'renew', world: 'renewed', to: 'renewed' },
        { id: 'unsigned', world: 'unsigned', to: 'unsigned' },
        { id: 'signed', world: 'signed', to: 'applies' },
      ],
    },
    { id: 'renewed', branch: true, at: 'message-1', acts: [{ id: 'again', world: 'none', to: 'publish' }] },
    { id: 'unsigned', branch: true, at: 'message-1', acts: [{ id: 'again', world: 'none', to: 'publish' }] },
    { id: 'applies', run: { world: 'signed' }, at: 'decide/dane-applies' },
    { id: 'both', at: 'tls-1/certificate', guess: ['held', 'bob', 'attacker'] },
    {
      id: 'no-fit',
      at: 'decide/refuse-host',
      ifs: {
        peace: { world: 'peace', at: 'message-1/end/reply' },
        hidden: { world: 'signed', moves: [{ event: `tlsa/_25._tcp.${host}/answer`, do: 'drop' }], at: 'decide/outcome' },
      },
    },
    {
      id: 'sort',
      at: 'decide/refuse-host',
      board: {
        piles: ['bob', 'held'],
        cards: [
          { id: 'expired-sts', pile: 'held', run: { world: 'expired-sts' } },
          { id: 'expired-dane', pile: 'bob', run: { world: 'expired-dane' } },
          { id: 'own-dane', pile: 'bob', run: { world: 'own-dane' } },
          { id: 'domain-sts', pile: 'held', run: { world: 'domain-sts' } },
          { id: 'star-sts', pile: 'bob', run: { world: 'star-sts' } },
        ],
      },
    },
    {
      id: 'roll',
      run: { world: 'peace' },
      at: answer,
      acts: [
        { id: 'key', world: 'key-first', to: 'key-first' },
        { id: 'hash', world: 'beside', to: 'beside' },
      ],
    },
    { id: 'key-first', branch: true, at: 'decide/refuse-host', acts: [{ id: 'again', world: 'peace', to: 'roll' }] },
    {
      id: 'beside',
      run: { world: 'beside' },
      at: 'message-1/end/reply',
      acts: [
        { id: 'now', world: 'early', to: 'too-soon' },
        { id: 'wait', world: 'changed', to: 'changed' },
      ],
    },
    { id: 'too-soon', branch: true, at: 'decide/refuse-host', acts: [{ id: 'again', world: 'beside', to: 'beside' }] },
    { id: 'changed', run: { world: 'changed' }, at: 'message-1/end/reply', ifs: { tidy: { world: 'tidy', at: 'message-1/end/reply' } } },
    { id: 'needs', at: 'decide/outcome' },
    { id: 'end', at: 'decide/outcome', ending: true },
  ],
};
