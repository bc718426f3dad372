// Reads a TLS report from the bytes of a file: JSON, gzipped JSON, or the mail that carries either (RFC 8460 sections 5.2, 5.3).
// Unzipping and decoding are handed in, for the language alone has neither; limits are findings, nothing is cut off silently.
import { refuseReport, reportSizeLimit, ProblemList } from './report-codes.ts';
import { findReportPart, isMail } from './report-mail.ts';
import { readReport, type ReportReading } from './report.ts';

/** What the page or the command lends. Neither may throw. */
export interface FileTools {
  /** Unzips all members of a gzip file, unless the result has more octets than `limit`. */
  gunzip(bytes: Uint8Array, limit: number): Promise<Uint8Array | 'too-large' | 'damaged'>;
  /** UTF-8 to text, a byte order mark kept, U+FFFD for what is no UTF-8; `wellFormed`: nothing had to be replaced. */
  decode(bytes: Uint8Array): { readonly text: string; readonly wellFormed: boolean };
}

/** The greatest file that is looked at, in octets. A mail is longer than the report in it: base64 adds a third, and line ends. */
export const reportFileLimit = reportSizeLimit * 1.5;

/** Reads a report from a file's bytes. */
export async function readReportFile(bytes: Uint8Array, tools: FileTools): Promise<ReportReading> {
  const refuse = (kind: Parameters<typeof refuseReport>[0]): ReportReading => refuseReport(kind, bytes.length);
  if (bytes.length > reportFileLimit) return refuse('too-large');
  const part = isGzip(bytes) || !isMail(latin1(bytes.subarray(0, 2000))) ? bytes : findReportPart(latin1(bytes))?.content;
  if (!part) return refuse('not-in-mail');
  const plain = isGzip(part) ? await tools.gunzip(part, reportSizeLimit) : part;
  if (plain === 'too-large' || plain === 'damaged') return refuse(plain === 'damaged' ? 'damaged-gzip' : plain);
  if (plain.length > reportSizeLimit) return refuse('too-large');
  const { text, wellFormed } = tools.decode(plain);
  const reading = readReport(text);
  if (wellFormed || !reading.valid) return reading;
  const problems = new ProblemList();
  problems.count('not-utf-8', '', { start: 0, end: text.length });
  return { ...reading, problems: [...problems.list(), ...reading.problems] };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** One character for each octet. In pieces, since a call takes only so many arguments. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}
