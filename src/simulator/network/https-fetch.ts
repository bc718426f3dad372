// A sender fetches a file over HTTPS: address, connection, certificate, request, answer (RFC 8461 section 3.3). The attacker may
// forge the address, block the connection, show another certificate or spoil records. The content is out of reach, unless that certificate
// was good: then the sender speaks to the attacker, who can read, and change what the policy host says.
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
  readonly port: number;
  readonly path: string;
  /** The name in front of the events' ids. */
  readonly id: string;
  readonly timeout: number;
}

const policyPath = '/.well-known/mta-sts.txt';

/** Where a file is, and how long is waited for it, in seconds. */
interface Wanted {
  readonly path?: string;
  readonly port?: number;
  readonly id?: string;
  readonly timeout: number;
}

/**
 * Gets `https://HOST:PORT/PATH` within `timeout` seconds. What came is not judged here, apart from certificate, time and size. The world's
 * hosts listen at port 443 alone.
 */
export function fetchFile(run: Run, host: string, { path = policyPath, port = 443, id = 'policy', timeout }: Wanted): PolicyResponse {
  const fetch: Fetch = { run, host, port, path, id, timeout };
  const address = lookUp(run, { name: host, type: 'A', phase: 'policy', kinds: ['address-query', 'address-answer', 'address-absent'] });
  if (address.records.length === 0) return failed('dns-error');
  const real = run.world.scenario.policyHosts.find((each) => normaliseName(each.host) === normaliseName(host));
  const server = isForged(run, host, address) ? attackersHost(host, real) : real;
  const problem = connect(fetch, port === 443 ? server : undefined);
  if (problem || !server) return failed(problem ?? 'connect-error');
  const shaken = handshake(fetch, server);
  return 'refused' in shaken ? failed(shaken.refused) : exchange({ ...fetch, ...shaken }, server);
}

/** Whether the answer leads elsewhere than the world's own. */
function isForged(run: Run, host: string, { records }: Answer): boolean {
  const honest = new Set(answer(dnsOf(run.world.scenario.zones), host, 'A').records.map(formatRecord));
  return !records.some((record) => honest.has(formatRecord(record)));
}

/** Where a forged address leads: no authority has given the attacker a certificate for that name. It passes on what the real host says. */
function attackersHost(host: string, real: PolicyHost | undefined): PolicyHost {
  const { down: _down, ...rest } = real ?? { host };
  return { ...rest, certificate: { names: [host], issuer: 'self-signed' } };
}

function failed(result: ResponseFailure): PolicyResponse {
  return { result };
}

/** One event of the fetch. `to` the policy host unless it speaks. */
function show({ run, host, port, id }: Fetch, name: string, text: string, explains: Draft['explains'], more: Partial<Draft> = {}): void {
  const base = {
    id: `${id}/${name}`,
    from: 'sender',
    to: 'policy-host',
    channel: 'https',
    phase: 'policy',
    host: `${host}:${port}`,
  } as const;
  run.journal.add({ ...base, text, explains, ...more });
}

const fromHost = { from: 'policy-host', to: 'sender' } as const;

function connect(fetch: Fetch, server: PolicyHost | undefined): ResponseFailure | null {
  const { run, host, port, id } = fetch;
  const { attacker } = run.world.scenario;
  const hold = holdOf(attacker, 'https');
  const text = `connect ${host}:${port}`;
  const move = fateByMoves(run.journal, { name: `${id}/connect`, text, hold, kind: 'connection' });
  const rule = attacker.rules.find((each) => each.on === 'tcp' && each.port === port && isAbout(each, host));
  const blocked = move ? move.action === 'drop' : hold === 'clear' && rule !== undefined;
  const tampered: Tamper | undefined = blocked ? { action: 'dropped', by: move ? 'move' : 'attack' } : undefined;
  show(fetch, 'connect', text, 'policy-connect', { channel: 'tcp', tampered });
  if (!blocked && server && !server.down) return null;
  const silent = blocked ? rule?.on !== 'tcp' || rule.do === 'block' : server?.down === 'timeout';
  show(fetch, 'failed', silent ? 'no answer' : 'connection refused', 'policy-unreachable', { ...fromHost, channel: 'tcp' });
  return silent ? 'timeout' : 'connect-error';
}

