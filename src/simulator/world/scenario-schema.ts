// Scenarios and moves from outside (a file, an address, a teacher), validated. public/scenario.schema.json says the same as JSON Schema.
// The limits keep a foreign scenario from running long: they are far above what anyone needs.
import * as v from 'valibot';
import type { Finding, Judgement } from '#src/protocol/finding.ts';
import { scenarioFinding } from '#src/simulator/codes.ts';
import type { Move } from '#src/simulator/network/move.ts';
import { attacks, mistakes, senders } from './names.ts';
import { accentNames, behaviours, reaches, recordHabits, refreshHabits, tlsLevels, zoneRecordTypes } from './scenario.ts';
import { worldNames, type ScenarioInput } from './scenario-input.ts';

/** The longest text of a scenario file, in UTF-16 units. */
export const longestScenario = 400_000;

const text = (most = 2000) => v.pipe(v.string(), v.maxLength(most));
const line = v.pipe(text(), v.regex(/^[^\r\n]*$/, 'one line'));
const name = v.pipe(v.string(), v.maxLength(255), v.regex(/^[^\s\p{C}]+$/u, 'a name without spaces'));
const list = <T extends v.GenericSchema>(item: T, most: number) => v.pipe(v.array(item), v.maxLength(most));
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(32_503_680_000));
const seconds = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
const optional = v.exactOptional;
const yes = v.boolean();

const certificate = v.strictObject({
  names: list(name, 50),
  commonName: optional(text(255)),
  issuer: optional(v.picklist(['trusted', 'untrusted', 'self-signed'])),
  notBefore: optional(time),
  notAfter: optional(time),
  spki: optional(v.pipe(text(128), v.regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits'))),
  issuerSpki: optional(v.pipe(text(128), v.regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits'))),
  issuerCertificate: optional(v.pipe(text(4000), v.regex(/^([0-9a-f]{2})+$/, 'octets in lower-case hexadecimal digits'))),
});

const recordType = v.picklist(zoneRecordTypes);
const recordValue = v.union([text(4000), list(text(255), 50)], 'a text, or a list of texts');
const record = v.strictObject({ name, type: recordType, value: recordValue, ttl: optional(seconds(2_147_483_647)) });
const zone = v.strictObject({
  name,
  dnssec: v.picklist(['signed', 'unsigned', 'bogus']),
  records: list(record, 200),
  failing: optional(list(v.strictObject({ name, type: optional(recordType), how: v.picklist(['servfail', 'timeout']) }), 50)),
});

const down = v.picklist(['refused', 'timeout']);
const policyHost = v.strictObject({
  host: name,
  certificate,
  body: optional(text(70_000)),
  status: optional(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599))),
  contentType: optional(v.nullable(line)),
  location: optional(line),
  octets: optional(seconds(1e9)),
  seconds: optional(seconds(1e6)),
  down: optional(down),
  files: optional(v.record(text(500), text(70_000))),
});

const reply = v.union([text(4000), list(text(4000), 20)], 'a reply, or a list of replies');
const accent = v.strictObject({
  like: optional(v.picklist(accentNames)),
  greeting: optional(text(4000)),
  ehlo: optional(list(line, 60)),
  ehloInTls: optional(list(line, 60)),
  replies: optional(v.record(text(40), reply)),
  queueId: optional(line),
  limits: optional(v.strictObject({ command: seconds(1e6), text: seconds(1e6) })),
});
const mxHost = v.strictObject({
  host: name,
  addresses: list(name, 10),
  owner: optional(v.picklist(['receiver', 'attacker'])),
  starttls: optional(v.picklist(['offered', 'absent', 'refused', 'broken'])),
  certificate: optional(certificate),
  tls: optional(v.picklist(['1.2', '1.3'])),
  accent: optional(v.union([v.picklist(accentNames), accent], 'the name of an accent, or an accent')),
  private: optional(yes),
  down: optional(v.picklist(['refused', 'timeout', 'closes'])),
  relaysTo: optional(name),
});

const stored = v.strictObject({
  domain: name,
  id: text(32),
  fetchedAt: time,
  policy: v.strictObject({ mode: v.picklist(['enforce', 'testing', 'none']), maxAge: seconds(31_557_600), mx: list(name, 100) }),
});
const remembered = v.strictObject({
  name,
  type: recordType,
  values: list(recordValue, 50),
  until: time,
  security: optional(v.picklist(['secure', 'insecure'])),
});
const senderFields = {
  host: optional(name),
  address: optional(name),
  tls: optional(yes),
  tlsLevel: optional(v.picklist(tlsLevels)),
  mtaSts: optional(yes),
  strictTesting: optional(yes),
  dane: optional(yes),
  validates: optional(yes),
  sts2016: optional(v.strictObject({ methods: list(v.picklist(['webpki', 'tlsa']), 2) })),
  tlsReports: optional(yes),
  behaves: optional(v.picklist(behaviours)),
  stored: optional(list(stored, 50)),
  stored2016: optional(
    list(v.strictObject({ domain: name, text: text(4000), fetchedAt: time, ttl: seconds(2_147_483_647), validated: yes }), 50),
  ),
  failedFetches: optional(list(v.strictObject({ domain: name, id: text(32), at: time }), 50)),
  fetchTimeout: optional(seconds(3600)),
  refresh: optional(v.picklist(refreshHabits)),
  refreshEvery: optional(v.pipe(seconds(31_557_600), v.minValue(60))),
  asksRecord: optional(v.picklist(recordHabits)),
  dnsCache: optional(list(remembered, 200)),
  attempts: optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))),
  givesUp: optional(yes),
  retryAfter: optional(seconds(31_557_600)),
  queuesFor: optional(seconds(31_557_600)),
};
const sender = v.strictObject({ like: optional(v.picklist(senders)), ...senderFields });

