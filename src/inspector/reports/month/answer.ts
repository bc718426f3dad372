// What a month of reports comes to, in one of a few kinds: the words make a sentence of it. Reports show what their senders saw; a month
// without failures is no proof (RFC 8460 section 7).
import type { Group } from './groups.ts';
import { quietGoal, type Quiet } from './quiet.ts';

export type Answer =
  /** Something goes on failing: the greatest of what does. */
  | {
      readonly kind: 'failing';
      readonly cause: Group;
      /** How many reporters say so, of those who reported since it began. */
      readonly says: number;
      readonly of: number;
      /** Sessions since it began. */
      readonly failed: number;
      readonly sessions: number;
      /** Other causes that go on. */
      readonly others: number;
    }
  /** The goal is reached. */
  | { readonly kind: 'quiet'; readonly days: number; readonly reporters: number; readonly enforced: boolean }
  /** On the way to it; `lastFailure` where there was one. */
  | { readonly kind: 'calm'; readonly days: number; readonly reporters: number; readonly enforced: boolean; readonly lastFailure?: number }
  /** No report is about an MTA-STS policy, and nothing fails. */
  | { readonly kind: 'no-policy' };

/** A day of the axis, over all reporters. */
export interface DayCount {
  readonly day: number;
  readonly reporters: ReadonlySet<string>;
  readonly ok: number;
  readonly failed: number;
}

export function answerOf(causes: readonly Group[], days: readonly DayCount[], quiet: Quiet, hasSts: boolean, mode: string): Answer {
  const going = causes.filter(({ status }) => status === 'new' || status === 'still').sort((a, b) => b.total - a.total);
  const [cause] = going;
  if (cause) return failing(cause, going.length - 1, days);
  if (!hasSts) return { kind: 'no-policy' };
  const { run, reporters, lastFailure } = quiet;
  const said = { days: run, reporters, enforced: mode === 'enforce' };
  if (run >= quietGoal) return { kind: 'quiet', ...said };
  return { kind: 'calm', ...said, ...(lastFailure !== undefined && { lastFailure }) };
}

function failing(cause: Group, others: number, days: readonly DayCount[]): Answer {
  const since = days.filter(({ day }) => day >= cause.since);
  const reporters = new Set(since.flatMap((day) => [...day.reporters]));
  return {
    kind: 'failing',
    cause,
    says: cause.reporters.filter((reporter) => reporters.has(reporter)).length,
    of: reporters.size,
    failed: since.reduce((sum, { failed }) => sum + failed, 0),
    sessions: since.reduce((sum, { ok, failed }) => sum + ok + failed, 0),
    others,
  };
}
