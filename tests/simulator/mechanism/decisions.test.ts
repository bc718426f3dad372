// What each mechanism does in worlds that are rarely met, as golden texts: every question about the policy, what is remembered, each
// decision with what the sender then knows, the failures and the report. To be read when it changes: RFC 8461 sections 3.3, 4 and 5, RFC
// 7672 sections 2.2 and 3, RFC 3207 section 4.1, and the draft of March 2016, sections 3 to 4.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Move } from '#src/simulator/network/move.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';
import { recordsOf, withRecords } from '#src/simulator/world/world.ts';

type World = readonly [ScenarioInput, (readonly Move[])?];

const standard = resolveScenario({});
const { now } = standard;
const domain = 'receiver.example';
const [mx1, mx2] = [`mx1.${domain}`, `mx2.${domain}`];
const day = 86_400;
const drop = (event: string): Move => ({ event, do: 'drop' });
const answer = (event: string, text: string): Move => ({ event, do: 'replace', text });
const policy = { mode: 'enforce', maxAge: 7 * day, mx: [mx1] } as const;
const stored = (change: object = {}) => ({ domain, id: '20160831085700Z', fetchedAt: now - 2 * day, policy, ...change });
type SenderInput = NonNullable<ScenarioInput['sender']>;
const withStored = (change: object, sender: object = {}): SenderInput =>
  ({ like: 'sts-enforce', stored: [stored(change)], ...sender }) as SenderInput;
/** The world with DNS that fails for one name. */
const failing = (name: string, how: 'servfail' | 'timeout', sender: SenderInput): ScenarioInput => ({
  sender,
  zones: standard.zones.map((zone) => (zone.name === domain ? { ...zone, failing: [{ name, how }] } : zone)),
});
const without = (scenario: Scenario, name: string): Scenario['zones'] => withRecords(scenario, name, 'TXT', []).zones;
const id = /id=(\w+)/.exec(String(recordsOf(standard, `_mta-sts.${domain}`, 'TXT')[0]?.value))![1]!;

const sts: Readonly<Record<string, World>> = {
  'the record is not asked for while a policy is stored': [{ sender: withStored({ id }, { asksRecord: 'nothing-stored' }) }],
  'the record is asked for where nothing is stored': [{ sender: { like: 'sts-first-contact', asksRecord: 'nothing-stored' } }],
  'the record is asked for where the stored policy is over': [
    { sender: withStored({ id, fetchedAt: now - 9 * day }, { asksRecord: 'nothing-stored' }) },
  ],
  'the stored policy has the id of the record': [{ sender: withStored({ id }) }],
  'the stored policy has another id': [{ sender: withStored({}) }],
  'another id, and the policy host is blocked': [{ sender: withStored({}), attack: 'block-policy' }],
  'no record, and a policy stored': [{ sender: withStored({ id }), zones: without(standard, `_mta-sts.${domain}`) }],
  'no record, and the stored policy is over': [
    { sender: withStored({ id, fetchedAt: now - 9 * day }), zones: without(standard, `_mta-sts.${domain}`) },
  ],
  'SERVFAIL for the record, and a policy stored': [failing(`_mta-sts.${domain}`, 'servfail', withStored({ id }))],
  'SERVFAIL for the record, and nothing stored': [failing(`_mta-sts.${domain}`, 'servfail', 'sts-first-contact')],
  'no answer for the record, and a policy stored': [failing(`_mta-sts.${domain}`, 'timeout', withStored({ id }))],
  'no answer for the record, and nothing stored': [failing(`_mta-sts.${domain}`, 'timeout', 'sts-first-contact')],
  'a fetch failed a minute ago': [
    { sender: { like: 'sts-first-contact', failedFetches: [{ domain, id, at: now - 60 }] }, attack: 'block-policy' },
  ],
  'a fetch failed an hour ago': [
    { sender: { like: 'sts-first-contact', failedFetches: [{ domain, id, at: now - 3600 }] }, attack: 'block-policy' },
  ],
  'looks again before the mail goes back, and finds a new policy': [
    { sender: withStored({ id: 'old', policy: { ...policy, mx: [mx2] } }, { givesUp: true, asksRecord: 'nothing-stored' }) },
  ],
  'looks again before the mail goes back, and finds the same': [{ sender: withStored({ id }, { givesUp: true }), attack: 'starttls-lost' }],
  'looks again, and the policy host is still blocked': [
    { sender: withStored({}, { givesUp: true }), attack: ['block-policy', 'starttls-lost'] },
  ],
  'testing, treated as enforce': [{ sender: { like: 'sts-testing', strictTesting: true }, attack: 'starttls-lost' }],
  'mode none': [{ sender: withStored({ id, policy: { ...policy, mode: 'none', mx: [] } }), attack: 'starttls-lost' }],
  'two records': [
    { sender: 'sts-first-contact', zones: withRecords(standard, `_mta-sts.${domain}`, 'TXT', ['v=STSv1; id=1;', 'v=STSv1; id=2;']).zones },
  ],
  'no patience with the policy host': [{ sender: { like: 'sts-first-contact', fetchTimeout: 1 }, attack: 'block-policy' }],
};

