// The TLS handshake between a sender and an MX, as the wire shows it: ClientHello, certificate, established or not. An attacker may
// reset it, spoil a record, or end TLS itself with a certificate of its own. What the sender makes of the certificate is host-rules.ts.
import type { Certificate } from '#src/protocol/tls/certificate.ts';
import { judgeCertificate2016 } from '#src/protocol/smtp-sts-2016/validation.ts';
import { judgeCertificate } from '#src/protocol/tls/match.ts';
import { fateByMoves, isAbout, tamperWords, type Passing } from './attacker.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { Draft } from '#src/simulator/session/journal.ts';
import type { Run } from '#src/simulator/session/run.ts';
import type { AttackRule, MxHost } from '#src/simulator/world/scenario.ts';
import type { SessionEvent, Tamper } from '#src/simulator/session/session.ts';
import { certificateText } from '#src/simulator/session/event-texts.ts';
import { holdOfWire, type Wire } from './wire.ts';
import { completeCertificate } from '#src/simulator/world/world.ts';

/** What the sender saw. */
export type Shaken = { readonly certificate: Certificate; readonly opened: boolean } | { readonly failed: string };

type TlsRule = Extract<AttackRule, { on: 'tls' }>;

/** Plays the handshake. `serverReady`: the real server expects it, too (else only an attacker who ends TLS can complete it). */
export function shake(wire: Wire, server: MxHost, sni: string | null, serverReady: boolean): Shaken {
  const { attacker } = wire.run.world.scenario;
  const rule = wire.reached ? attacker.rules.find((each): each is TlsRule => each.on === 'tls' && isAbout(each, wire.host)) : undefined;
  const hello = showHello(wire, sni);
  if (hello === 'damaged') return fail(wire, 'tls-record-damaged', 'alert: decode error');
  if (hello === 'dropped') return fail(wire, 'tls-reset', 'no answer');
  const own = passingCertificate(wire, server);
  const swap = wire.run.journal.movesOn(own.name).findLast((move) => move.do === 'certificate');
  const move = fateByMoves(wire.run.journal, own);
  if (move) wire.touched = true;
  // A move on the certificate stands in for the attacker's habit.
  const habit = move ? undefined : rule;
  const ownCertificate = habit?.do === 'terminate' ? habit.certificate : undefined;
  const shown = swap && move ? swap.certificate : ownCertificate;
  if (habit?.do === 'reset')
    return fail(wire, 'tls-reset', 'connection reset', { from: 'attacker', tampered: { action: 'injected', by: 'attack' } });
  if (!shown && (!serverReady || server.starttls === 'broken')) return fail(wire, 'tls-reset', 'no TLS handshake');
  const certificate = completeCertificate(shown ?? server.certificate ?? { names: [server.host] }, wire.run.world.scenario.now);
  const done = move?.action ?? (habit?.do === 'damage' ? 'damage' : 'pass');
  const spoilt = done === 'replace' ? null : tamperWords[done];
  const by = move ? 'move' : 'attack';
  const shownAs = { certificate, isSwapped: shown !== undefined, isSealed: sealsCertificates(wire, server) };
  showCertificate(wire, own, shownAs, spoilt, by);
  if (spoilt) return fail(wire, 'tls-record-damaged', 'alert: bad record MAC');
  return { certificate, opened: shown !== undefined };
}

function passingCertificate(wire: Wire, server: MxHost): Passing {
  const real = completeCertificate(server.certificate ?? { names: [server.host] }, wire.run.world.scenario.now);
  return { name: 'tls-1/certificate', text: certificateText(real), hold: holdOfWire(wire), kind: 'certificate' };
}

/** What is wrong with a certificate for this sender: RFC 8461 reads no common name (section 4.2), the draft of 2016 does (3.4). */
export function judgeShown({ world, journal }: Run, certificate: Certificate, host: string): ReturnType<typeof judgeCertificate> {
  const judge = world.scenario.sender.sts2016 ? judgeCertificate2016 : judgeCertificate;
  return judge(certificate, host, journal.at);
}

/**
 * Whether the two speak TLS 1.3, which encrypts certificates (RFC 8446 section 2). It came in August 2018, so a sender of 2016 has TLS 1.2
 * at most.
 */
function sealsCertificates({ run }: Wire, { tls }: MxHost): boolean {
  return tls !== '1.2' && run.world.scenario.sender.sts2016 === undefined;
}

/** The first record, in clear: it names the host. Whether a move kept it back or spoilt it. */
function showHello(wire: Wire, sni: string | null): 'dropped' | 'damaged' | null {
  const text = sni === null ? 'ClientHello' : `ClientHello, server name ${sni}`;
  const fate = fateByMoves(wire.run.journal, { name: 'tls-1/hello', text, hold: holdOfWire(wire), kind: 'record' });
  const action = fate?.action === 'drop' || fate?.action === 'damage' ? tamperWords[fate.action] : null;
  if (fate) wire.touched = true;
  show(wire, 'hello', text, 'tls-hello', { from: 'sender', to: wire.server, tampered: action ? { action, by: 'move' } : undefined });
  return action;
}

function showCertificate(
  wire: Wire,
  own: Passing,
  { certificate, isSwapped, isSealed }: { readonly certificate: Certificate; readonly isSwapped: boolean; readonly isSealed: boolean },
  spoilt: 'dropped' | 'damaged' | null,
  by: Tamper['by'],
): void {
  const text = certificateText(certificate);
  const { findings } = judgeShown(wire.run, certificate, wire.host);
  const swapped: Tamper | undefined = isSwapped ? { action: 'replaced', original: own.text, by } : undefined;
  const tampered = spoilt ? { action: spoilt, by } : swapped;
  const from = isSwapped ? 'attacker' : wire.server;
  show(wire, 'certificate', text, 'tls-certificate', { from, secured: isSealed, tampered, findings });
}

function fail(wire: Wire, explains: EventKind, text: string, more: Partial<Draft> = {}): Shaken {
  show(wire, 'failed', text, explains, { ...more, knows: { tls: 'failed' } });
  return { failed: text };
}

/** One event of the handshake; from the server unless said otherwise. */
function show(
  { run, peer, server, phase }: Wire,
  name: string,
  text: string,
  explains: EventKind,
  more: Partial<Draft> = {},
): SessionEvent {
  return run.journal.add({ id: `tls-1/${name}`, from: server, to: 'sender', channel: 'tls', phase, text, explains, host: peer, ...more });
}

/** The sender refuses the certificate and ends the handshake itself (RFC 8446 section 6.2). `opened`: the attacker had ended TLS. */
export function showAlert(wire: Wire, mx: MxHost, opened: boolean): void {
  const to = opened ? 'attacker' : wire.server;
  const secured = sealsCertificates(wire, mx);
  show(wire, 'alert', 'alert: bad certificate', 'tls-alert', { from: 'sender', to, secured, knows: { tls: 'failed' } });
}

/** TLS stands: from here on records. */
export function showEstablished(wire: Wire, opened: boolean): SessionEvent {
  const text = opened ? 'TLS established, with the attacker' : 'TLS established';
  return show(wire, 'established', text, 'tls-established', {
    from: 'sender',
    to: opened ? 'attacker' : wire.server,
    knows: { tls: 'established' },
  });
}
