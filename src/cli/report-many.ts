// `mta-sts report` with more than one report: reads all that the paths hold, and says what they come to, a domain after the other. What
// could not be read is listed with the reason.
import { ReportCollection, type CollectionOverview } from '#src/inspector/reports/collection.ts';
import { filesJson, monthJson, reportsCsv } from '#src/inspector/reports/export.ts';
import type { Found, ReportSource } from '#src/inspector/reports/found.ts';
import { monthOf } from '#src/inspector/reports/month/month.ts';
import { readSource } from '#src/inspector/reports/read-source.ts';
import { visible, visibleJson } from '#src/protocol/visible.ts';
import english from '#src/words/en/month.ts';
import type { Io } from './io.ts';
import { describeMonth, type TextLook } from './month-text.ts';
import { stylist, wrap } from './output.ts';
import { fileTools } from './report-tools.ts';

const words = english.month;
const domainsShown = 20;
const unreadShown = 20;

export interface ManyRead {
  readonly collection: ReportCollection;
  readonly files: number;
  /** What was found if that is one thing alone, and the file if that is one. */
  readonly only?: Found | undefined;
  readonly source?: ReportSource | undefined;
}

export async function readMany(sources: AsyncIterable<ReportSource>): Promise<ManyRead> {
  const collection = new ReportCollection();
  let [files, count] = [0, 0];
  let only: Found | undefined;
  let first: ReportSource | undefined;
  for await (const source of sources) {
    files += 1;
    first ??= source;
    for await (const found of readSource(source, fileTools)) {
      collection.add(found);
      count += 1;
      only = count === 1 ? found : undefined;
    }
  }
  return { collection, files, only, source: files === 1 ? first : undefined };
}

/** Says what was read, as text, JSON or CSV, and gives the exit code. */
export function tellMany({ collection, files }: ManyRead, io: Io, form: { readonly json?: boolean; readonly csv?: boolean }): number {
  const overview = collection.overview();
  if (form.csv) io.out(reportsCsv(collection.reports).trimEnd());
  else if (form.json) io.out(visibleJson(jsonOf(collection, overview, files, io.now()), 2));
  else io.out(describeMany(collection, overview, files, io));
  return exitCode(overview);
}

/**
 * 0: nothing failed. 1: sessions failed, or there is no report at all. 3: nothing failed, as far as one can know: a report could not be
 * read. Departures from the standard, and files that are no reports, change nothing.
 */
function exitCode({ reports, domains, hasLost, undated }: CollectionOverview): number {
  if (reports === 0 || domains.some(({ failed }) => failed > 0)) return 1;
  return hasLost || undated.length > 0 ? 3 : 0;
}

function jsonOf(collection: ReportCollection, overview: CollectionOverview, files: number, now: number) {
  const months = overview.domains.flatMap(({ domain }) => monthOf(domain, collection.tallies(domain), now) ?? []);
  return {
    domains: months.map((month) => monthJson(month, words.answer(month.answer, month.domain))),
    files: { files, ...filesJson(overview) },
  };
}

function describeMany(collection: ReportCollection, overview: CollectionOverview, files: number, io: Io): string {
  const look: TextLook = { width: widthOf(io), isUtf8: io.isUtf8 ?? true, now: io.now(), style: stylist(io.isTerminal) };
  const months = overview.domains
    .slice(0, domainsShown)
    .flatMap(({ domain }) => monthOf(domain, collection.tallies(domain), io.now()) ?? []);
  const rest = overview.domains.length - domainsShown;
  return [
    ...months.map((month) => describeMonth(month, look)),
    ...(rest > 0 ? [`${words.others(rest)}: --json, --csv`] : []),
    describeFiles(overview, files, look.width),
  ].join(`\n\n${'-'.repeat(look.width)}\n`);
}

const widthOf = ({ columns = 100 }: Io): number => Math.min(120, Math.max(60, columns));

function describeFiles(overview: CollectionOverview, files: number, width: number): string {
  const { reports, duplicates, conflicts, unread, unreadCount, undated, departures } = overview;
  const mostReports = Math.max(0, ...departures.map((departure) => departure.reports));
  const lines = [
    `${words.bands.files}: ${words.files(files)}, ${words.reports(reports)}`,
    ...(duplicates > 0 ? [`${words.duplicates}: ${duplicates}`] : []),
    ...conflicts
      .slice(0, unreadShown)
      .map(({ reporter, reportId, counted, other }) => words.conflict(reporter, reportId, words.sessions(counted), words.sessions(other))),
    ...undated.slice(0, unreadShown).map((place) => `${words.undated}: ${visible(place)}`),
    ...unread.slice(0, unreadShown).map(({ place, why }) => `Not read: ${visible(place)}. ${words.unread[why]}`),
    ...(unreadCount > unreadShown ? [`Not read: ${words.others(unreadCount - unreadShown)} (--json lists them)`] : []),
    ...(departures.length > 0
      ? [`${words.departures(departures.length, mostReports)} at most. (${departures.map(({ problem }) => problem).join(', ')})`]
      : []),
  ];
  return lines.map((line) => wrap(line, width, '  ')).join('\n');
}