const copyAt = `https://${domain}/.well-known/smtp-sts/current`;
const record2016 = (fields: string) => `v=STS1; ${fields}`;
const draft = (
  fields: string,
  { held = null, change = {}, copy = fields, ...more }: { held?: string | null; change?: object; copy?: string } & ScenarioInput = {},
): ScenarioInput => ({
  sender: {
    like: 'sts-2016',
    stored2016: held === null ? [] : [{ domain, text: record2016(held), fetchedAt: now - 2 * day, ttl: 3600, validated: true, ...change }],
  },
  zones: withRecords(resolveScenario({ sender: 'sts-2016' }), `_smtp_sts.${domain}`, 'TXT', fields === '' ? [] : [record2016(fields)])
    .zones,
  policyHosts: [{ host: domain, certificate: { names: [domain] }, files: { '/.well-known/smtp-sts/current': record2016(copy) } }],
  ...more,
});
const good = `to=true; mx=${mx1}; a=webpki:${copyAt}; c=webpki; e=604800; rua=mailto:sts@${domain}`;
const other = good.replace(mx1, mx2);
const lost = { attack: 'starttls-lost' } as const;

const sts2016: Readonly<Record<string, World>> = {
  'a policy that was met': [draft(good, { held: good })],
  'a policy that was met, and no offer': [draft(good, { held: good, ...lost })],
  'a policy that was never met, and no offer': [draft(good, { held: good, change: { validated: false }, ...lost })],
  'first contact': [draft(good)],
  'first contact, and no offer': [draft(good, lost)],
  'first contact, the name not in the list': [draft(other)],
  'first contact, a certificate for another name': [draft(good, { attack: 'wrong-name-certificate' })],
  'a policy that was met, a certificate that is over': [draft(good, { held: good, attack: 'expired-certificate' })],
  'a policy that was met, a certificate from nowhere': [draft(good, { held: good, attack: 'untrusted-certificate' })],
  'asks for reports only, and no offer': [draft(good.replace('to=true', 'to=false'), lost)],
  'no reports asked for, and no offer': [draft(good.replace(/; rua=.*/, ''), lost)],
  'no names, no way to check certificates': [draft('to=true; e=604800')],
  'no names, no way to check certificates, no offer': [draft('to=true; e=604800', { held: 'to=true; e=604800', ...lost })],
  'certificates by TLSA': [draft(good.replace('c=webpki', 'c=tlsa'), { held: good.replace('c=webpki', 'c=tlsa') })],
  'certificates by TLSA, from nowhere': [
    draft(good.replace('c=webpki', 'c=tlsa'), { held: good.replace('c=webpki', 'c=tlsa'), attack: 'untrusted-certificate' }),
  ],
  'no record, nothing stored': [draft('')],
  'no record, nothing stored, no offer': [draft('', lost)],
  'no record, a policy that was met, no offer': [draft('', { held: good, ...lost })],
  'the stored policy is over': [draft(good, { held: good, change: { fetchedAt: now - 60 * day } })],
  'every host refused: a new record, and its copy agrees': [draft(good, { held: other })],
  'every host refused: a new record, and its copy does not agree': [draft(good, { held: other, copy: other })],
  'every host refused: a new record, and the web server is silent': [draft(good, { held: other, attack: 'block-policy' })],
  'every host refused: the record says the same': [draft(other, { held: other })],
  'every host refused: a new record without a way to prove it': [
    draft(good.replace(/a=webpki:[^;]+; /, ''), { held: other.replace(/a=webpki:[^;]+; /, '') }),
  ],
  'every host refused: a copy at a port, where nobody listens': [
    draft(good, { held: other.replace(copyAt, copyAt.replace(domain, `${domain}:8443`)) }),
  ],
  'every host refused: a copy at the port of https': [
    draft(good, { held: other.replace(copyAt, copyAt.replace(domain, `${domain}:443`)) }),
  ],
  'every host refused: a copy at the root': [draft(good, { held: other.replace(copyAt, `https://${domain}`) })],
  'every host refused: proved by DNSSEC': [
    draft(good.replace(/webpki:[^;]+/, 'dnssec'), { held: other.replace(/webpki:[^;]+/, 'dnssec') }),
  ],
};

