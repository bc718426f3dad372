// What comes out of files that may hold TLS reports: each report with the place where it stood, and everything that could not be read,
// with the reason. Nothing that was handed in is left out in silence.
import type { ReadReport } from '#src/protocol/tlsrpt/report-model.ts';
import type { FileTools } from '#src/protocol/tlsrpt/report-file.ts';
import type { ReportProblem } from '#src/protocol/tlsrpt/report-codes.ts';

/** A file, as large as it may be: it is read in pieces. */
export interface ReportSource {
  /** With its folders, as the reader chose it. */
  readonly name: string;
  readonly size: number;
  /** Fewer octets only at the end of the file. Rejects if the file has gone or may not be read. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** What the page or the command lends. */
export type ReadingTools = FileTools;

export type Found = FoundReport | Unread;

export interface FoundReport {
  /** The file, and behind it the entry of an archive, the number of a mail or of a line. */
  readonly place: string;
  readonly report: ReadReport;
  readonly problems: readonly ReportProblem[];
  /** The report's JSON. */
  readonly text: string;
  /** When the mail that carried it was written, in seconds since 1970. */
  readonly received?: number | undefined;
}

export interface Unread {
  readonly place: string;
  readonly why: UnreadReason;
}

/** Why something was not read. Those of `lost` hold a report that is missing now; the others may never have held one. */
const lost = [
  'damaged-gzip',
  'damaged-zip',
  'too-large',
  'too-deep',
  'too-nested',
  'too-much',
  'not-json',
  'not-object',
  'no-policies',
  'winmail',
  'gone',
] as const;
const foreign = ['empty', 'dmarc', 'xml', 'tar', 'no-report-in-mail', 'other'] as const;
export const unreadReasons = [...lost, ...foreign] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/** Whether a report is missing for that reason. */
export function isLost(why: UnreadReason): boolean {
  return lost.some((reason) => reason === why);
}

/** The greatest JSON text, mail or unpacked file that is held at once, in octets. */
export const pieceLimit = 64 * 1024 * 1024;
/** The greatest zip archive: it has to be held whole. */
export const archiveLimit = 256 * 1024 * 1024;
/** What may come out of one file in all. */
export const unpackedLimit = 1024 * 1024 * 1024;
/** Archives and mails in one another. */
export const nestingLimit = 5;
