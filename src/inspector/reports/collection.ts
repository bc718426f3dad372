// The reports that were read so far, each once: the same organisation, report id and time is the same report (RFC 8460 section 4.4). Of
// two contents under one id the later one counts, and both are told.
import type { ReportCode } from '#src/protocol/tlsrpt/report-codes.ts';
import type { Found, FoundReport, Unread, UnreadReason } from './found.ts';
import { isLost } from './found.ts';
import { dayOf, tallyReport, type Tally } from './tally.ts';

/** A report that counts. Plain data, so that it can be kept. */
export interface KeptReport {
  readonly key: string;
  readonly content: string;
  readonly place: string;
  readonly received?: number | undefined;
  readonly tallies: readonly Tally[];
  readonly departures: readonly Departure[];
}

export interface Departure {
  readonly problem: string;
  readonly code: ReportCode;
  readonly member: string;
}

/** One id, two contents. */
export interface Conflict {
  readonly reporter: string;
  readonly reportId: string;
  /** Sessions by the report that counts, and by the other one. */
  readonly counted: number;
  readonly other: number;
  readonly places: readonly [string, string];
}

export interface DomainOverview {
  readonly domain: string;
  readonly reports: number;
  readonly sessions: number;
  readonly failed: number;
}

/** What was read and what was not. Lists are cut at `listLimit`; the counts beside them are whole. */
export interface CollectionOverview {
  readonly reports: number;
  readonly duplicates: number;
  readonly duplicatePlaces: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly unread: readonly Unread[];
  readonly unreadCount: number;
  /** How many there are of each reason. */
  readonly unreadReasons: Readonly<Partial<Record<UnreadReason, number>>>;
  /** Whether a report is missing that could not be read. */
  readonly hasLost: boolean;
  /** Reports that say no day. */
  readonly undated: readonly string[];
  readonly domains: readonly DomainOverview[];
  readonly departures: readonly (Departure & { readonly reports: number })[];
}

export const listLimit = 1000;

export class ReportCollection {
  readonly #reports = new Map<string, KeptReport>();
  readonly #unread: Unread[] = [];
  readonly #unreadReasons: Partial<Record<UnreadReason, number>> = {};
  readonly #duplicates: string[] = [];
  readonly #undated: string[] = [];
  readonly #conflicts: Conflict[] = [];
  #duplicateCount = 0;

  /** Takes what was found: a report, or why there is none. */
  add(found: Found): void {
    if ('why' in found) return this.#addUnread(found);
    const day = dayOf(found.report);
    if (day === undefined) this.#undated.push(found.place);
    else this.keep(keptReport(found, day));
  }

  /** Takes a report that was kept. */
  keep(report: KeptReport): void {
    const known = this.#reports.get(report.key);
    if (!known) this.#reports.set(report.key, report);
    else if (known.content === report.content) {
      this.#duplicateCount += 1;
      if (this.#duplicates.length < listLimit) this.#duplicates.push(report.place);
    } else this.#settle(known, report);
  }

  #addUnread(unread: Unread): void {
    this.#unreadReasons[unread.why] = (this.#unreadReasons[unread.why] ?? 0) + 1;
    if (this.#unread.length < listLimit) this.#unread.push(unread);
  }

  #settle(first: KeptReport, second: KeptReport): void {
    const isLater = (second.received ?? Infinity) >= (first.received ?? -Infinity);
    const [counted, other] = isLater ? [second, first] : [first, second];
    this.#reports.set(counted.key, counted);
    const { reporter = '', reportId = '' } = counted.tallies[0] ?? {};
    const places = [counted.place, other.place] as const;
    if (this.#conflicts.length < listLimit) {
      this.#conflicts.push({ reporter, reportId, counted: sessionsOf(counted.tallies), other: sessionsOf(other.tallies), places });
    }
  }

  get reports(): Iterable<KeptReport> {
    return this.#reports.values();
  }

  /** All that reports say of a domain. */
  tallies(domain: string): Tally[] {
    return [...this.#reports.values()].flatMap(({ tallies }) => tallies.filter((tally) => tally.domain === domain));
  }

  overview(): CollectionOverview {
    return {
      reports: this.#reports.size,
      duplicates: this.#duplicateCount,
      duplicatePlaces: [...this.#duplicates],
      conflicts: [...this.#conflicts],
      unread: [...this.#unread],
      unreadCount: Object.values(this.#unreadReasons).reduce((sum, count) => sum + count, 0),
      unreadReasons: { ...this.#unreadReasons },
      hasLost: Object.keys(this.#unreadReasons).some((why) => isLost(why as UnreadReason)),
      undated: [...this.#undated],
      domains: this.#domains(),
      departures: this.#departures(),
    };
  }

  /** The one with most failures first. */
  #domains(): DomainOverview[] {
    const domains = new Map<string, DomainOverview>();
    for (const { tallies } of this.#reports.values()) {
      for (const { domain, ok, failed } of tallies) {
        const known = domains.get(domain) ?? { domain, reports: 0, sessions: 0, failed: 0 };
        domains.set(domain, { domain, reports: known.reports + 1, sessions: known.sessions + ok + failed, failed: known.failed + failed });
      }
    }
    return [...domains.values()].sort((a, b) => b.failed - a.failed || b.sessions - a.sessions);
  }

  #departures() {
    const counted = new Map<string, Departure & { reports: number }>();
    for (const { departures } of this.#reports.values()) {
      for (const departure of departures) {
        counted.set(departure.problem, { ...departure, reports: (counted.get(departure.problem)?.reports ?? 0) + 1 });
      }
    }
    return [...counted.values()].sort((a, b) => b.reports - a.reports);
  }
}

function sessionsOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { ok, failed }) => sum + ok + failed, 0);
}

function keptReport({ report, problems, place, received }: FoundReport, day: number): KeptReport {
  const content = digest(JSON.stringify(report));
  const id = report.reportId ?? content;
  return {
    key: JSON.stringify([report.organization?.trim() ?? '', id, report.start, report.end]),
    content,
    place,
    received,
    tallies: tallyReport(report, day),
    departures: problems.map(({ problem, code, values }) => ({ problem, code, member: values?.['member'] ?? '' })),
  };
}

/** A short sign of a text: two texts with the same are the same but for chance. */
function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return `${text.length}.${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}
