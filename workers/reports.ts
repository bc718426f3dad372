// The worker that reads many TLS reports and keeps what they say: the page gets pictures and lists, never the reports. It only forwards:
// what it does is in src/inspector/reports.
import { expose } from 'comlink';
import { ReportCollection, type CollectionOverview } from '#src/inspector/reports/collection.ts';
import { filesJson, monthJson, reportsCsv } from '#src/inspector/reports/export.ts';
import type { Found, ReportSource } from '#src/inspector/reports/found.ts';
import { evidenceOf, monthOf, type Evidence, type Month } from '#src/inspector/reports/month/month.ts';
import { readSource } from '#src/inspector/reports/read-source.ts';
import { forgetReports, keepReports, keptReports } from './report-store.ts';
import { fileTools } from './report-tools.ts';

export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

export interface ReadOutcome {
  readonly overview: CollectionOverview;
  /** Files that were read, of all that were ever handed in. */
  readonly files: number;
  /** What was found so far in all if that is one thing alone: the report's text, or nothing where it is none. */
  readonly only?: { readonly text?: string; readonly name: string } | undefined;
}

/** Between two signs of how far it is. */
const signEvery = 100;
const evidencePage = 100;
const [aheadCount, aheadSize] = [16, 1024 * 1024];

let collection = new ReportCollection();
let files = 0;
let found = 0;
let only: Found | undefined;
let isStopped = false;

/** The files as sources. Small ones are fetched while those before them are read. */
function sourcesOf(given: readonly NamedFile[]): (index: number) => ReportSource {
  const fetched = new Map<number, Promise<ArrayBuffer>>();
  return (index) => {
    for (let next = index; next < Math.min(index + aheadCount, given.length); next++) {
      const { file } = given[next]!;
      if (fetched.has(next) || file.size > aheadSize) continue;
      const bytes = file.arrayBuffer();
      // Whether it can be read is found out when it is its turn.
      bytes.catch(() => {});
      fetched.set(next, bytes);
    }
    const { file, name } = given[index]!;
    const whole = fetched.get(index);
    fetched.delete(index);
    const read = async (start: number, end: number) =>
      whole ? new Uint8Array(await whole).subarray(start, end) : new Uint8Array(await file.slice(start, end).arrayBuffer());
    return { name, size: file.size, read };
  };
}

function take(each: Found): void {
  collection.add(each);
  found += 1;
  only = found === 1 ? each : undefined;
}

function outcome(): ReadOutcome {
  const one = only && { name: only.place, ...('text' in only && { text: only.text }) };
  return { overview: collection.overview(), files, only: one };
}

/** Others have their turn: somebody who asks to stop is heard. */
const pause = () => new Promise((next) => setTimeout(next));

export const api = {
  ready: () => true as const,
  /** Adds what is in the files. `onProgress` hears how many files are read, now and then. */
  async read(given: readonly NamedFile[], onProgress: (read: number, reports: number) => void): Promise<ReadOutcome> {
    isStopped = false;
    let since = performance.now();
    const sourceAt = sourcesOf(given);
    for (const index of given.keys()) {
      for await (const one of readSource(sourceAt(index), fileTools)) {
        take(one);
        if (performance.now() - since < signEvery) continue;
        onProgress(index, found);
        await pause();
        since = performance.now();
        if (isStopped) return outcome();
      }
      files += 1;
    }
    return outcome();
  },
  /** The invented month. */
  async readExample(): Promise<ReadOutcome> {
    const { exampleMonth } = await import('#src/inspector/reports/example-month.ts');
    return api.read(
      exampleMonth().map(({ name, text }) => ({ name, file: new Blob([text]) })),
      () => {},
    );
  },
  stop: () => void (isStopped = true),
  clear(): void {
    collection = new ReportCollection();
    [files, found, only] = [0, 0, undefined];
  },
  month: (domain: string, now: number): Month | undefined => monthOf(domain, collection.tallies(domain), now),
  evidence(domain: string, key: string, from: number): Evidence[] {
    return evidenceOf(collection.tallies(domain), key).slice(from, from + evidencePage);
  },
  csv: (domain: string) => reportsCsv(collection.reports, domain),
  json(month: Month, sentence: string): string {
    return JSON.stringify({ ...monthJson(month, sentence), files: { files, ...filesJson(collection.overview()) } }, null, 2);
  },
  /** Keeps all on this device, until it is told to forget. */
  keep: () => keepReports([...collection.reports]),
  forget: forgetReports,
  async openKept(): Promise<ReadOutcome> {
    for (const report of await keptReports()) {
      collection.keep(report);
      found += 1;
    }
    only = undefined;
    return outcome();
  },
};

export type ReportsApi = typeof api;

if ('WorkerGlobalScope' in globalThis) expose(api);
