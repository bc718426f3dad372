// The common choices of a world as plain fields, read from a scenario and written back into it. Only what was changed is written, so that
// what a scenario holds besides (written by hand in its JSON) stays as it is. Pure. Texts are not judged here: the scenario that comes of
// them is, by the schema, and then by the servers that play it.
import type { CertificateInput } from '#src/simulator/world/certificate-input.ts';
import type { AttackName, MistakeName, SenderName } from '#src/simulator/world/names.ts';
import { resolveScenario, type ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { MxHost, PolicyHost, RecordHabit, RefreshHabit, Scenario } from '#src/simulator/world/scenario.ts';
import { mxNames, recipientDomain, recordsOf, withRecords } from '#src/simulator/world/world.ts';

export const certificates = ['good', 'wrong-name', 'self-signed', 'untrusted', 'expired'] as const;
/** The version of TLS that a server agrees to. */
export const tlsVersions = ['1.3', '1.2'] as const;
export const offers = ['offered', 'absent', 'refused', 'broken'] as const;
export const hostStates = [
  'serves',
  'missing',
  'redirect',
  'wrong-type',
  'refused',
  'timeout',
  'wrong-name',
  'self-signed',
  'expired',
] as const;
export const modes = ['enforce', 'testing', 'none'] as const;

export interface MxRow {
  readonly host: string;
  readonly preference: string;
  readonly starttls: (typeof offers)[number];
  readonly certificate: (typeof certificates)[number];
  readonly tls: (typeof tlsVersions)[number];
}

export interface WorldForm {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** Lines. */
  readonly body: string;
  readonly sender: SenderName;
  readonly attack: AttackName | MistakeName;
  /** It checks certificates by a rule of its own. */
  readonly verifies: boolean;
  /** Its resolver remembers answers for their TTL. */
  readonly remembers: boolean;
  readonly refresh: RefreshHabit;
  /** Hours between two refreshes; empty: a day. */
  readonly refreshEvery: string;
  readonly asksRecord: RecordHabit;
  readonly signed: boolean;
  readonly hosts: readonly MxRow[];
  /** The TXT record at `_mta-sts`; empty: none. */
  readonly record: string;
  readonly hostState: (typeof hostStates)[number];
  readonly mode: (typeof modes)[number];
  readonly maxAge: string;
  /** Patterns, one a line. */
  readonly mx: string;
  /** The TXT record at `_smtp._tls`; empty: none. */
  readonly reports: string;
  /** Days from the start, with commas between; empty: one message, now. */
  readonly days: string;
}

const day = 86_400;
const inPolicy: readonly (keyof WorldForm)[] = ['signed', 'hosts', 'record', 'hostState', 'mode', 'maxAge', 'mx', 'reports'];
const inMessage: readonly (keyof WorldForm)[] = ['from', 'to', 'subject', 'body'];
const inHabits: readonly (keyof WorldForm)[] = ['verifies', 'remembers', 'refresh', 'refreshEvery', 'asksRecord'];
const remembering: readonly SenderName[] = ['sts-testing', 'sts-enforce', 'dane-and-sts'];

/** The fields as a scenario has them. */
export function readForm(world: ScenarioInput): WorldForm {
  const scenario = peaceful(world);
  const { message, now } = scenario;
  const domain = recipientDomain(scenario);
  const { body = '', ...policyHost } = policyHostOf(scenario) ?? nobody(domain);
  const line = (key: string) => [...body.matchAll(new RegExp(`^${key}:[ \\t]*(.*?)\\s*$`, 'gm'))].map(([, value = '']) => value);
  const mode = line('mode')[0];
  return {
    title: world.title ?? '',
    from: message.from,
    to: message.to[0] ?? '',
    subject: headerOf(message.header, 'Subject'),
    body: message.body.join('\n'),
    sender: typeof world.sender === 'string' ? world.sender : (world.sender?.like ?? 'opportunistic'),
    attack: [world.attack ?? 'none'].flat()[0] ?? 'none',
    verifies: scenario.sender.tlsLevel === 'verify',
    remembers: scenario.sender.dnsCache !== undefined,
    refresh: scenario.sender.refresh ?? 'regardless',
    refreshEvery: scenario.sender.refreshEvery === undefined ? '' : String(scenario.sender.refreshEvery / 3600),
    asksRecord: scenario.sender.asksRecord ?? 'each-mail',
    signed: scenario.zones.find(({ name }) => name === domain)?.dnssec === 'signed',
    hosts: mxNames(scenario).map((host) => readRow(scenario, host)),
    record: textAt(scenario, `_mta-sts.${domain}`),
    hostState: stateOf(policyHost, now),
    mode: modes.find((known) => known === mode) ?? 'enforce',
    maxAge: line('max_age')[0] ?? '604800',
    mx: line('mx').join('\n'),
    reports: textAt(scenario, `_smtp._tls.${domain}`),
    days: (world.sendAt ?? []).map((at) => (at - now) / day).join(', '),
  };
}

/** The scenario with those fields changed that differ between the two forms. */
export function writeForm(world: ScenarioInput, before: WorldForm, after: WorldForm): ScenarioInput {
  const differs = (fields: readonly (keyof WorldForm)[]) => fields.some((field) => before[field] !== after[field]);
  const scenario = peaceful(world);
  const { title: _title, sendAt: _sendAt, ...kept } = world;
  const written: { -readonly [K in keyof ScenarioInput]: ScenarioInput[K] } = kept;
  if (after.title) written.title = after.title;
  if (differs(['days'])) {
    if (after.days.trim()) written.sendAt = after.days.split(',').map((text) => scenario.now + Number(text.trim() || Number.NaN) * day);
  } else if (world.sendAt) written.sendAt = world.sendAt;
  if (differs(inMessage)) written.message = messageOf(scenario, after);
  if (differs(inPolicy)) Object.assign(written, publishedBy(scenario, after));
  if (differs(['attack'])) written.attack = after.attack;
  if (differs(['sender']) || (differs(inPolicy) && remembering.includes(after.sender))) written.sender = senderOf(scenario, world, after);
  if (differs(inHabits)) written.sender = withHabits(written.sender ?? after.sender, after);
  return written;
}

/** The field beside which an error at that path of the scenario is shown; for an MX `hosts.N`; undefined where no field stands for it. */
export function fieldAt(path: string, world: ScenarioInput): string | undefined {
  const [first, index = '', second, at] = path.split('.');
  if (first === 'mxHosts') return `hosts.${index}`;
  if (first === 'message') return index === 'header' ? 'subject' : index;
  if (first === 'sendAt') return 'days';
  if (first === 'sender' && index === 'refreshEvery') return index;
  if (first === 'policyHosts') return 'mx';
  if (first !== 'zones') return first === 'title' ? 'title' : undefined;
  const name = second === 'records' ? world.zones?.[Number(index)]?.records[Number(at)]?.name : undefined;
  if (name?.startsWith('_mta-sts.')) return 'record';
  return name?.startsWith('_smtp._tls.') ? 'reports' : 'hosts.0';
}

/** One more server, that no other is called like. */
export function nextRow(form: WorldForm): MxRow {
  const domain = form.to.split('@').at(-1) ?? '';
  let number = form.hosts.length + 1;
  while (form.hosts.some(({ host }) => host === `mx${number}.${domain}`)) number += 1;
  return { host: `mx${number}.${domain}`, preference: `${number * 10}`, starttls: 'offered', certificate: 'good', tls: '1.3' };
}

/** The world before any attack and any change. */
function peaceful({ changes: _changes, ...world }: ScenarioInput): Scenario {
  return resolveScenario({ ...world, attack: 'none' });
}

const policyHostOf = (scenario: Scenario) => scenario.policyHosts.find(({ host }) => host === `mta-sts.${recipientDomain(scenario)}`);
const nobody = (domain: string): PolicyHost => ({
  host: `mta-sts.${domain}`,
  certificate: { names: [`mta-sts.${domain}`] },
  down: 'refused',
});

function textAt(scenario: Scenario, name: string): string {
  const value = recordsOf(scenario, name, 'TXT')[0]?.value ?? '';
  return typeof value === 'string' ? value : value.join('');
}

const headerOf = (header: readonly string[], name: string) =>
  header.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';

function readRow(scenario: Scenario, host: string): MxRow {
  const [record = ''] = recordsOf(scenario, recipientDomain(scenario), 'MX')
    .map(({ value }) => String(value))
    .filter((value) => value.endsWith(host));
  const server = scenario.mxHosts.find((each) => each.host === host);
  return {
    host,
    preference: record.split(/\s/)[0] ?? '',
    starttls: server?.starttls ?? 'offered',
    certificate: server?.certificate ? certificateKind(server.certificate, host, scenario.now) : 'good',
    tls: server?.tls ?? '1.3',
  };
}

function certificateKind({ names, issuer, notAfter }: CertificateInput, host: string, now: number): MxRow['certificate'] {
  if (issuer === 'self-signed' || issuer === 'untrusted') return issuer;
  if (notAfter !== undefined && notAfter < now) return 'expired';
  return names.includes(host) || names.includes(host.replace(/^[^.]+/, '*')) ? 'good' : 'wrong-name';
}

function certificateOf(kind: MxRow['certificate'], host: string, now: number, before?: CertificateInput): CertificateInput {
  const { names: _names, issuer: _issuer, notBefore: _from, notAfter: _to, ...key } = before ?? { names: [] };
  if (kind === 'wrong-name') return { ...key, names: [`www.${host.split('.').slice(1).join('.')}`] };
  if (kind === 'expired') return { ...key, names: [host], notBefore: now - 91 * day, notAfter: now - day };
  return { ...key, names: [host], ...(kind !== 'good' && { issuer: kind }) };
}

function stateOf({ host, certificate, down, status = 200, location, contentType }: PolicyHost, now: number): WorldForm['hostState'] {
  if (down) return down;
  const kind = certificateKind(certificate, host, now);
  if (kind !== 'good') return kind === 'untrusted' ? 'self-signed' : kind;
  if (location !== undefined) return 'redirect';
  if (status !== 200) return 'missing';
  return contentType !== undefined && !contentType?.startsWith('text/plain') ? 'wrong-type' : 'serves';
}

function messageOf({ message }: Scenario, { from, to, subject, body }: WorldForm): Scenario['message'] {
  const changed: Readonly<Record<string, string>> = { From: from, To: to, Subject: subject };
  const before: Readonly<Record<string, string>> = { From: message.from, To: message.to[0] ?? '' };
  const header = message.header.map((line) => {
    const name = line.split(':', 1)[0]!;
    return name in changed && changed[name] !== before[name] ? `${name}: ${changed[name]}` : line;
  });
  return { from, to: [to, ...message.to.slice(1)], header, body: body.split('\n') };
}

type Published = Pick<Scenario, 'zones' | 'policyHosts' | 'mxHosts'>;

function publishedBy(scenario: Scenario, form: WorldForm): Published {
  const domain = recipientDomain(scenario);
  const host = `mta-sts.${domain}`;
  const records = (name: string, type: 'MX' | 'TXT' | 'A', values: readonly string[]) => (into: Scenario) =>
    withRecords(into, name, type, values);
  const steps = [
    records(
      domain,
      'MX',
      form.hosts.map((row) => `${row.preference} ${row.host}`),
    ),
    ...form.hosts.map((row, index) => records(row.host, 'A', [addressOf(scenario, row.host, index)])),
    records(`_mta-sts.${domain}`, 'TXT', form.record ? [form.record] : []),
    records(`_smtp._tls.${domain}`, 'TXT', form.reports ? [form.reports] : []),
    records(host, 'A', ['198.51.100.80']),
  ];
  const { zones } = steps.reduce((into, step) => step(into), scenario);
  const { policyHosts, mxHosts } = scenario;
  return {
    zones: zones.map((zone) => (zone.name === domain ? { ...zone, dnssec: form.signed ? 'signed' : 'unsigned' } : zone)),
    policyHosts: [
      hostOf(policyHostOf(scenario) ?? nobody(domain), form, scenario.now),
      ...policyHosts.filter((each) => each.host !== host),
    ],
    mxHosts: [...form.hosts.map((row, index) => serverOf(scenario, row, index)), ...mxHosts.filter(({ owner }) => owner === 'attacker')],
  };
}

function addressOf({ mxHosts }: Scenario, host: string, index: number): string {
  return mxHosts.find((each) => each.host === host)?.addresses[0] ?? `198.51.100.${25 + index}`;
}

function serverOf(scenario: Scenario, row: MxRow, index: number): MxHost {
  const before = scenario.mxHosts.find(({ host }) => host === row.host);
  const { starttls: _before, tls: _version, ...rest } = before ?? { host: row.host, addresses: [addressOf(scenario, row.host, index)] };
  const certificate = certificateOf(row.certificate, row.host, scenario.now, before?.certificate);
  return {
    ...rest,
    ...(row.starttls !== 'offered' && { starttls: row.starttls }),
    ...(row.tls === '1.2' && { tls: row.tls }),
    certificate,
  };
}

function hostOf({ host, files, certificate }: PolicyHost, form: WorldForm, now: number): PolicyHost {
  const { hostState: state } = form;
  const kind = certificates.find((each) => each === state) ?? 'good';
  return {
    host,
    certificate: certificateOf(kind, host, now, certificate),
    body: policyFile(form),
    ...(files && { files }),
    ...((state === 'refused' || state === 'timeout') && { down: state }),
    ...(state === 'missing' && { status: 404 }),
    ...(state === 'redirect' && { location: `https://www.${host}/.well-known/mta-sts.txt` }),
    ...(state === 'wrong-type' && { contentType: 'text/html' }),
  };
}

/** As it is typed: a policy that is wrong is a world too. */
function policyFile({ mode, maxAge, mx }: WorldForm): string {
  const patterns = linesOf(mx).map((pattern) => `mx: ${pattern}`);
  return ['version: STSv1', `mode: ${mode}`, ...patterns, `max_age: ${maxAge}`, ''].join('\r\n');
}

const linesOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);

