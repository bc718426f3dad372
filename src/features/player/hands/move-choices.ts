// What a reader may do by hand to an event, as the form offers it. The simulator judges whether it is possible: what this list puts
// among the others can be tried all the same, and is refused with the reason. Pure.
import type { Move } from '#src/simulator/network/move.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import type { CertificateInput } from '#src/simulator/world/certificate-input.ts';

export type MoveKind = Move['do'];
const all: readonly MoveKind[] = ['drop', 'replace', 'inject', 'answer', 'certificate', 'damage', 'pass'];

/** The moves that fit the event, and the others. */
export function choicesFor(
  event: SessionEvent,
  session: Session,
): { readonly fitting: readonly MoveKind[]; readonly others: readonly MoveKind[] } {
  const fitting = fittingMoves(event, session);
  return { fitting, others: all.filter((kind) => !fitting.includes(kind)) };
}

function fittingMoves(event: SessionEvent, session: Session): MoveKind[] {
  const { from, to, channel, secured, tampered, explains } = event;
  if ((from === to && channel !== 'tcp') || explains === 'dns-remembered') return [];
  const back: MoveKind[] = tampered?.by === 'attack' ? ['pass'] : [];
  if (channel === 'dns') return to === 'resolver' ? ['drop', ...back] : ['replace', 'drop', ...back];
  if (channel === 'tcp') return ['drop', ...back];
  if (explains.endsWith('-certificate')) return ['certificate', 'drop', 'damage', ...back];
  if (channel === 'https' && (from === 'attacker' || to === 'attacker')) return ['replace', 'drop', 'damage', ...back];
  if (channel === 'tls' || (secured && !isOpened(event, session))) return channel === 'report' ? [] : ['drop', 'damage', ...back];
  if (channel !== 'smtp' && !secured) return [];
  if (explains === 'message' || explains === 'message-end') return ['drop', 'replace', 'inject', ...back];
  return from === 'sender' ? ['drop', 'replace', 'answer', 'inject', ...back] : ['drop', 'replace', 'inject', ...back];
}

/** Whether the attacker ended TLS itself, and so holds what is inside. */
function isOpened({ attempt, host }: SessionEvent, { events }: Session): boolean {
  return events.some(
    (other) => other.explains === 'tls-established' && other.to === 'attacker' && other.attempt === attempt && other.host === host,
  );
}

/**
 * The lines of a block, one of which can be rewritten alone; none for a single line, and for answers of DNS, whose records are typed
 * together.
 */
export function linesOf({ text, tampered, channel }: SessionEvent): readonly string[] {
  const lines = (tampered?.original ?? text).split('\n');
  return lines.length > 1 && channel !== 'dns' ? lines : [];
}

/** What the text of a move begins with: the line as it was said; of a block its last line, or the one of that number, from 1. */
export function draftFor(kind: MoveKind, event: SessionEvent, line?: number): string {
  const { text, tampered, from } = event;
  const lines = linesOf(event);
  if (kind === 'replace') return lines[(line ?? lines.length) - 1] ?? tampered?.original ?? text;
  if (kind === 'answer') return '454 4.7.0 TLS not available due to local problem';
  if (kind === 'inject') return from === 'sender' ? 'NOOP' : '250 2.0.0 OK';
  return '';
}

export const certificateChoices = ['self-signed', 'trusted', 'other-name', 'expired'] as const;
export type CertificateChoice = (typeof certificateChoices)[number];

/** The certificate that is shown instead. `now`: seconds since 1970. The key is always the attacker's own. */
export function certificateOf(choice: CertificateChoice, event: SessionEvent, now: number): CertificateInput {
  const name = (tamperedName(event) ?? 'mx.attacker.example').toLowerCase();
  const key = { spki: 'a77ac4e7'.repeat(8) };
  if (choice === 'self-signed') return { names: [name], issuer: 'self-signed', ...key };
  if (choice === 'other-name') return { names: ['mx.attacker.example'], ...key };
  if (choice === 'expired') return { names: [name], notBefore: now - 91 * 86_400, notAfter: now - 86_400, ...key };
  return { names: [name], ...key };
}

/** The first name of the certificate that the server had shown. */
function tamperedName({ text, tampered }: SessionEvent): string | undefined {
  return /^[\w.*-]+\.[\w-]+/.exec(tampered?.original ?? text)?.[0];
}
