// mta-sts-explained/messages/en: what the codes mean, in English, as plain data keyed by code. `{places}` in a text stand for the values
// of a finding; `explain` fills them. Programs that have words of their own do without this entry.
import { eventTexts, explainFrom, findingTexts, resultTypeTexts } from '#src/explanations/plain.ts';
import { resultTypePlaces, type PlainExplanation } from '#src/explanations/explanation.ts';
import type { Finding } from '#src/protocol/finding.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';

export type { PlainTexts as Messages } from '#src/explanations/plain.ts';
export type { PlainExplanation as Message } from '#src/explanations/explanation.ts';
export { eventTexts as eventMessages, findingTexts as messages, resultTypeTexts as resultTypeMessages } from '#src/explanations/plain.ts';

/** A finding in words: a statement of one line, what it means, and how to mend it. A code without words gives itself as the statement. */
export function explain({ code, values }: Pick<Finding, 'code' | 'values'>): PlainExplanation {
  return explainFrom(findingTexts, code, values);
}

/** An event of a simulated session in words. The words for what was done to it, or for the inside of TLS, go before those for its kind. */
export function explainEvent({
  explains,
  tampered,
  secured,
  host = '',
  text,
}: Pick<SessionEvent, 'explains' | 'tampered' | 'secured' | 'host' | 'text'>): PlainExplanation {
  const done = tampered?.action ?? (secured ? 'secured' : undefined);
  const names = done ? [`${explains} ${done}`, `any ${done}`, explains] : [explains];
  return explainFrom(eventTexts, names.find((name) => Object.hasOwn(eventTexts, name)) ?? explains, { host, text });
}

/** A result type of RFC 8460 section 4.3 in words. `values` name the policy domain and the receiving host. */
export function explainResultType(type: string, values: { readonly domain?: string; readonly host?: string } = {}): PlainExplanation {
  return explainFrom(resultTypeTexts, type, { ...resultTypePlaces, ...values });
}
