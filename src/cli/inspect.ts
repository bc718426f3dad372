// `mta-sts inspect DOMAIN`: the page's inspection, with what only a machine can do: the policy host is really connected to at the
// addresses that the resolver gave, and with --mx each mail server's STARTTLS. Fit for cron: the exit code says it.
import { parseArgs } from 'node:util';
import { parseDomainInput } from '#src/inspector/ask/domain-input.ts';
import { defaultResolvers, parseResolverUrl } from '#src/inspector/ask/resolver-url.ts';
import { inspect } from '#src/inspector/inspect.ts';
import type { Inspection } from '#src/inspector/inspection.ts';
import { probeMx } from '#src/probe/mx.ts';
import { nodeFetch } from '#src/probe/node-fetch.ts';
import { directPolicySource } from '#src/probe/policy-host.ts';
import { port25Control } from '#src/probe/port-25.ts';
import { trustContext } from '#src/probe/roots.ts';
import type { Judgement } from '#src/protocol/finding.ts';
import { visible, visibleJson } from '#src/protocol/visible.ts';
import { explainText } from './explain-text.ts';
import { inspectionText } from './inspect-text.ts';
import { UsageError, type Command } from './io.ts';

/** Exit 0 when nothing fails, 1 when something does, 2 for wrong usage, 3 when it could not be determined. */
export const inspectCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      resolver: { type: 'string', multiple: true, default: [...defaultResolvers] },
      ca: { type: 'string', multiple: true, default: [] },
      mx: { type: 'boolean', default: false },
      timeout: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.length !== 1) throw new UsageError('Say which domain: mta-sts inspect DOMAIN');
  const domain = valueOf(parseDomainInput(positionals[0]!));
  const resolvers = values.resolver.map((url) => valueOf(parseResolverUrl(url)));
  // Mail servers greet late on purpose: with --mx there is more time, unless somebody says how much.
  const seconds = Number(values.timeout ?? (values.mx ? 30 : 10));
  if (!(seconds > 0 && seconds <= 600)) throw new UsageError('--timeout wants seconds, at most 600.');
  const extra = await Promise.all(values.ca.map(async (path) => new TextDecoder().decode(await io.readFile(path))));
  const secureContext = contextOf(extra);
  const canReachPort25 = port25Control();
  const inspection = await inspect(domain, {
    vantage: 'machine',
    resolvers,
    timeout: seconds * 1000,
    questionTimeout: Math.min(5000, seconds * 1000),
    policyTimeout: (values.timeout === undefined ? 10 : seconds) * 1000,
    fetch: nodeFetch(secureContext),
    policySource: directPolicySource({ secureContext }),
    ...(values.mx && {
      mxSource: (host, addresses, signal, tlsa) =>
        probeMx(host, addresses, signal, { secureContext, tlsa, timeout: Math.max(10, seconds / 2) * 1000, canReachPort25 }),
    }),
    now: () => io.now(),
  });
  io.out(values.json ? visibleJson(toJson(inspection)) : inspectionText(inspection, io.isTerminal));
  return exitCode(inspection);
};

/** 3 when the verdict is unknown, 1 when it is broken or any check fails. */
export function exitCode({ verdict, checks }: Inspection): number {
  if (verdict === 'unknown') return 3;
  return verdict === 'broken' || checks.some((check) => check.verdict === 'fail') ? 1 : 0;
}

/** The inspection with its words, so that other programs need none of ours. */
function toJson(inspection: Inspection): object {
  const { answer, checks } = inspection;
  return {
    ...inspection,
    answer: { ...answer, message: explainText(answer.code, answer.values).statement },
    checks: checks.map((check) => ({ ...check, message: explainText(check.code, check.values).statement })),
  };
}

function valueOf(judgement: Judgement<string>): string {
  const problem = judgement.findings[0];
  if (judgement.value !== undefined) return judgement.value;
  const { statement, fix } = explainText(problem!.code, problem!.values);
  throw new UsageError(visible([statement, fix].filter(Boolean).join(' ')), { code: problem!.code });
}

function contextOf(extra: readonly string[]): ReturnType<typeof trustContext> {
  try {
    return trustContext(extra);
  } catch {
    throw new UsageError('--ca wants a file of certificates in PEM form.');
  }
}
