// Which recorded connection is of the same kind as a session, and which message of it a step is about. Where none is, it says what is
// missing: a recording of another kind would show what did not happen here.
import type { FieldName } from '#src/protocol/tls/bytes/field-names.ts';
import type { EventKind } from '#src/simulator/session/event-kinds.ts';
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';
import type { Scenario } from '#src/simulator/world/scenario.ts';
import type { CaptureId } from './captures.ts';

/** The kinds of connections that nobody recorded. */
export type Unrecorded = 'policy-host' | 'checked-tls12' | 'certificate-tls12';

/** A session as a page has it: of the world perhaps not everything. */
export interface Played {
  readonly events: Session['events'];
  readonly scenario?: Partial<Pick<Scenario, 'mxHosts'>> | undefined;
}

/** The recording that is of the same kind as the connection which this step is part of. */
export function captureFor(session: Played, step: SessionEvent): CaptureId | { readonly none: Unrecorded } {
  if (step.explains === 'policy-certificate') return { none: 'policy-host' };
  const checks = checksOf(session, step);
  if (versionOf(session, step) === '1.3') return recorded[checks];
  if (checks !== 'nothing') return { none: 'checked-tls12' };
  // The recorded servers agreed to do without a certificate.
  return step.explains === 'tls-certificate' ? { none: 'certificate-tls12' } : 'postfix-tls12';
}

const recorded = { nothing: 'postfix-tls13', sts: 'postfix-sts-tls13', dane: 'postfix-dane-tls13' } as const;

/** DANE where a TLSA record applies, a policy where the sender names the server and checks it. */
function checksOf({ events }: Played, { host }: SessionEvent): keyof typeof recorded {
  const here = events.filter((each) => each.host === host);
  if (here.some(({ explains }) => explains === 'certificate-not-checked')) return 'nothing';
  if (events.some(({ explains }) => explains === 'dane-applies')) return 'dane';
  return here.some(({ explains, text }) => explains === 'tls-hello' && text.includes('server name')) ? 'sts' : 'nothing';
}

/** Under 1.2 the certificate, and an alert about it, cross in clear; where neither came, the world says it. */
function versionOf({ events, scenario }: Played, { host }: SessionEvent): '1.2' | '1.3' {
  const telling = events.find((each) => each.host === host && (each.explains === 'tls-certificate' || each.explains === 'tls-alert'));
  if (telling) return telling.secured ? '1.3' : '1.2';
  return scenario?.mxHosts?.find((mx) => host?.startsWith(`${mx.host}[`))?.tls ?? '1.3';
}

const messages: Partial<Record<EventKind, FieldName>> = {
  'tls-certificate': 'certificate',
  'tls-established': 'finished',
  'tls-record-damaged': 'certificate',
};

export const messageOf = ({ explains }: Pick<SessionEvent, 'explains'>): FieldName => messages[explains] ?? 'client_hello';
