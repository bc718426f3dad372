// Postfix 3.7 with postfix-mta-sts-resolver 1.1, as recorded, where RFC 5321 does not ask for it: HELO after a greeting of "220" alone;
// 421 is a refusal like any other 4xx; RSET before QUIT when the envelope was refused; QUIT together with the dot that ends an empty
// message; SIZE= only where eight bits may pass; a refusing greeting never bounces the mail, a reply that has no meaning there does. And
// it uses TLSA records under MX records that are not signed. It writes no TLS reports. What its policy map makes of MTA-STS is
// postfix-mta-sts-resolver.ts.
import { command, pipelines, quitCommand } from '#src/protocol/smtp/client-commands.ts';
import { offers } from '#src/protocol/smtp/ehlo.ts';
import { messageOctets } from '#src/protocol/smtp/octets.ts';
import type { ClientAction, ClientConfig, ClientState, ClientStep, SmtpOutcome } from '#src/protocol/smtp/client-state.ts';
import { byTheBook } from './by-the-book.ts';
import { policyMap } from './postfix-mta-sts-resolver.ts';
import type { Heard, SenderAction, SenderProfile, SenderStep } from './profile.ts';

export const postfix37: SenderProfile = {
  dialogue: {
    habits: { pipelines: true, quitsEarly: true, skipsBye: true, declaresSize: true, namesOriginalRecipient: true },
    hear,
    step: (config, heard, greeting) =>
      withAdditions(config, shortened(config, greeting === null ? heard : greeted(config, greeting, heard))),
    end,
  },
  tls: { sendsName: (checks) => checks !== 'nothing', refusesCertificate: 'by-quit', fallsBack: true, namesLevel: true },
  policy: policyMap,
  dane: { underUnsignedMx: true, yieldsToPolicy: true },
  hosts: {
    ...byTheBook.hosts,
    // A server's own 5xx to STARTTLS is the last word, where TLS is a must.
    afterRefusal: ({ outcome }) => (outcome?.reason === 'starttls-refused' && outcome.result === 'permanent' ? 'permanent' : 'refused'),
  },
  writesReports: false,
};

/**
 * Null for a line without a code, which it passes over. 421 does not end the connection for it, unless the server closes; whatever else
 * than 2xx EHLO is answered with, it says HELO; the code of the last line counts for all; one that has no class is senseless.
 */
function hear(state: ClientState, line: string): Heard | null {
  if (!/^\d{3}(?=[ -]|$)/.test(line)) return null;
  const awaited = state.awaiting[0];
  const taken = codeTaken(line.slice(0, 3), awaited);
  const senseless = awaited === 'data' ? '250' : '350';
  const code = /^[2-5][0-5]\d$/.test(taken) ? taken : senseless;
  const partial = state.partial.map((each) => code + each.slice(3));
  return { state: { ...state, partial }, line: code + line.slice(3) };
}

function codeTaken(said: string, awaited: ClientState['awaiting'][number] | undefined): string {
  if (said === '421') return '450';
  return awaited === 'ehlo' && /^[345]/.test(said) ? '500' : said;
}

/** After a greeting that shows nothing but "220", blanks and asterisks: such servers stand behind old firewalls, and get HELO. */
function greeted(config: ClientConfig, greeting: string, step: ClientStep): ClientStep {
  if (!/^[20* ]*$/.test(greeting) || step.state.awaiting[0] !== 'ehlo') return step;
  const state: ClientState = { ...step.state, awaiting: ['helo'] };
  return { ...step, state, actions: [command('helo', { verb: 'HELO', domain: config.hostName })] };
}

/** QUIT goes with a dot that ends an empty message, where commands travel together; and without a word where the message is too big. */
function shortened(config: ClientConfig, step: ClientStep): ClientStep {
  const { actions, state } = step;
  if (isTooBig(config, step)) {
    const { refused, secured } = state;
    const outcome: SmtpOutcome = { result: 'permanent', reason: 'reply', at: 'ehlo', refused, messageSent: false, secured };
    return { ...step, state: { ...state, awaiting: [], outcome, closed: true }, actions: [{ do: 'close' }], outcome };
  }
  if (actions.length !== 1 || !isDot(actions[0]) || !pipelines(config, state)) return step;
  return { ...step, state: { ...state, awaiting: [...state.awaiting, 'quit'] }, actions: [...actions, quitCommand] };
}

function withAdditions(config: ClientConfig, step: ClientStep): SenderStep {
  const { outcome, state } = step;
  // A server without 8BITMIME may get the mail converted, so that its size is not known beforehand; SMTPUTF8 includes it (RFC 6531 3.1).
  const takes8Bit = offers(state.ehlo, '8BITMIME') || offers(state.ehlo, 'SMTPUTF8');
  const actions = takes8Bit ? step.actions : step.actions.map(withoutSize);
  const isRefused = outcome?.reply !== undefined && ['mail', 'rcpt', 'data'].includes(outcome.at);
  if (!isRefused) return { ...step, actions };
  const reset = { do: 'reset', waits: !pipelines(config, state) } as const;
  return { ...step, actions: actions.flatMap((action): SenderAction[] => (isQuit(action) ? [reset, action] : [action])) };
}

/** Whether MAIL would be next for a message that is over the SIZE that was offered (RFC 1870 section 6.1). */
function isTooBig({ message }: ClientConfig, { actions, state }: ClientStep): boolean {
  if (!actions.some((action) => action.do === 'send' && action.what === 'mail')) return false;
  const limit = Number(state.ehlo?.keywords.find(({ keyword }) => keyword === 'SIZE')?.parameters[0] ?? 0);
  return limit > 0 && messageOctets(message) > limit;
}

const isQuit = (action: ClientAction | undefined): boolean => action?.do === 'send' && action.what === 'quit';
/** Alone only where no message goes before it. */
const isDot = (action: ClientAction | undefined): boolean => action?.do === 'send' && action.what === 'end-of-data';

function withoutSize(action: ClientAction): ClientAction {
  if (action.do !== 'send' || action.what !== 'mail') return action;
  return { ...action, lines: action.lines.map((line) => line.replace(/ SIZE=\d+/, '')) };
}

/** It tries a host that refuses to talk again later. */
function end(outcome: SmtpOutcome): SmtpOutcome {
  if (outcome.at === 'greeting') return { ...outcome, result: 'temporary' };
  const isRefusedTls = outcome.reason === 'starttls-refused' && (outcome.reply?.code ?? 0) >= 500;
  const isSenseless = outcome.reason === 'protocol-error' && outcome.reply !== undefined;
  return isRefusedTls || isSenseless ? { ...outcome, result: 'permanent' } : outcome;
}
