// What the domains of a report publish now, asked when the reader wants it: each domain once, through the inspector's worker.
import { WorkerFailure } from '#src/bridge/worker-failure.ts';
import type { WorkerOwner } from '#src/bridge/worker-owner.ts';
import { parseDomainInput } from '#src/inspector/ask/domain-input.ts';
import type { Inspection } from '#src/inspector/inspection.ts';
import { isInvented } from '#src/inspector/invented/names.ts';
import { reportedNow, type ReportedNow } from '#src/inspector/report-now.ts';
import type { ReportedCause } from '#src/protocol/mta-sts/report-evidence.ts';
import type { InspectorApi } from '#workers/inspector.ts';

/** More domains than any report is about; an end in any case. */
const mostDomains = 20;

export class NowState {
  status = $state<'idle' | 'asking' | 'done' | 'failed'>('idle');
  /** For each cause what is published now, or undefined where that cannot be asked. */
  answers = $state.raw<readonly (ReportedNow | undefined)[]>();
  readonly #inspector: () => Promise<WorkerOwner<InspectorApi>>;

  constructor(inspector: () => Promise<WorkerOwner<InspectorApi>> = openInspector) {
    this.#inspector = inspector;
  }

  /** `relay`: where the local relay would answer, if there can be one. */
  async ask(causes: readonly ReportedCause[], relay: string | undefined): Promise<void> {
    this.status = 'asking';
    try {
      const owner = await this.#inspector();
      const found: Inspection[] = [];
      const isThere = relay !== undefined && (await owner.run((api) => api.hasRelay(relay)));
      for (const domain of domainsOf(causes)) {
        const ask = (api: InspectorApi) =>
          isInvented(domain) ? api.inspectExample(domain) : api.inspect(domain, { brief: true, ...(isThere && { relay }) });
        found.push(await owner.run((api) => ask(api as InspectorApi)));
      }
      this.answers = causes.map((cause) => {
        const domain = domainOf(cause);
        const inspection = found.find((one) => one.domain === domain);
        return inspection && reportedNow(cause, inspection);
      });
      this.status = 'done';
    } catch (error) {
      if (!(error instanceof WorkerFailure)) throw error;
      this.status = 'failed';
    }
  }
}

/** The domains that can be asked about. */
export function domainsOf(causes: readonly ReportedCause[]): readonly string[] {
  const domains = causes.flatMap((cause) => domainOf(cause) ?? []);
  return domains.filter((domain, index) => domains.indexOf(domain) === index).slice(0, mostDomains);
}

function domainOf({ policy }: ReportedCause): string | undefined {
  if (policy.domain === null || policy.type === 'tlsa') return undefined;
  const { value, findings } = parseDomainInput(policy.domain);
  return findings.some(({ severity }) => severity === 'error') ? undefined : value;
}

async function openInspector(): Promise<WorkerOwner<InspectorApi>> {
  return (await import('#src/bridge/inspector.ts')).inspector;
}