const host = optional(name);
const attackRule = v.variant('on', [
  v.variant('do', [
    v.strictObject({ on: v.literal('dns'), name, type: recordType, do: v.literal('forge'), values: list(recordValue, 20) }),
    v.strictObject({ on: v.literal('dns'), name, type: recordType, do: v.picklist(['hide', 'fail', 'block']) }),
  ]),
  v.strictObject({ on: v.literal('tcp'), port: v.picklist([25, 443]), host, do: v.picklist(['block', 'reset']) }),
  v.variant('do', [
    v.strictObject({ on: v.literal('line'), from: v.picklist(['sender', 'receiver']), match: line, do: v.literal('drop'), host }),
    v.strictObject({
      on: v.literal('line'),
      from: v.picklist(['sender', 'receiver']),
      match: line,
      do: v.picklist(['replace', 'inject', 'answer']),
      text: line,
      host,
    }),
  ]),
  v.variant('do', [
    v.strictObject({ on: v.literal('tls'), do: v.picklist(['reset', 'damage']), host }),
    v.strictObject({ on: v.literal('tls'), do: v.literal('terminate'), certificate, host }),
  ]),
]);
const attacker = v.strictObject({ reach: list(v.picklist(reaches), 3), listens: yes, rules: list(attackRule, 50) });

const message = v.strictObject({
  from: v.pipe(line, v.maxLength(320)),
  to: v.pipe(list(v.pipe(line, v.maxLength(320)), 20), v.minLength(1)),
  header: list(line, 200),
  body: list(line, 2000),
});

const eventId = text(400);
const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const move = v.variant('do', [
  v.strictObject({ event: eventId, do: v.picklist(['pass', 'drop', 'damage']) }),
  v.strictObject({ event: eventId, do: v.literal('replace'), text: text(4000), line: optional(lineNumber) }),
  v.strictObject({ event: eventId, do: v.picklist(['inject', 'answer']), text: text(4000) }),
  v.strictObject({ event: eventId, do: v.literal('certificate'), certificate }),
]);
const moves = list(move, 200);

