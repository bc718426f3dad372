// What a person typed or pasted, judged: texts in, findings out whose spans are positions in those texts.
// Zone-file lines, `dig` output and the output of `curl -i` are taken apart here; the rules are those of src/protocol.
import { urlToAscii } from '#src/inspector/ask/domain-input.ts';
import { normaliseName } from '#src/protocol/dns/names.ts';
import { readTxtLines, escapeTxt, type TxtLine } from '#src/protocol/dns/txt-lines.ts';
import type { Edit, Finding, Span } from '#src/protocol/finding.ts';
import { decide, judgePublication, type Publication, type SenderDecision } from '#src/protocol/mta-sts/judge-publication.ts';
import type { PolicyAnswer } from '#src/protocol/mta-sts/response.ts';
import { readPastedPolicy } from './policy-file.ts';
import type { PastedTexts, TextName } from './texts.ts';

/** Spans and edits are positions in those texts. */
export interface TextsJudgement {
  readonly texts: PastedTexts;
  readonly decision: SenderDecision;
  readonly findings: Readonly<Record<TextName, readonly Finding[]>>;
  /** The parts by themselves; their findings are those of `findings`, in the parts' own positions. */
  readonly publication: Publication;
}

/** Judges the texts. `now` is in seconds since 1970. Never throws. */
export function judgeTexts(texts: PastedTexts, now?: number): TextsJudgement {
  const records = readTxtLines(texts.record);
  const reports = readTxtLines(texts.tlsrpt);
  const hosts = readMxLines(texts.mx);
  const { given, offset } = readPolicy(texts.policy);
  const publication = judgePublication(
    {
      ...(records.length > 0 && { records: records.map(({ strings }) => strings) }),
      ...(texts.policy.trim() !== '' && { policy: given }),
      ...(reports.length > 0 && { tlsrpt: reports.map(({ strings }) => strings) }),
      ...(hosts.length > 0 && { mx: hosts.map(({ host }) => host) }),
      ...(now !== undefined && { now }),
    },
    { toAscii: urlToAscii },
  );
  return {
    texts,
    decision: decide(publication),
    publication,
    findings: {
      record: (publication.record?.findings ?? []).map((finding) => inLine(finding, records)),
      policy: (publication.policy?.findings ?? []).map((finding) => moved(finding, (span) => shift(span, offset))),
      tlsrpt: (publication.tlsrpt?.findings ?? []).map((finding) => inLine(finding, reports)),
      mx: (publication.mx?.findings ?? []).map((finding) => ({
        ...finding,
        ...(hosts[finding.record ?? -1] && { span: hosts[finding.record!]!.span }),
      })),
    },
  };
}

/** The file by itself, or with the head of an HTTP answer before it, as `curl -i` shows it. */
function readPolicy(text: string): { readonly given: string | (PolicyAnswer & { readonly body: string }); readonly offset: number } {
  const { status, contentType = null, location = null, body } = readPastedPolicy(text);
  if (status === undefined || typeof body !== 'string') return { given: text, offset: 0 };
  return { given: { result: 'answer', status, contentType, location, body }, offset: text.length - body.length };
}

const mxLine = /^[ \t]*(?:(?:[^\s;]+[ \t]+)?(?:\d+[ \t]+)?(?:IN[ \t]+)?MX[ \t]+)?(?:\d+[ \t]+)?([^;\r\n]*?)[ \t]*(?:;.*)?\r?$/dgim;

/** One host a line: its name, its preference and name, or the whole record. */
function readMxLines(text: string): { readonly host: string; readonly span: Span }[] {
  return [...text.matchAll(mxLine)].flatMap((found) => {
    const name = found[1]!;
    if (name === '') return [];
    const [start, end] = found.indices![1]!;
    const host = /[^\0-\x7f]/.test(name) ? (urlToAscii(name) ?? name) : name;
    return [{ host: name === '.' ? name : normaliseName(host), span: { start, end } }];
  });
}

/** A finding about a record, at the place of that record in its text. */
function inLine(finding: Finding, lines: readonly TxtLine[]): Finding {
  const line = lines[finding.record ?? 0];
  return line ? moved(finding, line.place, line.isQuoted ? escapeTxt : undefined) : finding;
}

function moved(finding: Finding, place: (span: Span) => Span, write: (text: string) => string = (text) => text): Finding {
  const { span, fix } = finding;
  const edit = ({ span: at, text }: Edit): Edit => ({ span: place(at), text: write(text) });
  return { ...finding, ...(span && { span: place(span) }), ...(fix && { fix: fix.map(edit) }) };
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
