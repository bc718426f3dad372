// `mta-sts evaluate`: judges a record, a policy, a report record and MX names as given, without asking anybody.
import { parseArgs } from 'node:util';
import { urlToAscii } from '#src/inspector/ask/domain-input.ts';
import { isAscii } from '#src/protocol/dns/names.ts';
import { hasError, type Finding } from '#src/protocol/finding.ts';
import { judgePublication } from '#src/protocol/mta-sts/judge-publication.ts';
import { decodeUtf8 } from '#src/protocol/utf-8.ts';
import { visible } from '#src/protocol/visible.ts';
import { printCodes } from './code-table.ts';
import { findingJson, findingText } from './finding-text.ts';
import { UsageError, type Command, type Io } from './io.ts';
import { stylist } from './output.ts';

/** One thing judged. `input` is what the findings' spans point into. */
interface Part {
  readonly about: string;
  readonly status: string;
  readonly value?: unknown;
  readonly input: string | readonly string[];
  readonly findings: readonly Finding[];
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
  const parts = judgeParts(values, bytes);
  if (Object.keys(parts).length === 0) throw new UsageError('Say what to judge: --record, --policy, --tlsrpt, --mx or --codes.');
  if (values.json) io.out(JSON.stringify(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partJson(part)]))));
  else for (const part of Object.values(parts)) printPart(part, io);
  return Object.values(parts).some(({ status, findings }) => status === 'none' || hasError(findings)) ? 1 : 0;
};

interface Given {
  readonly record?: readonly string[] | undefined;
  readonly tlsrpt?: readonly string[] | undefined;
  readonly mx?: readonly string[] | undefined;
}

function judgeParts({ record, tlsrpt, mx }: Given, bytes: Uint8Array | undefined): Record<string, Part> {
  const hosts = mx?.map((name) => (isAscii(name) ? name : (urlToAscii(name) ?? name)));
  const judged = judgePublication(
    {
      ...(record && { records: record.map((one) => [one]) }),
      ...(bytes && { policy: bytes }),
      ...(tlsrpt && { tlsrpt: tlsrpt.map((one) => [one]) }),
      ...(hosts && { mx: hosts }),
    },
    { toAscii: urlToAscii },
  );
  const parts: Record<string, Part> = {};
  if (judged.record) parts['record'] = { about: 'MTA-STS record', input: record!, ...judged.record };
  if (judged.policy) {
    const { value, findings } = judged.policy;
    parts['policy'] = { about: 'policy', status: value ? 'valid' : 'invalid', value, input: decodeUtf8(bytes!).text, findings };
  }
  if (judged.tlsrpt) parts['tlsrpt'] = { about: 'TLSRPT record', input: tlsrpt!, ...judged.tlsrpt };
  if (judged.mx)
    parts['mx'] = {
      about: 'MX hosts',
      status: coverageOf(judged.mx.hosts),
      value: judged.mx.hosts,
      input: mx!,
      findings: judged.mx.findings,
    };
  return parts;
}

function coverageOf(hosts: readonly { readonly covered: boolean | null }[]): string {
  if (hosts.some(({ covered }) => covered === null)) return 'not compared';
  return hosts.every(({ covered }) => covered) ? 'covered' : 'not covered';
}

function partJson({ status, value, findings }: Part): object {
  return { status, ...(value !== undefined && { value }), findings: findings.map(findingJson) };
}

function printPart({ about, status, value, input, findings }: Part, io: Io): void {
  const style = stylist(io.isTerminal);
  io.out(`${style('bold', about)}: ${status}${value === undefined ? '' : `  ${visible(JSON.stringify(value))}`}`);
  for (const finding of findings) io.out(findingText(finding, input, io.isTerminal));
}