/** The sender with what the form says of its habits; what it has beside them stays. */
function withHabits(sender: NonNullable<ScenarioInput['sender']>, form: WorldForm): NonNullable<ScenarioInput['sender']> {
  const {
    tlsLevel: _level,
    dnsCache = [],
    refresh: _habit,
    refreshEvery: _every,
    asksRecord: _asks,
    ...rest
  } = typeof sender === 'object' ? sender : { like: sender };
  const hours = form.refreshEvery.trim();
  const habits = {
    ...(form.verifies && { tlsLevel: 'verify' as const }),
    ...(form.remembers && { dnsCache }),
    ...(form.refresh !== 'regardless' && { refresh: form.refresh }),
    ...(hours && { refreshEvery: Number(hours) * 3600 }),
    ...(form.asksRecord !== 'each-mail' && { asksRecord: form.asksRecord }),
  };
  const { like, ...own } = rest;
  return like !== undefined && Object.keys({ ...own, ...habits }).length === 0 ? like : { ...rest, ...habits };
}

/** A sender that remembers a policy remembers this one, fetched two days ago. */
function senderOf({ now, message }: Scenario, { sender: before }: ScenarioInput, form: WorldForm): NonNullable<ScenarioInput['sender']> {
  const { stored: _stored, like: _like, ...own } = typeof before === 'object' ? before : {};
  if (!remembering.includes(form.sender)) return Object.keys(own).length ? { ...own, like: form.sender } : form.sender;
  const maxAge = Number(form.maxAge);
  const policy = {
    mode: form.sender === 'sts-testing' ? ('testing' as const) : ('enforce' as const),
    maxAge: maxAge >= 0 && maxAge <= 31_557_600 ? maxAge : 604_800,
    mx: linesOf(form.mx),
  };
  const domain = (message.to[0] ?? '').split('@').at(-1)!.toLowerCase();
  const id = /\bid=([a-z0-9]{1,32})/i.exec(form.record)?.[1] ?? '1';
  return { ...own, like: form.sender, stored: [{ domain, id, fetchedAt: now - 2 * day, policy }] };
}