/** What became of the handshake; `opened`: the attacker's certificate was good, and it is the attacker that the sender speaks to. */
function handshake(fetch: Fetch, server: PolicyHost): { readonly refused: ResponseFailure } | { readonly opened: boolean } {
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
  // Web servers speak TLS 1.3, under which it crosses encrypted (RFC 8446 section 2).
  const about = { channel: 'tls', secured: true, tampered, findings } as const;
  show(fetch, 'certificate', certificateText(shown), 'policy-certificate', { from, to: 'sender', ...about });
  if (broken) return { refused: 'tls-error' };
  const refusals = { expired: 'tls-expired', 'wrong-name': 'tls-name-mismatch', untrusted: 'tls-untrusted' } as const;
  return verdict === 'valid' ? { opened: swapped !== undefined } : { refused: refusals[verdict] };
}

type Exchange = Fetch & { readonly opened: boolean };

function exchange(fetch: Exchange, server: PolicyHost): PolicyResponse {
  const { run, host, path, timeout } = fetch;
  const status = server.status ?? (server.location === undefined ? 200 : 301);
  const contentType = server.contentType === undefined ? 'text/plain' : server.contentType;
  const request = pass(fetch, 'request', `GET ${path} HTTP/1.1\nHost: ${host}`, 'policy-request');
  if (request === null) return failed('incomplete');
  const asked = /^GET (\S+)/.exec(request)?.[1] ?? '';
  const body = asked === policyPath ? server.body : server.files?.[asked];
  const known = body === undefined && status === 200 ? 404 : status;
  if ((server.seconds ?? 0) > timeout) {
    run.journal.wait(timeout);
    show(fetch, 'failed', 'no complete answer in time', 'policy-unreachable', fromHost);
    return failed('timeout');
  }
  run.journal.wait(server.seconds ?? 0);
  const said = [
    `HTTP/1.1 ${known}`,
    ...(contentType === null ? [] : [`Content-Type: ${contentType}`]),
    ...(server.location ? [`Location: ${server.location}`] : []),
  ];
  const heard = pass(fetch, 'response', said.join('\n'), 'policy-response');
  if (heard === null) return failed('incomplete');
  const head = readHead(heard);
  if (head.status !== 200) return { result: 'answer', ...head, body: '' };
  const shown = (body ?? '').replace(/\r?\n$/, '').replaceAll('\r\n', '\n');
  const got = pass(fetch, 'body', shown, path === policyPath ? 'policy-body' : 'draft-policy-check');
  if (got === null) return failed('incomplete');
  if (got !== shown) return { result: 'answer', ...head, body: `${got.replaceAll('\n', '\r\n')}\r\n` };
  if ((server.octets ?? body?.length ?? 0) > policySizeLimit) return failed('too-large');
  return { result: 'answer', ...head, body: body ?? '' };
}

function readHead(text: string): { readonly status: number; readonly contentType: string | null; readonly location: string | null } {
  const field = (name: string): string | null => new RegExp(`^${name}: *(.*)$`, 'im').exec(text)?.[1] ?? null;
  return {
    status: Number(/^HTTP\/[\d.]+ (\d{3})/.exec(text)?.[1] ?? 0),
    contentType: field('Content-Type'),
    location: field('Location'),
  };
}

/** Passes one part of the exchange; what arrives of it, null where a record was dropped or damaged and the fetch ends. */
function pass(fetch: Exchange, name: 'request' | 'response' | 'body', text: string, explains: Draft['explains']): string | null {
  const { run, id, opened } = fetch;
  const within = opened ? 'opened' : 'sealed';
  const hold = holdOf(run.world.scenario.attacker, 'https') === 'clear' ? within : 'nothing';
  const fate = fateByMoves(run.journal, { name: `${id}/${name}`, text, hold, kind: opened ? 'block' : 'record' });
  const arrives = [fate?.action === 'replace' ? (fate.text ?? '') : text, ...(fate?.injected ?? [])].join('\n');
  const action = arrives === text ? fate && tamperWords[fate.action] : 'replaced';
  const tampered = action ? ({ action, by: 'move', ...(action === 'replaced' && { original: text }) } as const) : undefined;
  const server = opened ? 'attacker' : 'policy-host';
  const ends = name === 'request' ? ({ from: 'sender', to: server } as const) : ({ from: server, to: 'sender' } as const);
  show(fetch, name, arrives, explains, { ...ends, secured: true, tampered });
  return action === 'dropped' || action === 'damaged' ? null : arrives;
}
