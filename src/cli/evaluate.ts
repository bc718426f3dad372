// `mta-sts evaluate`: judges a record, a policy, a report record and MX names as given, without asking anybody.
import '#src/explanations/english.ts';
import { parseArgs } from 'node:util';
import { urlToAscii } from '#src/inspector/domain-input.ts';
import { judgeMxName, judgeUncovered, unusedPatterns } from '#src/inspector/mx-findings.ts';
import { hasError, type Finding } from '#src/protocol/finding.ts';
import { stsFinding } from '#src/protocol/mta-sts/codes.ts';
import { preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
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

/** Exit 0 when nothing is an error, 1 when something is, 2 for wrong usage. */
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
  const parts: Record<string, Part> = {};
  if (values.record) parts['record'] = judgeRecords(values.record);
  const bytes = values.policy === undefined ? undefined : await io.readFile(values.policy);
  const policy = bytes && parsePolicy(bytes, { toAscii: urlToAscii });
  if (policy) parts['policy'] = policyPart(policy, bytes);
  if (values.tlsrpt) parts['tlsrpt'] = judgeReportRecords(values.tlsrpt);
  if (values.mx) parts['mx'] = judgeHosts(values.mx, policy?.value?.mx);
  if (Object.keys(parts).length === 0) throw new UsageError('Say what to judge: --record, --policy, --tlsrpt, --mx or --codes.');
  if (values.json) io.out(JSON.stringify(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partJson(part)]))));
  else for (const part of Object.values(parts)) printPart(part, io);
  return Object.values(parts).some(({ findings }) => hasError(findings)) ? 1 : 0;
};

function judgeRecords(texts: readonly string[]): Part {
  const { status, value, findings } = parseRecords(texts.map((text) => [text]));
  return { about: 'MTA-STS record', status, value, input: texts, findings };
}

function judgeReportRecords(texts: readonly string[]): Part {
  const { status, value, findings } = parseTlsrptRecords(texts.map((text) => [text]));
  return { about: 'TLSRPT record', status, value, input: texts, findings };
}

function policyPart({ value, findings }: ReturnType<typeof parsePolicy>, bytes: Uint8Array): Part {
  const input = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { about: 'policy', status: value ? 'valid' : 'invalid', value, input, findings };
}

/** The MX names by themselves, and against the policy where one is given. */
function judgeHosts(names: readonly string[], patterns: readonly string[] | undefined): Part {
  const hosts = names.map((name) => (urlToAscii(name.replace(/\.$/, '')) ?? name).toLowerCase());
  const covers = preparePatterns(patterns ?? []);
  const uncovered = patterns ? hosts.filter((host) => !covers(host)) : [];
  const findings = [
    ...hosts.flatMap((host, record) => judgeMxName(host).map((finding) => ({ ...finding, record }))),
    ...uncovered.map((host) => ({ ...judgeUncovered(host, patterns!), record: hosts.indexOf(host) })),
    ...unusedPatterns(patterns ?? [], hosts).map((pattern) => stsFinding('mx-pattern-unused', { values: { pattern } })),
  ];
  const value = hosts.map((host) => ({ host, matches: patterns ? covers(host) : null }));
  return {
    about: 'MX hosts',
    status: uncovered.length > 0 ? 'not covered' : patterns ? 'covered' : 'not compared',
    value,
    input: names,
    findings,
  };
}

function partJson({ status, value, findings }: Part): object {
  return { status, ...(value !== undefined && { value }), findings: findings.map(findingJson) };
}

function printPart({ about, status, value, input, findings }: Part, io: Io): void {
  const style = stylist(io.isTerminal);
  io.out(`${style('bold', about)}: ${status}${value === undefined ? '' : `  ${visible(JSON.stringify(value))}`}`);
  for (const finding of findings) io.out(findingText(finding, input, io.isTerminal));
}
