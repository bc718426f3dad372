// A text in pieces, so that the places of findings can be underlined in it; and the one line that a finding is about.
import type { Finding, Severity, Span } from '#src/protocol/finding.ts';
import { visible } from '#src/protocol/visible.ts';

/** A stretch of the text. `isPoint`: there is nothing to underline, only a place between two characters, or a line end. */
export interface Piece {
  readonly text: string;
  readonly severity?: Severity;
  readonly isPoint?: boolean;
}

const weight: Readonly<Record<Severity, number>> = { note: 1, warning: 2, error: 3 };

/** The whole text in pieces; where findings overlap, the gravest counts. Spans beyond the text are cut. */
export function markText(text: string, findings: readonly Finding[]): Piece[] {
  const spans = findings.flatMap(({ span, severity }) => (span && span.start <= text.length ? [{ ...cut(span, text), severity }] : []));
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  edges.forEach((start, index) => {
    const point = gravest(spans.filter((span) => span.start === start && /^[\r\n]*$/.test(text.slice(span.start, span.end))));
    if (point) pieces.push({ text: '', severity: point, isPoint: true });
    const end = edges[index + 1];
    if (end === undefined) return;
    const severity = gravest(spans.filter((span) => span.start <= start && span.end >= end));
    pieces.push({ text: text.slice(start, end), ...(severity && { severity }) });
  });
  return pieces;
}

/** The line that a span begins in, made visible: its number, and the words before, in and behind the span. Long lines are cut. */
export interface Excerpt {
  readonly line: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

const reach = 60;

/** Where in the text a finding points. */
export function excerptOf(text: string, span: Span): Excerpt {
  const { start, end } = cut(span, text);
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const found = text.slice(start).search(/[\r\n]/);
  const lineEnd = found < 0 ? text.length : start + found;
  // The line end itself can be what is meant: then its symbol is shown.
  const meant = text.slice(start, Math.min(Math.max(lineEnd, Math.min(end, start + 1)), end, start + reach));
  const from = Math.max(lineStart, start - reach);
  const rest = text.slice(start + meant.length, Math.max(lineEnd, start + meant.length));
  return {
    line: text.slice(0, lineStart).split(/\r\n|\r|\n/).length,
    before: (from > lineStart ? '…' : '') + visible(text.slice(from, start)),
    marked: visible(meant),
    after: visible(rest.slice(0, reach)) + (rest.length > reach ? '…' : ''),
  };
}

function gravest(spans: readonly { readonly severity: Severity }[]): Severity | undefined {
  return spans.map(({ severity }) => severity).sort((a, b) => weight[b] - weight[a])[0];
}

function cut({ start, end }: Span, text: string): Span {
  return { start: Math.min(start, text.length), end: Math.min(Math.max(start, end), text.length) };
}
