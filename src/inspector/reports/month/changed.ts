// What is new on the last day with a report, against the day with a report before it.
import type { Group, Reported } from './groups.ts';
import type { ReporterRow } from './reporters.ts';

export interface Changed {
  readonly day: number;
  readonly before: number;
  /** Causes by what became of them. `back`: seen earlier, not on the day before. */
  readonly fresh: readonly Group[];
  readonly still: readonly Group[];
  readonly back: readonly Group[];
  readonly gone: readonly { readonly cause: Group; /** Nobody who saw it reported. */ readonly isSilent: boolean }[];
  /** Reporters that wrote again after a day without, and those that did not write this time. */
  readonly backReporters: readonly string[];
  readonly goneReporters: readonly string[];
}

/** Undefined where there is one day only. */
export function changedSince(causes: readonly Group[], reporters: readonly ReporterRow[], { days }: Reported): Changed | undefined {
  const [before, day] = days.slice(-2);
  if (before === undefined || day === undefined) return undefined;
  const missed = (name: string, on: number) =>
    reporters.some((row) => row.name === name && row.gaps.some(([from, to]) => from <= on && on <= to));
  const now = causes.filter(({ onLast }) => onLast > 0);
  return {
    day,
    before,
    fresh: now.filter(({ firstDay }) => firstDay === day),
    still: now.filter(({ onBefore }) => onBefore > 0),
    back: now.filter(({ firstDay, onBefore }) => firstDay !== day && onBefore === 0),
    gone: causes
      .filter(({ onLast, onBefore }) => onLast === 0 && onBefore > 0)
      .map((cause) => ({ cause, isSilent: cause.reporters.every((name) => missed(name, day)) })),
    backReporters: reporters.filter(({ name }) => missed(name, before) && !missed(name, day)).map(({ name }) => name),
    goneReporters: reporters.filter(({ name }) => missed(name, day) && !missed(name, before)).map(({ name }) => name),
  };
}
