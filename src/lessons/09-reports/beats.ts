// The way through lesson 9: the reader silences a report as the attacker, reads one as the administrator, and gives it another way.
import type { LessonBeats } from '#src/lessons/beat.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** The standard world's clock: Monday, 5 January 2026, 09:00 UTC. */
const now = 1_767_603_600;
const record = 'txt/_smtp._tls.receiver.example/answer';
const hide = [{ event: record, do: 'drop' }] as const;
const elsewhere = 'mailto:receiver@reports.example';
const own = [{ event: record, do: 'replace', text: 'v=TLSRPTv1; rua=mailto:all@mx.attacker.example' }] as const;

/** The MX of receiver.example is forged; its reports are asked for at that address. */
const askedAt = (rua: string): ScenarioInput => ({
  sender: 'sts-enforce',
  attack: 'forge-mx',
  changes: [
    {
      at: now,
      zones: [
        {
          name: 'reports.example',
          dnssec: 'unsigned',
          records: [
            { name: 'reports.example', type: 'MX', value: '10 mx.reports.example' },
            { name: 'mx.reports.example', type: 'A', value: '203.0.113.25' },
            { name: 'tls.reports.example', type: 'A', value: '203.0.113.26' },
          ],
        },
      ],
      mxHosts: [{ host: 'mx.reports.example', addresses: ['203.0.113.25'], certificate: { names: ['mx.reports.example'] } }],
      policyHosts: [{ host: 'tls.reports.example', certificate: { names: ['tls.reports.example'] } }],
      records: [{ name: '_smtp._tls.receiver.example', type: 'TXT', value: `v=TLSRPTv1; rua=${rua}` }],
    },
  ],
});

/** As askedAt, by mail; the attacker hides the record as well, but the sender's resolver remembers it from an hour ago. */
const remembered: ScenarioInput = {
  ...askedAt(elsewhere),
  sender: {
    like: 'sts-enforce',
    dnsCache: [{ name: '_smtp._tls.receiver.example', type: 'TXT', values: [`v=TLSRPTv1; rua=${elsewhere}`], until: now + 23 * 3600 }],
  },
  attack: 'none',
  attacker: {
    reach: ['dns'],
    listens: false,
    rules: [
      { on: 'dns', name: 'receiver.example', type: 'MX', do: 'forge', values: ['10 mx.attacker.example'] },
      { on: 'dns', name: '_smtp._tls.receiver.example', type: 'TXT', do: 'hide' },
    ],
  },
};

export const beats: LessonBeats = {
  worlds: {
    lost: { sender: 'sts-enforce', attack: 'starttls-lost' },
    testing: { sender: 'sts-testing', attack: 'starttls-lost' },
    forged: { sender: 'sts-enforce', attack: 'forge-mx' },
    elsewhere: askedAt(elsewhere),
    remembered,
    https: askedAt('https://tls.reports.example/v1'),
  },
  missions: [
    {
      id: 'silence',
      goal: { failures: 'starttls-not-supported', reported: ['not-asked', 'taken', 'lost'] },
      tries: [{ id: 'arrived', when: { reported: 'read' } }],
      show: 'asked/hide',
    },
    {
      id: 'loud',
      from: 'where',
      goal: { failures: 'validation-failure', reported: 'delivered' },
      tries: [{ id: 'taken', when: { world: 'forged', reported: 'taken' } }],
      show: 'where/elsewhere',
    },
  ],
  beats: [
    {
      id: 'asked',
      at: record,
      hold: true,
      acts: [
        { id: 'hide', moves: hide, to: 'silent' },
        { id: 'own', moves: own, to: 'yours' },
        { id: 'pass', to: 'arrived' },
      ],
    },
    { id: 'yours', branch: true, at: 'report', acts: [{ id: 'again', to: 'asked' }] },
    { id: 'arrived', branch: true, at: 'report', acts: [{ id: 'again', to: 'asked' }] },
    { id: 'silent', at: 'decide/failure-not-reported' },
    { id: 'nothing-rings', run: { world: 'lost' }, at: 'decide/outcome' },
    { id: 'address', at: record },
    {
      id: 'step',
      at: 'failure/starttls-not-supported/mx1.receiver.example',
      board: {
        piles: ['counted', 'not'],
        cards: [
          { id: 'name', pile: 'not' },
          { id: 'offer', pile: 'counted' },
          { id: 'refusal', pile: 'not' },
          { id: 'letter', pile: 'not' },
        ],
      },
    },
    { id: 'inside', at: 'report', ifs: { testing: { world: 'testing', at: 'report' } } },
    { id: 'alike', at: 'report', ifs: { attacked: { at: 'report' } } },
    {
      id: 'where',
      run: { world: 'forged' },
      at: 'mx/receiver.example/answer',
      acts: [
        { id: 'elsewhere', world: 'elsewhere', to: 'other-way' },
        { id: 'https', world: 'https', to: 'other-way' },
        { id: 'same', world: 'forged', to: 'same-way' },
      ],
    },
    { id: 'same-way', branch: true, at: 'report', acts: [{ id: 'again', world: 'forged', to: 'where' }] },
    { id: 'other-way', at: 'report', ifs: { remembered: { world: 'remembered', at: 'report' } } },
    {
      id: 'compare',
      at: 'report',
      board: {
        piles: ['change', 'way', 'server', 'host'],
        cards: [
          { id: 'all', pile: 'change' },
          { id: 'one-reporter', pile: 'way' },
          { id: 'one-mx', pile: 'server' },
          { id: 'fetch', pile: 'host' },
        ],
      },
    },
    { id: 'end', at: 'report', ending: true },
  ],
};
