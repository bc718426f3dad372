// Reads a TLS report (RFC 8460 section 4): tolerant, so that what can be read is read; honest, so that what the report does
// not say is null and every departure is a problem. Unzipping and taking it out of a mail happen elsewhere.
import { MemberReader } from './report-members.ts';
import { readJsonTree, type JsonNode } from './json-tree.ts';
import { ProblemList, refuseReport, reportSizeLimit, type ReportProblem } from './report-codes.ts';
import type { ReadFailure, ReadPolicy, ReadReport } from './report-model.ts';
import { isResultType, isWithoutSession } from './result-type.ts';

export interface ReportReading {
  /** Whether the text is a report at all. If not, `problems` holds the one reason. */
  readonly valid: boolean;
  readonly report?: ReadReport;
  readonly problems: readonly ReportProblem[];
}

const policyTypes = new Set(['sts', 'tlsa', 'no-policy-found']);

/** Reads the text of a report, already unzipped and decoded. Never throws. */
export function readReport(text: string): ReportReading {
  const refuse = (kind: Parameters<typeof refuseReport>[0], member?: string) => refuseReport(kind, text.length, member);
  if (text.length > reportSizeLimit) return refuse('too-large');
  const problems = new ProblemList();
  const bom = text.startsWith('\ufeff');
  // The mark is replaced by a space, so that places in the tree are places in the text.
  const tree = readJsonTree(bom ? ` ${text.slice(1)}` : text);
  if (tree === 'not-json') return refuse('not-json');
  if (tree === 'too-deep') return refuse(/^[\ufeff \t\n\r]*\{/.test(text) ? 'too-deep' : 'not-object');
  if (tree.root.type !== 'object') return refuse('not-object');
  if (bom) problems.count('bom', '', { start: 0, end: 1 });
  for (const place of tree.repeated) problems.count('duplicate-key', '', place);
  const top = MemberReader.of(tree.root, problems);
  const policies = top.node('policies');
  if (!policies) return refuse('missing', 'policies');
  if (policies.type !== 'array' && policies.type !== 'object') return refuse('wrong-type', 'policies');
  if (policies.type === 'array' && policies.isEmpty) problems.count('empty', 'policies', policies);
  const report = {
    organization: top.string('organization-name'),
    reportId: top.string('report-id'),
    contact: top.string('contact-info'),
    ...readRange(top, problems),
    policies: top.items('policies', 'required', 'object').map((node) => readPolicy(node, problems)),
  };
  return { valid: true, report, problems: problems.list() };
}

function readRange(top: MemberReader, problems: ProblemList): Pick<ReadReport, 'start' | 'end'> {
  const range = top.object('date-range');
  const dates = MemberReader.of(range, problems);
  const [start, end] = [dates.date('start-datetime'), dates.date('end-datetime')];
  if (range && start !== null && end !== null && end < start) problems.count('range-reversed', '', range);
  return { start, end };
}

function readPolicy(node: JsonNode, problems: ProblemList): ReadPolicy {
  const element = MemberReader.of(node.type === 'object' ? node : undefined, problems);
  const policy = MemberReader.of(element.object('policy'), problems);
  const summary = MemberReader.of(element.object('summary'), problems);
  const type = policy.word('policy-type', (word) => policyTypes.has(word));
  const failed = summary.count('total-failure-session-count');
  const details = element.node('failure-details');
  const hasFailed = failed !== null && failed > 0;
  if (hasFailed && details?.type === 'array' && details.isEmpty) element.missing('failure-details');
  return {
    type,
    domain: policy.domain('policy-domain'),
    policyString: policy.strings('policy-string', type === 'sts' || type === 'tlsa' ? 'required' : 'optional'),
    mxHosts: policy.domains('mx-host', type === 'sts' ? 'required' : 'optional'),
    successful: summary.count('total-successful-session-count'),
    failed,
    failures: element.items('failure-details', hasFailed ? 'required' : 'optional', 'object').map((item) => readFailure(item, problems)),
  };
}

function readFailure(node: JsonNode, problems: ProblemList): ReadFailure {
  const failure = MemberReader.of(node.type === 'object' ? node : undefined, problems);
  const resultType = failure.word('result-type', isResultType);
  return {
    resultType,
    count: failure.count('failed-session-count'),
    // The address of a connection (section 4.4): where there was none, it has no meaning.
    sendingMtaIp: failure.string('sending-mta-ip', isWithoutSession(resultType) ? 'optional' : 'required'),
    receivingMxHostname: failure.string('receiving-mx-hostname', 'optional'),
    receivingMxHelo: failure.string('receiving-mx-helo', 'optional'),
    receivingIp: failure.string('receiving-ip', 'optional'),
    additionalInformation: failure.string('additional-information', 'optional'),
    failureReasonCode: failure.string('failure-reason-code', 'optional'),
  };
}
