// What Postfix 3.7 does in a session that RFC 5321 does not ask for, as recorded: HELO after a greeting of "220" alone; 421 is a refusal like
// any other 4xx; RSET before QUIT when the envelope was refused; QUIT together with the dot that ends an empty message; SIZE= only where
// eight bits may pass; a refusing greeting never bounces the mail, a reply that has no meaning there does.
import { command, pipelines, quitCommand } from '#src/protocol/smtp/client-commands.ts';
import { offers } from '#src/protocol/smtp/ehlo.ts';
import { messageOctets } from '#src/protocol/smtp/octets.ts';
import type { ClientAction, ClientConfig, ClientState, ClientStep, SmtpOutcome } from '#src/protocol/smtp/client-state.ts';

/** `reset`: RSET, and where commands do not travel together, its reply is waited for. */
export type PostfixAction = ClientAction | { readonly do: 'reset'; readonly waits: boolean };

/**
 * A line of a reply as Postfix takes it, and the state that it is to be heard in; null for a line without a code, which it passes over. 421
 * does not end the connection for it, unless the server closes; whatever else than 2xx EHLO is answered with, it says HELO; the code of the
 * last line counts for all; one that has no class is senseless.
 */
export function postfixHears(state: ClientState, line: string): { readonly state: ClientState; readonly line: string } | null {
  if (!/^\d{3}(?=[ -]|$)/.test(line)) return null;
  const said = line.slice(0, 3);
  const awaited = state.awaiting[0];
  const refusal = said === '421' ? '450' : awaited === 'ehlo' && /^[345]/.test(said) ? '500' : said;
  const code = /^[2-5][0-5]\d$/.test(refusal) ? refusal : awaited === 'data' ? '250' : '350';
  const partial = state.partial.map((each) => code + each.slice(3));
  return { state: { ...state, partial }, line: code + line.slice(3) };
}

/** The step after a greeting that shows nothing but "220", blanks and asterisks: such servers stand behind old firewalls, and get HELO. */
export function postfixGreets(config: ClientConfig, greeting: string, step: ClientStep): ClientStep {
  if (!/^[20* ]*$/.test(greeting) || step.state.awaiting[0] !== 'ehlo') return step;
  const state: ClientState = { ...step.state, awaiting: ['helo'] };
  return { ...step, state, actions: [command('helo', { verb: 'HELO', domain: config.hostName })] };
}

/** The step with QUIT behind a dot that ends an empty message, where commands travel together; and without a word where the message is too big. */
export function postfixStep(config: ClientConfig, step: ClientStep): ClientStep {
  const { actions, state } = step;
  if (isTooBig(config, step)) {
    const { refused, secured } = state;
    const outcome: SmtpOutcome = { result: 'permanent', reason: 'reply', at: 'ehlo', refused, messageSent: false, secured };
    return { ...step, state: { ...state, awaiting: [], outcome, closed: true }, actions: [{ do: 'close' }], outcome };
  }
  if (actions.length !== 1 || !isDot(actions[0]) || !pipelines(config, state)) return step;
  return { ...step, state: { ...state, awaiting: [...state.awaiting, 'quit'] }, actions: [...actions, quitCommand] };
}

/** The step's actions with Postfix's additions. */
export function postfixActions(config: ClientConfig, step: ClientStep): readonly PostfixAction[] {
  const { outcome, state } = step;
  // A server without 8BITMIME may get the mail converted, so that its size is not known beforehand; SMTPUTF8 includes it (RFC 6531 section 3.1).
  const takes8Bit = offers(state.ehlo, '8BITMIME') || offers(state.ehlo, 'SMTPUTF8');
  const actions = takes8Bit ? step.actions : step.actions.map(withoutSize);
  if (outcome?.reply === undefined) return actions;
  if (outcome.at !== 'mail' && outcome.at !== 'rcpt' && outcome.at !== 'data') return actions;
  return actions.flatMap((action): PostfixAction[] =>
    isQuit(action) ? [{ do: 'reset', waits: !pipelines(config, step.state) }, action] : [action],
  );
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

/** The outcome as Postfix takes it: it tries a host that refuses to talk again later. */
export function postfixOutcome(outcome: SmtpOutcome): SmtpOutcome {
  if (outcome.at === 'greeting') return { ...outcome, result: 'temporary' };
  const isRefusedTls = outcome.reason === 'starttls-refused' && (outcome.reply?.code ?? 0) >= 500;
  const isSenseless = outcome.reason === 'protocol-error' && outcome.reply !== undefined;
  return isRefusedTls || isSenseless ? { ...outcome, result: 'permanent' } : outcome;
}
