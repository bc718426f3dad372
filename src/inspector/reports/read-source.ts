// Reads the TLS reports in a file, whatever it is: JSON in all forms, gzip, zip, a mailbox, a mail with several attachments, one in
// another (RFC 8460 sections 5.2 and 5.3). What the file is, its first octets say, not its name. Sizes are bounded; what cannot be read
// is told.
import { attachmentsIn, isMail, mailDate } from '#src/protocol/tlsrpt/report-mail.ts';
import { readReport } from '#src/protocol/tlsrpt/report.ts';
import { ProblemList } from '#src/protocol/tlsrpt/report-codes.ts';
import { cutFile, everyLine, mailInMailbox } from './cut-file.ts';
import {
  archiveLimit,
  nestingLimit,
  pieceLimit,
  unpackedLimit,
  type Found,
  type ReadingTools,
  type ReportSource,
  type UnreadReason,
} from './found.ts';
import { jsonTexts } from './json-texts.ts';
import { latin1, sniff } from './sniff.ts';
import { unzip } from './unzip.ts';

/** Where a piece stands, and what is known of it. */
interface Piece {
  readonly place: string;
  readonly bytes: Uint8Array;
  readonly depth: number;
  readonly received?: number | undefined;
}

const headSize = 4096;
/** Up to here a file is read at once, before its form is known. */
const smallFile = 1024 * 1024;

/** Every report in the file and everything unread. Never rejects for what is in the file or because it has gone. */
export async function* readSource(source: ReportSource, tools: ReadingTools): AsyncGenerator<Found> {
  try {
    yield* new SourceReader(tools).read(source);
  } catch {
    yield { place: source.name, why: 'gone' };
  }
}

class SourceReader {
  readonly #tools: ReadingTools;
  #left = unpackedLimit;

  constructor(tools: ReadingTools) {
    this.#tools = tools;
  }

  async *read(source: ReportSource): AsyncGenerator<Found> {
    const { name: place, size } = source;
    if (size <= smallFile) return yield* this.#readPiece({ place, bytes: await source.read(0, size), depth: 0 });
    const limit = sniff(await source.read(0, Math.min(size, headSize))) === 'zip' ? archiveLimit : pieceLimit;
    if (size > limit) yield* this.#readLarge(source);
    else yield* this.#readPiece({ place, bytes: await source.read(0, size), depth: 0 });
  }

  /** A file that is too large to be held is read in pieces, if it has any. */
  async *#readLarge(source: ReportSource): AsyncGenerator<Found> {
    const form = sniff(await source.read(0, headSize));
    if (form !== 'mailbox' && form !== 'json') return yield { place: source.name, why: 'too-large' };
    let number = 0;
    for await (const bytes of cutFile(source, form === 'mailbox' ? mailInMailbox : everyLine, pieceLimit)) {
      const place = `${source.name} #${(number += 1)}`;
      if (bytes === 'too-large') yield { place, why: bytes };
      else if (form === 'mailbox') yield* this.#readMail({ place, bytes, depth: 1 });
      else if (bytes.some((octet) => octet > 0x20)) yield* this.#readJson({ place, bytes, depth: 1 });
    }
  }

  async *#readPiece(piece: Piece): AsyncGenerator<Found> {
    const form = sniff(piece.bytes);
    if (piece.depth > nestingLimit) yield { place: piece.place, why: 'too-nested' };
    else if (form === 'gzip') yield* this.#readGzip(piece);
    else if (form === 'zip') yield* this.#readZip(piece);
    else if (form === 'mailbox') yield* this.#readMailbox(piece);
    else if (form === 'mail') yield* this.#readMail(piece);
    else if (form === 'json') yield* this.#readJson(piece);
    else yield { place: piece.place, why: form };
  }

  async *#readGzip({ place, bytes, depth, received }: Piece): AsyncGenerator<Found> {
    const plain = await this.#tools.gunzip(bytes, Math.min(pieceLimit, this.#left));
    if (plain === 'damaged') return yield { place, why: 'damaged-gzip' };
    const why = plain === 'too-large' ? plain : this.#spend(plain.length);
    if (typeof plain === 'string' || why) yield { place, why: why ?? 'too-large' };
    else yield* this.#readPiece({ place, bytes: plain, depth: depth + 1, received });
  }

  async *#readZip({ place, bytes, depth, received }: Piece): AsyncGenerator<Found> {
    let isEmpty = true;
    for (const { name, content, why } of unzip(bytes, pieceLimit)) {
      isEmpty = false;
      const inside = name ? `${place}/${name}` : place;
      const reason = content ? this.#spend(content.length) : why;
      if (reason || !content) yield { place: inside, why: reason ?? 'damaged-zip' };
      else yield* this.#readPiece({ place: inside, bytes: content, depth: depth + 1, received });
    }
    if (isEmpty) yield { place, why: 'empty' };
  }

  async *#readMailbox({ place, bytes, depth }: Piece): AsyncGenerator<Found> {
    const source = { name: place, size: bytes.length, read: async (start: number, end: number) => bytes.subarray(start, end) };
    let number = 0;
    for await (const mail of cutFile(source, mailInMailbox, pieceLimit)) {
      const inside = `${place} #${(number += 1)}`;
      if (mail === 'too-large') yield { place: inside, why: mail };
      else yield* this.#readMail({ place: inside, bytes: mail, depth: depth + 1 });
    }
  }

  async *#readMail({ place, bytes, depth }: Piece): AsyncGenerator<Found> {
    const text = latin1(bytes);
    const received = mailDate(text);
    let isEmpty = true;
    for (const { fileName, content } of isMail(text) ? attachmentsIn(text) : []) {
      isEmpty = false;
      yield* this.#readPiece({ place: fileName ? `${place}/${fileName}` : place, bytes: content, depth: depth + 1, received });
    }
    if (isEmpty) yield { place, why: 'no-report-in-mail' };
  }

  *#readJson({ place, bytes, received }: Piece): Generator<Found> {
    const { text: whole, wellFormed } = this.#tools.decode(bytes);
    for (const { text, at } of jsonTexts(whole)) {
      const { report, problems } = readReport(text);
      const here = at === undefined ? place : `${place} #${at}`;
      if (!report) {
        yield { place: here, why: reasonOf(problems[0]?.code) };
        continue;
      }
      const broken = new ProblemList();
      if (!wellFormed && text.includes('\ufffd')) broken.count('not-utf-8', '', { start: 0, end: text.length });
      yield { place: here, report, problems: [...broken.list(), ...problems], text, received };
    }
  }

  /** Counts what was unpacked; a reason once it is too much in all. */
  #spend(octets: number): UnreadReason | undefined {
    this.#left -= octets;
    return this.#left < 0 ? 'too-much' : undefined;
  }
}

const reasons: Readonly<Record<string, UnreadReason>> = {
  'report-not-json': 'not-json',
  'report-not-object': 'not-object',
  'report-too-deep': 'too-deep',
  'report-too-large': 'too-large',
};

function reasonOf(code = ''): UnreadReason {
  return reasons[code] ?? 'no-policies';
}
