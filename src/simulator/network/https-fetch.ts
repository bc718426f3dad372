// A sender fetches a file over HTTPS: address, connection, certificate, request, answer (RFC 8461 section 3.3). The attacker may
// forge the address, block the connection, show another certificate or spoil records; the content is out of reach.
import { normaliseName } from '#src/protocol/dns/names.ts';
import { formatRecord } from '#src/protocol/dns/records.ts';
import { answer, type Answer } from '#src/protocol/dns/zone.ts';
import { policySizeLimit } from '#src/protocol/mta-sts/policy.ts';
import type { PolicyResponse, ResponseFailure } from '#src/protocol/mta-sts/response.ts';
import { judgeCertificate } from '#src/protocol/tls/match.ts';
import { fateByMoves, holdOf, isAbout, tamperWords, type Passing } from './attacker.ts';
import type { Draft } from '#src/simulator/session/journal.ts';
import { dnsOf, lookUp } from './lookup.ts';
import type { Run } from '#src/simulator/session/run.ts';
import type { PolicyHost } from '#src/simulator/world/scenario.ts';
import type { Tamper } from '#src/simulator/session/session.ts';
import { certificateText } from '#src/simulator/session/event-texts.ts';
import { completeCertificate } from '#src/simulator/world/world.ts';

interface Fetch {
  readonly run: Run;
  readonly host: string;
  readonly path: string;
  /** The name in front of the events' ids. */
  readonly id: string;
  readonly timeout: number;
}

const policyPath = '/.well-known/mta-sts.txt';

/** Gets `https://HOST/PATH` within `timeout` seconds. What came is not judged here, apart from certificate, time and size. */
export function fetchFile(
  run: Run,
  host: string,
  { path = policyPath, id = 'policy', timeout }: { readonly path?: string; readonly id?: string; readonly timeout: number },
): PolicyResponse {
  const fetch: Fetch = { run, host, path, id, timeout };
  const address = lookUp(run, { name: host, type: 'A', phase: 'policy', kinds: ['address-query', 'address-answer', 'address-absent'] });
  if (address.records.length === 0) return failed('dns-error');
  const server = isForged(run, host, address)
    ? attackersHost(host)
    : run.world.scenario.policyHosts.find((each) => normaliseName(each.host) === normaliseName(host));
  const problem = connect(fetch, server);
  if (problem || !server) return failed(problem ?? 'connect-error');
  const refused = handshake(fetch, server);
  return refused ? failed(refused) : exchange(fetch, server);
}

/** Whether the answer leads elsewhere than the world's own. */
function isForged(run: Run, host: string, { records }: Answer): boolean {
  const honest = new Set(answer(dnsOf(run.world.scenario.zones), host, 'A').records.map(formatRecord));
  return !records.some((record) => honest.has(formatRecord(record)));
}

/** Where a forged address leads: no authority has given the attacker a certificate for that name. */
function attackersHost(host: string): PolicyHost {
  return { host, certificate: { names: [host], issuer: 'self-signed' } };
}

function failed(result: ResponseFailure): PolicyResponse {
  return { result };
}

/** One event of the fetch. `to` the policy host unless it speaks. */
function show({ run, host, id }: Fetch, name: string, text: string, explains: Draft['explains'], more: Partial<Draft> = {}): void {
  const base = { id: `${id}/${name}`, from: 'sender', to: 'policy-host', channel: 'https', phase: 'policy', host: `${host}:443` } as const;
  run.journal.add({ ...base, text, explains, ...more });
}

const fromHost = { from: 'policy-host', to: 'sender' } as const;

function connect(fetch: Fetch, server: PolicyHost | undefined): ResponseFailure | null {
  const { run, host, id } = fetch;
  const { attacker } = run.world.scenario;
  const hold = holdOf(attacker, 'https');
  const text = `connect ${host}:443`;
  const move = fateByMoves(run.journal, { name: `${id}/connect`, text, hold, kind: 'connection' });
  const rule = attacker.rules.find((each) => each.on === 'tcp' && each.port === 443 && isAbout(each, host));
  const blocked = move ? move.action === 'drop' : hold === 'clear' && rule !== undefined;
  const tampered: Tamper | undefined = blocked ? { action: 'dropped', by: move ? 'move' : 'attack' } : undefined;
  show(fetch, 'connect', text, 'policy-connect', { channel: 'tcp', tampered });
  if (!blocked && server && !server.down) return null;
  const silent = blocked ? rule?.on !== 'tcp' || rule.do === 'block' : server?.down === 'timeout';
  show(fetch, 'failed', silent ? 'no answer' : 'connection refused', 'policy-unreachable', { ...fromHost, channel: 'tcp' });
  return silent ? 'timeout' : 'connect-error';
}

