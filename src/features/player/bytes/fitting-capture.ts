// Which recorded connection is of the same kind as a session, and which message of it a step is about.
import type { FieldName } from '#src/protocol/tls/bytes/field-names.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import type { CaptureId } from './captures.ts';

/** DANE where a TLSA record applies, a policy where the sender names the server and checks it, else a sender that checks nothing. */
export function captureFor({ events }: Pick<Session, 'events'>): CaptureId {
  if (events.some(({ explains }) => explains === 'certificate-not-checked')) return 'postfix-tls13';
  if (events.some(({ explains }) => explains === 'dane-applies')) return 'postfix-dane-tls13';
  const names = events.some(({ explains, text }) => explains === 'tls-hello' && text.includes('server name'));
  return names ? 'postfix-sts-tls13' : 'postfix-tls13';
}

const messages: Partial<Record<EventKind, FieldName>> = {
  'tls-certificate': 'certificate',
  'tls-established': 'finished',
  'tls-record-damaged': 'certificate',
};

export const messageOf = ({ explains }: Pick<SessionEvent, 'explains'>): FieldName => messages[explains] ?? 'client_hello';