const both = (change: object = {}) => ({ like: 'dane-and-sts', ...change }) as SenderInput;
const combined: Readonly<Record<string, World>> = {
  'both content': [{ sender: both() }],
  'TLSA fails': [{ sender: both(), attack: 'untrusted-certificate' }],
  'TLSA fails, Postfix': [{ sender: both({ behaves: 'postfix-3.7' }), attack: 'untrusted-certificate' }],
  'both content, Postfix': [{ sender: both({ behaves: 'postfix-3.7' }) }],
  'the name is in no line': [{ sender: both(), attack: 'mx-not-in-policy' }],
  'no TLSA record, the policy judges': [
    { sender: both(), zones: withRecords(standard, `_25._tcp.${mx1}`, 'TLSA', []).zones, attack: 'expired-certificate' },
  ],
  'unsigned, the policy judges': [
    { sender: both(), zones: standard.zones.map((zone) => ({ ...zone, dnssec: 'unsigned' as const })), attack: 'wrong-name-certificate' },
  ],
  'DANE alone, no offer': [{ sender: 'dane', attack: 'starttls-lost' }],
  'DANE alone, unusable records': [
    { sender: 'dane', zones: withRecords(standard, `_25._tcp.${mx1}`, 'TLSA', [`1 1 1 ${'ab'.repeat(32)}`]).zones },
  ],
  'DANE alone, the offer is refused': [{ sender: 'dane', attack: 'refuse-starttls' }],
  'DANE alone, the handshake breaks': [{ sender: 'dane', attack: 'break-handshake' }],
  'DANE and a policy, given up: looks again': [{ sender: both({ givesUp: true }), attack: 'starttls-lost' }],
  'DANE and the draft': [{ sender: { like: 'sts-2016', dane: true } }],
  'DANE and the draft, every host refused': [{ sender: { like: 'sts-2016', dane: true }, attack: 'starttls-lost' }],
  'a certificate of its own rule, no policy': [{ sender: { like: 'opportunistic', tlsLevel: 'verify' } }],
  'its own rule, no offer': [{ sender: { like: 'opportunistic', tlsLevel: 'verify' }, attack: 'starttls-lost' }],
  'its own rule beside DANE': [{ sender: { like: 'dane', tlsLevel: 'verify' }, attack: 'expired-certificate' }],
  'its own rule beside a policy': [{ sender: { like: 'sts-enforce', tlsLevel: 'verify' }, attack: 'mx-not-in-policy' }],
  'its own rule beside a policy, given up': [
    { sender: { like: 'sts-enforce', tlsLevel: 'verify', givesUp: true }, attack: 'starttls-lost' },
  ],
  'its own rule beside the draft': [{ sender: { like: 'sts-2016', tlsLevel: 'verify' }, attack: 'starttls-lost' }],
  'validates without DANE': [{ sender: { like: 'opportunistic', validates: true }, attack: 'forge-mx' }],
  'hidden by hand': [{ sender: 'sts-first-contact', attack: 'eavesdrop' }, [drop(`txt/_mta-sts.${domain}/answer`)]],
  'forged by hand': [{ sender: 'sts-enforce', attack: 'forge-mx' }, [answer(`txt/_mta-sts.${domain}/answer`, 'v=STSv1; id=forged;')]],
};

/** What the policy has to do with. */
const isTold = ({ channel, phase }: SessionEvent) => channel === 'cache' || channel === 'decision' || phase === 'policy';

/** An event in a line: where, what it is, what it says, what was found, what the sender knows then. */
function line({ id: place, phase, channel, text, explains, findings, knows }: SessionEvent): string {
  const found = findings.map(({ code }) => code).join(' ');
  return [`${place} (${phase}, ${channel}): ${explains}`, text, found && `found ${found}`, knows && JSON.stringify(knows)]
    .filter(Boolean)
    .join(' | ')
    .replaceAll(/\r?\n/g, ' / ');
}

function told(name: string, { events, outcome, report, refused }: Session): string {
  const { delivery, travelled, readBy, to, policy: inForce, deciding, failures } = outcome;
  return [
    `== ${name}`,
    ...events.filter(isTold).map(line),
    `-- ${delivery}, ${travelled}, to ${to ?? 'nobody'}, read by ${readBy.join(' and ') || 'nobody'}`,
    `-- policy ${inForce.source}, ${inForce.mode ?? 'no mode'}; decided at ${deciding}`,
    ...failures.map((failure) => `-- failure ${JSON.stringify(failure)}`),
    ...(typeof report === 'string' ? ['-- report', report.trimEnd()] : []),
    ...refused.map((move) => `-- refused ${JSON.stringify(move)}`),
    '',
  ].join('\n');
}

test.each([
  ['sts', sts],
  ['sts-2016', sts2016],
  ['combined', combined],
])('%s', async (file, worlds) => {
  const text = Object.entries(worlds).map(([name, [input, moves = []]]) => told(name, simulate(input, moves)));
  await expect(text.join('\n')).toMatchFileSnapshot(fileURLToPath(new URL(`../../golden/decisions/${file}.txt`, import.meta.url)));
});
