// What Postfix 3.7 does at the end of a session that RFC 5321 does not ask for, as recorded: RSET before QUIT when the envelope was
// refused, QUIT also after a greeting of 421, SIZE= only where 8BITMIME is offered too; a refusing greeting never bounces the mail.
import { pipelines, quitCommand } from '#src/protocol/smtp/client-commands.ts';
import { offers } from '#src/protocol/smtp/ehlo.ts';
import type { ClientAction, ClientConfig, ClientStep, SmtpOutcome } from '#src/protocol/smtp/client-state.ts';

/** `reset`: RSET, and where commands do not travel together, its reply is waited for. */
export type PostfixAction = ClientAction | { readonly do: 'reset'; readonly waits: boolean };

/** The step's actions with Postfix's additions. */
export function postfixActions(config: ClientConfig, step: ClientStep): readonly PostfixAction[] {
  const { outcome, state } = step;
  // A server without 8BITMIME may get the mail converted, so that its size is not known beforehand.
  const actions = offers(state.ehlo, '8BITMIME') ? step.actions : step.actions.map(withoutSize);
  if (outcome?.reason !== 'reply') return actions;
  if (outcome.at === 'greeting' && outcome.reply?.code === 421) return [quitCommand, ...actions];
  if (outcome.at !== 'mail' && outcome.at !== 'rcpt' && outcome.at !== 'data') return actions;
  return actions.flatMap((action): PostfixAction[] =>
    action.do === 'send' && action.what === 'quit' ? [{ do: 'reset', waits: !pipelines(config, step.state) }, action] : [action],
  );
}

function withoutSize(action: ClientAction): ClientAction {
  if (action.do !== 'send' || action.what !== 'mail') return action;
  return { ...action, lines: action.lines.map((line) => line.replace(/ SIZE=\d+/, '')) };
}

/** The outcome as Postfix takes it: it tries a host that refuses to talk again later. */
export function postfixOutcome(outcome: SmtpOutcome): SmtpOutcome {
  return outcome.at === 'greeting' ? { ...outcome, result: 'temporary' } : outcome;
}