function handshake(fetch: Fetch, server: PolicyHost): ResponseFailure | null {
  const { run, host, id } = fetch;
  const { now } = run.world.scenario;
  const hold = holdOf(run.world.scenario.attacker, 'https');
  const real = completeCertificate(server.certificate, now);
  const passing: Passing = { name: `${id}/certificate`, text: certificateText(real), hold, kind: 'certificate' };
  const swap = run.journal.movesOn(passing.name).findLast((move) => move.do === 'certificate');
  const fate = fateByMoves(run.journal, passing);
  const swapped = swap && hold === 'clear' ? completeCertificate(swap.certificate, now) : undefined;
  const broken = fate?.action === 'drop' || fate?.action === 'damage';
  const shown = swapped ?? real;
  const { value: verdict, findings } = judgeCertificate(shown, host, run.journal.at);
  const tampered: Tamper | undefined = broken
    ? { action: fate.action === 'drop' ? 'dropped' : 'damaged', by: 'move' }
    : swapped && { action: 'replaced', original: passing.text, by: 'move' };
  const from = swapped ? 'attacker' : 'policy-host';
  show(fetch, 'certificate', certificateText(shown), 'policy-certificate', { from, to: 'sender', channel: 'tls', tampered, findings });
  if (broken) return 'tls-error';
  if (verdict !== 'valid')
    return ({ expired: 'tls-expired', 'wrong-name': 'tls-name-mismatch', untrusted: 'tls-untrusted' } as const)[verdict];
  // An attacker whose certificate is good for the policy host serves what it likes; it is taken to serve the real file.
  return null;
}

function exchange(fetch: Fetch, server: PolicyHost): PolicyResponse {
  const { run, host, path, timeout } = fetch;
  const status = server.status ?? (server.location === undefined ? 200 : 301);
  const contentType = server.contentType === undefined ? 'text/plain' : server.contentType;
  const body = path === policyPath ? server.body : server.files?.[path];
  const known = body === undefined && status === 200 ? 404 : status;
  const request = `GET ${path} HTTP/1.1\nHost: ${host}`;
  if (spoiled(fetch, 'request', request, 'policy-request', {})) return failed('incomplete');
  if ((server.seconds ?? 0) > timeout) {
    run.journal.wait(timeout);
    show(fetch, 'failed', 'no complete answer in time', 'policy-unreachable', fromHost);
    return failed('timeout');
  }
  run.journal.wait(server.seconds ?? 0);
  const head = [
    `HTTP/1.1 ${known}`,
    ...(contentType === null ? [] : [`Content-Type: ${contentType}`]),
    ...(server.location ? [`Location: ${server.location}`] : []),
  ];
  if (spoiled(fetch, 'response', head.join('\n'), 'policy-response', fromHost)) return failed('incomplete');
  if (known !== 200) return { result: 'answer', status: known, contentType, location: server.location ?? null, body: '' };
  const shown = (body ?? '').replace(/\r?\n$/, '').replaceAll('\r\n', '\n');
  if (spoiled(fetch, 'body', shown, path === policyPath ? 'policy-body' : 'draft-policy-check', fromHost)) return failed('incomplete');
  if ((server.octets ?? body?.length ?? 0) > policySizeLimit) return failed('too-large');
  return { result: 'answer', status, contentType, body: body ?? '' };
}

/** Shows one record inside TLS; whether it was dropped or damaged, so that the fetch ends. */
function spoiled(fetch: Fetch, name: string, text: string, explains: Draft['explains'], more: Partial<Draft>): boolean {
  const hold = holdOf(fetch.run.world.scenario.attacker, 'https') === 'clear' ? 'sealed' : 'nothing';
  const fate = fateByMoves(fetch.run.journal, { name: `${fetch.id}/${name}`, text, hold, kind: 'record' });
  const action = fate?.action === 'drop' || fate?.action === 'damage' ? tamperWords[fate.action] : null;
  show(fetch, name, text, explains, { ...more, secured: true, tampered: action ? { action, by: 'move' } : undefined });
  return action !== null;
}
