// What the sender knows at a step of a session, gathered from what the events up to there changed. Pure.
import type { Actor, Knowledge, Session } from '#src/simulator/session/session.ts';

/** The sum of all changes up to a step. */
export interface Known extends Knowledge {
  /** Who can read the message's content by now. */
  readonly readBy: readonly Actor[];
  /** Whether the deciding step has been reached. */
  readonly decided: boolean;
  /** The index of the deciding step, or -1. */
  readonly deciding: number;
  /** Whether the sender has told the domain, or settled that it does not. */
  readonly reported: boolean;
  /** What has been asked for by now, whether there is an answer or not. */
  readonly asked: { readonly policy: boolean; readonly mx: boolean };
}

const asksPolicy = /^(cache|sts-txt|draft-txt|policy)-/;
const asksMx = /^mx-/;

/** `position` is the index of the current event; events after it do not count. */
export function knowledgeAt(session: Session, position: number): Known {
  const { events, outcome } = session;
  const deciding = events.findIndex(({ id }) => id === outcome.deciding);
  const readBy = new Set<Actor>();
  const asked = { policy: false, mx: false };
  let reported = false;
  let knows: Knowledge = {};
  for (const event of events.slice(0, position + 1)) {
    if (event.knows) knows = { ...knows, ...event.knows };
    reported ||= ['report-sent', 'draft-report-sent', 'failure-not-reported'].includes(event.explains);
    asked.policy ||= asksPolicy.test(event.explains);
    asked.mx ||= asksMx.test(event.explains);
    event.readableBy?.forEach((actor) => readBy.add(actor));
  }
  return { ...knows, readBy: [...readBy], decided: deciding >= 0 && position >= deciding, deciding, reported, asked };
}