const anyAttack = v.picklist([...attacks, ...mistakes]);

const change = v.strictObject({
  at: time,
  title: optional(text(200)),
  zones: optional(list(zone, 20)),
  policyHosts: optional(list(policyHost, 20)),
  mxHosts: optional(list(mxHost, 20)),
  records: optional(list(record, 100)),
  without: optional(list(v.strictObject({ name, type: recordType }), 100)),
  attacker: optional(attacker),
  attack: optional(anyAttack),
});

/** @internal The schema itself, from which public/scenario.schema.json is derived. */
export const scenarioInput = v.strictObject({
  version: optional(v.literal(1)),
  title: optional(text(200)),
  extends: optional(v.picklist(worldNames)),
  now: optional(time),
  sender: optional(v.union([v.picklist(senders), sender], 'the name of a sender, or a sender')),
  attack: optional(v.union([anyAttack, list(anyAttack, 10)], 'the name of an attack or a mistake, or a list of them')),
  zones: optional(list(zone, 20)),
  policyHosts: optional(list(policyHost, 20)),
  mxHosts: optional(list(mxHost, 20)),
  attacker: optional(attacker),
  message: optional(message),
  sendAt: optional(list(time, 60)),
  changes: optional(list(change, 60)),
  moves: optional(moves),
});

/** A scenario in its short or its full form. Every finding is an error that names the path and what was expected. */
export function parseScenario(json: unknown): Judgement<ScenarioInput> {
  return judged<ScenarioInput>(scenarioInput as v.GenericSchema<unknown, ScenarioInput>, json);
}

/** The same from JSON text. */
export function parseScenarioText(source: string): Judgement<ScenarioInput> {
  const json = parseJson(source);
  return 'findings' in json ? json : parseScenario(json.value);
}

/** A list of moves. */
export function parseMoves(json: unknown): Judgement<readonly Move[]> {
  return judged<readonly Move[]>(moves as v.GenericSchema<unknown, readonly Move[]>, json);
}

/** The same from JSON text. */
export function parseMovesText(source: string): Judgement<readonly Move[]> {
  const json = parseJson(source);
  return 'findings' in json ? json : parseMoves(json.value);
}

function parseJson(source: string): { readonly value: unknown } | { readonly findings: readonly Finding[] } {
  if (source.length > longestScenario)
    return { findings: [scenarioFinding('scenario-too-big', { values: { limit: `${longestScenario}` } })] };
  try {
    return { value: JSON.parse(source) as unknown };
  } catch (error) {
    return { findings: [scenarioFinding('scenario-not-json', { values: { reason: error instanceof Error ? error.message : '' } })] };
  }
}

function judged<T>(schema: v.GenericSchema<unknown, T>, json: unknown): Judgement<T> {
  const result = v.safeParse(schema, json, { abortPipeEarly: true });
  if (result.success) return { value: result.output, findings: [] };
  return { findings: result.issues.flatMap((issue) => innermost(issue)).slice(0, 20) };
}

/** Of a value that may be a name or an object, and is an object: what is wrong inside it. `within` is the path to it. */
function innermost(issue: v.BaseIssue<unknown>, within = ''): readonly Finding[] {
  const path = [within, v.getDotPath(issue as never) ?? ''].filter(Boolean).join('.');
  const inside = issue.type === 'union' ? (issue.issues ?? []).filter((each) => each.path) : [];
  return inside.length > 0 ? inside.flatMap((each) => innermost(each, path)) : [findingOf(issue, path || '(the whole)')];
}

function findingOf(issue: v.BaseIssue<unknown>, path: string): Finding {
  if (issue.expected === 'never') return scenarioFinding('scenario-unknown-field', { values: { path } });
  const said = issue.type === 'regex' || issue.type === 'union' ? issue.message : issue.expected;
  return scenarioFinding('scenario-value', { values: { path, expected: said ?? issue.message, received: issue.received.slice(0, 80) } });
}
