// The way through lesson 15: the reader brings a domain with a neglected spare to enforce, and tries it out as an attacker would.
import type { LessonBeats } from '#src/lessons/beat.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

/** The standard world's clock: Monday, 5 January 2026, 09:00 UTC. */
const now = 1_767_603_600;
const [domain, first, spare] = ['receiver.example', 'mx1.receiver.example', 'mx2.receiver.example'];

interface Published {
  /** A record asks for reports. */
  readonly reports?: boolean;
  /** The certificate of the spare bears its name. */
  readonly mended?: boolean;
  /** The policy file, by its mode. */
  readonly file?: 'testing' | 'enforce';
  readonly id?: string;
  readonly attack?: 'none' | 'eavesdrop';
  /** The first server does not answer. */
  readonly down?: boolean;
}

const policy = (mode: string) => `version: STSv1\r\nmode: ${mode}\r\nmx: ${first}\r\nmx: ${spare}\r\nmax_age: 86400\r\n`;

/** receiver.example with two servers, unsigned, and as much published as is said. */
const published = ({ reports, mended, file, id, attack = 'none', down }: Published): ScenarioInput => ({
  extends: 'no-policy',
  sender: 'sts-first-contact',
  attack,
  changes: [
    {
      at: now,
      records: [
        { name: domain, type: 'MX', value: `10 ${first}` },
        { name: domain, type: 'MX', value: `20 ${spare}` },
        { name: spare, type: 'A', value: '198.51.100.26' },
        { name: `mta-sts.${domain}`, type: 'A', value: '198.51.100.80' },
        ...(reports ? [{ name: `_smtp._tls.${domain}`, type: 'TXT' as const, value: `v=TLSRPTv1; rua=mailto:tlsrpt@${domain}` }] : []),
        ...(id ? [{ name: `_mta-sts.${domain}`, type: 'TXT' as const, value: `v=STSv1; id=${id};` }] : []),
      ],
      mxHosts: [
        { host: first, addresses: ['198.51.100.25'], certificate: { names: [first] }, ...(down && { down: 'timeout' as const }) },
        { host: spare, addresses: ['198.51.100.26'], certificate: { names: [mended ? spare : `www.${domain}`] } },
      ],
      policyHosts: file ? [{ host: `mta-sts.${domain}`, certificate: { names: [`mta-sts.${domain}`] }, body: policy(file) }] : [],
    },
  ],
});

const ready = { reports: true, mended: true } as const;
const testing = { ...ready, file: 'testing', id: '20260105T090000' } as const;
const enforced = { ...ready, file: 'enforce', id: '20260202T090000' } as const;
/** The offer of either server: a sender that misses the first goes on to the spare. */
const drop = [
  { event: 'ehlo-1/250-STARTTLS', do: 'drop' },
  { event: `${spare}/ehlo-1/250-STARTTLS`, do: 'drop' },
] as const;
const forge = [{ event: 'mx/receiver.example/answer', do: 'replace', text: '10 mx.attacker.example' }] as const;
const delivered = 'message-1/end/reply';

export const beats: LessonBeats = {
  worlds: {
    bare: published({}),
    reports: published({ reports: true }),
    'bare-down': published({ reports: true, down: true }),
    mended: published(ready),
    // The spare was put off.
    file: published({ reports: true, file: 'testing' }),
    testing: published({ ...testing, mended: false, attack: 'eavesdrop' }),
    'file-mended': published({ ...ready, file: 'testing' }),
    'testing-mended': published(testing),
    hasty: published({ ...enforced, mended: false, down: true }),
    'old-id': published({ ...enforced, id: testing.id }),
    done: published({ ...enforced, attack: 'eavesdrop' }),
    'done-down': published({ ...enforced, down: true }),
  },
  missions: [
    {
      from: 'dial',
      goal: {
        each: [
          { world: 'done-down', place: 'bob', travelled: 'authenticated', to: spare },
          { world: 'done', place: 'held', moves: { event: 'ehlo-1/250-STARTTLS' } },
          { world: 'done', place: 'held', moves: { event: 'mx/receiver.example/answer' } },
        ],
      },
      tries: [
        { id: 'hasty', when: { world: 'hasty', place: 'held' } },
        { id: 'open', when: { world: 'testing', place: 'clear' } },
      ],
      show: ['dial/call', 'prove/drop', 'prove/forge'],
    },
  ],
  beats: [
    {
      id: 'order',
      run: { world: 'bare' },
      at: 'mx/receiver.example/answer',
      sequence: {
        steps: [
          { id: 'reports', run: { world: 'reports', at: delivered } },
          { id: 'servers', run: { world: 'mended', at: delivered } },
          { id: 'file', run: { world: 'file-mended', at: delivered } },
          { id: 'record', run: { world: 'testing-mended', at: delivered } },
          { id: 'enforce', run: { world: 'old-id', at: delivered } },
          { id: 'id', run: { world: 'done', at: delivered } },
        ],
        when: { place: 'bob' },
      },
    },
    { id: 'ask', run: { world: 'reports' }, at: 'txt/_smtp._tls.receiver.example/answer' },
    { id: 'spare', run: { world: 'bare-down' }, at: 'mx2.receiver.example/decide/certificate' },
    { id: 'file', run: { world: 'file' }, at: 'txt/_mta-sts.receiver.example/answer' },
    { id: 'pointer', run: { world: 'testing' }, at: 'policy/body' },
    {
      id: 'dial',
      at: 'decide/certificate',
      acts: [
        { id: 'now', world: 'hasty', to: 'hasty' },
        { id: 'stay', world: 'testing', moves: drop.slice(0, 1), to: 'open' },
        { id: 'call', world: 'done-down', to: 'called' },
      ],
    },
    { id: 'hasty', branch: true, at: 'decide/outcome', acts: [{ id: 'again', world: 'testing', to: 'dial' }] },
    { id: 'open', branch: true, at: 'message-1', acts: [{ id: 'again', world: 'testing', to: 'dial' }] },
    { id: 'called', run: { world: 'done-down' }, at: `mx2.receiver.example/${delivered}` },
    {
      id: 'prove',
      run: { world: 'done' },
      at: 'cache/stored',
      acts: [
        { id: 'drop', world: 'done', moves: drop, to: 'dropped' },
        { id: 'forge', world: 'done', moves: forge, to: 'forged' },
        { id: 'nothing', world: 'done', to: 'arrives' },
      ],
    },
    { id: 'dropped', branch: true, at: 'decide/outcome', acts: [{ id: 'again', world: 'done', to: 'prove' }] },
    { id: 'forged', branch: true, at: 'decide/mx-not-allowed', acts: [{ id: 'again', world: 'done', to: 'prove' }] },
    { id: 'arrives', run: { world: 'done' }, at: delivered },
    { id: 'upkeep', at: 'decide/outcome' },
    { id: 'own', at: 'decide/outcome', asksDomain: true },
    { id: 'end', at: 'decide/outcome', ending: true },
  ],
};
