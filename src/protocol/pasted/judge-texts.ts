// What a person typed or pasted, judged: texts in, findings out whose spans are positions in those texts. The page, the command and the
// library read every text here, so that they say the same of it. What is taken apart is told by txt-lines.ts, mx-lines.ts and
// policy-text.ts; the rules are those of the folders beside this one.
import { readTxtLines, type TxtLine } from '../dns/txt-lines.ts';
import type { Edit, Finding } from '../finding.ts';
import { stsFinding } from '../mta-sts/codes.ts';
import { decide, judgePublication, type Publication, type Published, type SenderDecision } from '../mta-sts/judge-publication.ts';
import type { PolicyOptions } from '../mta-sts/policy.ts';
import { judgeResponse } from '../mta-sts/response.ts';
import type { Passage } from '../passage.ts';
import { readMxLines, type MxLine } from './mx-lines.ts';
import { readPolicyText, type PolicyText } from './policy-text.ts';
import type { PastedTexts, TextName } from './texts.ts';

/** Spans and edits are positions in those texts. */
export interface TextsJudgement {
  readonly texts: PastedTexts;
  readonly decision: SenderDecision;
  readonly findings: Readonly<Record<TextName, readonly Finding[]>>;
  /** The parts by themselves; their findings are those of `findings`, in the parts' own positions. */
  readonly publication: Publication;
}

export interface TextsOptions extends PolicyOptions {
  /** Seconds since 1970. */
  readonly now?: number | undefined;
  /** The file of which `texts.policy` is the text, where the octets are at hand: they say more. */
  readonly policyOctets?: Uint8Array | undefined;
}

/** Judges the texts. Never throws. */
export function judgeTexts(texts: PastedTexts, { now, policyOctets, ...options }: TextsOptions = {}): TextsJudgement {
  const records = readTxtLines(texts.record);
  const reports = readTxtLines(texts.tlsrpt);
  const hosts = readMxLines(texts.mx, options.toAscii);
  const policy = readPolicyText(texts.policy);
  const publication = withFailure(
    policy,
    judgePublication(
      {
        ...(isGiven(texts.record) && { records: records.map(({ strings }) => strings) }),
        ...(isGiven(texts.policy) && !policy.failed && { policy: publishedOf(policy, texts.policy, policyOctets) }),
        ...(isGiven(texts.tlsrpt) && { tlsrpt: reports.map(({ strings }) => strings) }),
        ...(hosts.length > 0 && { mx: hosts.map(({ host }) => host) }),
        ...(now !== undefined && { now }),
      },
      options,
    ),
    options,
  );
  return {
    texts,
    decision: decide(publication),
    publication,
    findings: {
      record: (publication.record?.findings ?? []).map((finding) => inLine(finding, records)),
      policy: (publication.policy?.findings ?? []).map((finding) => inPolicy(finding, policy)),
      tlsrpt: (publication.tlsrpt?.findings ?? []).map((finding) => inLine(finding, reports)),
      mx: (publication.mx?.findings ?? []).map((finding) => atHost(finding, hosts)),
    },
  };
}

function isGiven(text: string): boolean {
  return text.trim() !== '';
}

/** The answer of the policy host, where its head was shown; else the policy, as octets where they are all that was given. */
function publishedOf({ head, body }: PolicyText, text: string, octets: Uint8Array | undefined): NonNullable<Published['policy']> {
  if (head) return { result: 'answer', ...head, body: body.text };
  return octets && body.text === text ? octets : body.text;
}

/** Where curl got nothing, the policy is what a sender would see of that, and curl's own words. */
function withFailure({ failed }: PolicyText, publication: Publication, options: PolicyOptions): Publication {
  if (!failed) return publication;
  const { findings } = judgeResponse(failed.response, options);
  return { ...publication, policy: { findings: [...findings, stsFinding('response-curl', { values: { said: failed.said } })] } };
}

function inPolicy(finding: Finding, { body, failed }: PolicyText): Finding {
  return failed ? { ...finding, span: failed.span } : moved(finding, body);
}

function atHost(finding: Finding, hosts: readonly MxLine[]): Finding {
  const span = hosts[finding.record ?? -1]?.span;
  return { ...finding, ...(span && { span }) };
}

/** A finding about a record, at the place of that record in its text. */
function inLine(finding: Finding, lines: readonly TxtLine[]): Finding {
  const line = lines[finding.record ?? 0];
  return line ? moved(finding, line) : finding;
}

function moved(finding: Finding, { place, write }: Pick<Passage, 'place' | 'write'>): Finding {
  const { span, fix } = finding;
  const edit = ({ span: at, text }: Edit): Edit => ({ span: place(at), text: write(text) });
  return { ...finding, ...(span && { span: place(span) }), ...(fix && { fix: fix.map(edit) }) };
}
