// zone-mta 3.10 (the sender of npm's zone-mta, with mx-connect 1.5 and nodemailer 7.0), as recorded: one command at a time, no SIZE=; it
// hangs up without QUIT where it gives up before the envelope; it checks the certificate inside the handshake. What its policy refuses
// goes back to the author at once (RFC 8461 section 5 would have it wait), but for a chain or dates that fail, and no other host is tried
// after a connection. After a broken handshake there is no second try in clear. It writes no reports.
import type { ClientConfig, ClientState, ClientStep, SmtpOutcome } from '#src/protocol/smtp/client-state.ts';
import { byTheBook } from './by-the-book.ts';
import { mailauth } from './mailauth-4.9.ts';
import type { Heard, HostEnd, HostResult, SenderProfile, SenderStep } from './profile.ts';

export const zoneMta310: SenderProfile = {
  dialogue: {
    habits: { pipelines: false, quitsEarly: false, skipsBye: false, declaresSize: false, namesOriginalRecipient: false },
    hear,
    step,
    end,
  },
  tls: { sendsName: () => true, refusesCertificate: 'by-alert', fallsBack: false, namesLevel: false },
  policy: mailauth,
  dane: byTheBook.dane,
  hosts: {
    afterRefusal,
    afterFailure: ({ outcome }) => (outcome?.result === 'permanent' ? 'permanent' : 'waits'),
    whenNoneTook: (results) => (results[0] === 'refused' && results.at(-1) !== 'waits' ? 'bounced' : 'deferred'),
  },
  writesReports: false,
};

/** Whatever else than 2xx or 421 EHLO is answered with, it says HELO. */
function hear(state: ClientState, line: string): Heard {
  const saysHelo = state.awaiting[0] === 'ehlo' && /^[3-5]\d\d/.test(line) && !line.startsWith('421');
  return { state, line: saysHelo ? `500${line.slice(3)}` : line };
}

/** Before the envelope it hangs up where others say QUIT. */
function step(_: ClientConfig, taken: ClientStep): SenderStep {
  const { outcome, state } = taken;
  if (!outcome || isEnvelope(outcome) || state.closed) return taken;
  return { ...taken, state: { ...state, awaiting: [], closed: true }, actions: [{ do: 'close' }] };
}

/** Before the envelope nothing is final for it but its own policy. */
function end(outcome: SmtpOutcome): SmtpOutcome {
  return isEnvelope(outcome) || outcome.result === 'sent' ? outcome : { ...outcome, result: 'temporary' };
}

function isEnvelope({ at }: SmtpOutcome): boolean {
  return ['mail', 'rcpt', 'data', 'end-of-data', 'quit'].includes(at);
}

/** No TLS on offer, a certificate for another name: the mail goes back. STARTTLS refused, a broken handshake, chain, dates: it waits. */
function afterRefusal({ seen, verdict }: HostEnd): HostResult {
  return seen.starttls === false || verdict.resultType === 'certificate-host-mismatch' ? 'permanent' : 'waits';
}
