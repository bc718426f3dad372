// `mta-sts evaluate`: judges a record, a policy, a report record and MX names as given, without asking anybody. Reads the same forms as
// the page: a bare record, a line of a zone file, what dig and curl printed (src/protocol/pasted).
import { parseArgs } from 'node:util';
import { judgeTexts } from '#src/inspector/pasted/judge-texts.ts';
import { mendTexts } from '#src/inspector/pasted/mend-texts.ts';
import { toPublish, type ToPublish } from '#src/inspector/pasted/to-publish.ts';
import { hasError, type Finding } from '#src/protocol/finding.ts';
import type { PastedTexts, TextName } from '#src/protocol/pasted/texts.ts';
import { policySizeLimit } from '#src/protocol/mta-sts/policy.ts';
import { isUsableDestination } from '#src/protocol/tlsrpt/destinations.ts';
import type { TlsrptJudgement } from '#src/protocol/tlsrpt/record.ts';
import { decodeUtf8 } from '#src/protocol/utf-8.ts';
import { visible, visibleBlock, visibleJson } from '#src/protocol/visible.ts';
import { printCodes } from './code-table.ts';
import { findingJson, findingText } from './finding-text.ts';
import { UsageError, type Command, type Io } from './io.ts';
import { stylist } from './output.ts';

/** One thing judged. The spans of `findings` are places in `input`. */
interface Part {
  readonly about: string;
  readonly status: string;
  readonly value?: unknown;
  /** It is valid, and nobody can use it. */
  readonly isUseless?: boolean;
  /** As it was given. */
  readonly input: string;
  readonly findings: readonly Finding[];
  /** The same with the places of the record, the policy or the host by itself: those of `--json`. */
  readonly own: readonly Finding[];
}

/** Exit 0 when nothing is an error, 1 when something is or a record that was given is none, 2 for wrong usage. */
export const evaluateCommand: Command = async (args, io) => {
  const { values } = parseArgs({
    args,
    options: {
      record: { type: 'string', multiple: true },
      policy: { type: 'string' },
      tlsrpt: { type: 'string', multiple: true },
      mx: { type: 'string', multiple: true },
      codes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (values.codes) {
    printCodes(io, values.json);
    return 0;
  }
  const bytes = values.policy === undefined ? undefined : await io.readFile(values.policy);
  const { parts, corrected } = judgeParts(values, bytes, io.now());
  if (Object.keys(parts).length === 0) throw new UsageError('Say what to judge: --record, --policy, --tlsrpt, --mx or --codes.');
  if (values.json) {
    const all = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partJson(part)]));
    io.out(visibleJson({ ...all, ...(corrected && { corrected }) }));
  } else {
    for (const part of Object.values(parts)) printPart(part, io);
    if (corrected) printCorrected(corrected, io);
  }
  return Object.values(parts).some(({ status, isUseless, findings }) => status === 'none' || isUseless || hasError(findings)) ? 1 : 0;
};

interface Judged {
  readonly parts: Record<string, Part>;
  /** What to publish instead, where there is a mend. */
  readonly corrected?: ToPublish;
}

interface Given {
  readonly record?: readonly string[] | undefined;
  readonly tlsrpt?: readonly string[] | undefined;
  readonly mx?: readonly string[] | undefined;
}

/** Several of one option are the lines of one text, as on the page. */
function judgeParts(given: Given, octets: Uint8Array | undefined, now: number): Judged {
  const texts: PastedTexts = {
    record: (given.record ?? []).join('\n'),
    tlsrpt: (given.tlsrpt ?? []).join('\n'),
    mx: (given.mx ?? []).join('\n'),
    // What is behind the limit is not judged; some more, so that it shows that there is more.
    policy: octets ? decodeUtf8(octets.subarray(0, 2 * policySizeLimit)).text : '',
  };
  const judged = judgeTexts(texts, undefined, octets);
  const { publication, findings } = judged;
  const mended = mendTexts(judged, now);
  const { record, policy, tlsrpt, mx } = publication;
  const part = (about: string, name: TextName, status: string, value: unknown, own: readonly Finding[]): Part => ({
    ...{ about, status, value, input: texts[name], findings: findings[name], own },
  });
  const parts = {
    ...(record && { record: part('MTA-STS record', 'record', record.status, record.value, record.findings) }),
    ...(policy && { policy: part('policy', 'policy', policy.value ? 'valid' : 'invalid', policy.value, policy.findings) }),
    ...(tlsrpt && {
      tlsrpt: { ...part('TLSRPT record', 'tlsrpt', tlsrpt.status, tlsrpt.value, tlsrpt.findings), isUseless: isUseless(tlsrpt) },
    }),
    ...(mx && { mx: part('MX hosts', 'mx', coverageOf(mx.hosts), mx.hosts, mx.findings) }),
  };
  return { parts, ...(mended.count > 0 && { corrected: toPublish(mended.texts) }) };
}

/** Whether it is valid, and no report can be sent by it. */
function isUseless({ value }: TlsrptJudgement): boolean {
  return value !== undefined && !value.rua.some(isUsableDestination);
}

function coverageOf(hosts: readonly { readonly covered: boolean | null }[]): string {
  if (hosts.some(({ covered }) => covered === null)) return 'not compared';
  return hosts.every(({ covered }) => covered) ? 'covered' : 'not covered';
}

function partJson({ status, value, own }: Part): object {
  return { status, ...(value !== undefined && { value }), findings: own.map(findingJson) };
}

function printPart({ about, status, isUseless, value, input, findings }: Part, io: Io): void {
  const style = stylist(io.isTerminal);
  const said = `${status}${isUseless ? ', and no sender can use it' : ''}`;
  io.out(`${style('bold', about)}: ${said}${value === undefined ? '' : `  ${visible(JSON.stringify(value))}`}`);
  for (const finding of findings) io.out(findingText(finding, input, io.isTerminal));
}

function printCorrected({ record, policy, tlsrpt }: ToPublish, io: Io): void {
  const style = stylist(io.isTerminal);
  io.out(style('bold', 'To publish instead, with every mend that is clear:'));
  for (const text of [record, policy, tlsrpt]) {
    if (text !== '') io.out(visibleBlock(text.trimEnd()).replace(/^/gm, '  '));
  }
}
