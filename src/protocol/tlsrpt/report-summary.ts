// A TLS report at a glance: totals over its policies, and its failures by result type (RFC 8460 section 4.3). Counts that the
// report does not say are left out of the sums, and the summary says so.
import type { Citation } from '../citation.ts';
import type { ReadReport } from './report-model.ts';
import { isResultType, resultTypes } from './result-type.ts';

export interface ReportSummary {
  /** Sessions over all policies; `complete` is false where a policy leaves a count out. */
  readonly totals: { readonly successful: number; readonly failed: number; readonly complete: boolean };
  /** The most frequent type first; a null type is one that the report does not say. */
  readonly failuresByType: readonly TypeSummary[];
}

export interface TypeSummary {
  readonly resultType: string | null;
  /** Sessions, or null when none of the entries says how many. */
  readonly count: number | null;
  /** The receiving hosts that the entries name. */
  readonly hosts: readonly string[];
  /** Where the type is defined; absent for a type that the RFC does not list. */
  readonly citation?: Citation;
  /** The kinds of session events that lead to it. */
  readonly causes: readonly string[];
}

/** Adds up a report. */
export function summariseReport({ policies }: ReadReport): ReportSummary {
  const sum = (counts: readonly (number | null)[]): number => counts.reduce<number>((total, count) => total + (count ?? 0), 0);
  const totals = {
    successful: sum(policies.map(({ successful }) => successful)),
    failed: sum(policies.map(({ failed }) => failed)),
    complete: policies.every(({ successful, failed }) => successful !== null && failed !== null),
  };
  const byType = new Map<string | null, { count: number | null; hosts: Set<string> }>();
  for (const { resultType, count, receivingMxHostname } of policies.flatMap(({ failures }) => failures)) {
    const entry = byType.get(resultType) ?? { count: null, hosts: new Set() };
    byType.set(resultType, entry);
    if (count !== null) entry.count = (entry.count ?? 0) + count;
    if (receivingMxHostname !== null) entry.hosts.add(receivingMxHostname);
  }
  const failuresByType = [...byType].map(([resultType, { count, hosts }]): TypeSummary => {
    const known = resultType !== null && isResultType(resultType) ? resultTypes[resultType] : undefined;
    return { resultType, count, hosts: [...hosts], ...(known && { citation: known.citation }), causes: known?.causes ?? [] };
  });
  return { totals, failuresByType: failuresByType.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0)) };
}
