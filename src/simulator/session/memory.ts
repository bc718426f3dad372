// What the sender remembers of the recipient's domain, from attempt to attempt and for its next message: the policy stored under RFC
// 8461, the last fetch that failed, and the policy of the 2016 draft. Only the mechanism whose policy it is writes here.
import type { CachedPolicy } from '#src/protocol/mta-sts/cache.ts';
import type { SenderMemory as StsMemory } from '#src/protocol/mta-sts/discovery.ts';
import type { Sender, StoredPolicy2016 } from '#src/simulator/world/scenario.ts';

/** What is remembered, in the form of a scenario's sender. */
export type Memory = Pick<Sender, 'stored' | 'stored2016' | 'failedFetches' | 'dnsCache'>;

export class SenderMemory {
  private readonly domain: string;
  private kept: StsMemory;
  private keptDraft: StoredPolicy2016 | null;

  /** Of all that the sender has stored, what is about `domain`. */
  constructor({ stored, failedFetches, stored2016 }: Memory, domain: string) {
    this.domain = domain;
    this.kept = {
      cached: stored?.find((each) => each.domain === domain) ?? null,
      lastFailure: failedFetches?.find((each) => each.domain === domain) ?? null,
    };
    this.keptDraft = stored2016?.find((each) => each.domain === domain) ?? null;
  }

  get sts(): StsMemory {
    return this.kept;
  }

  get policy(): CachedPolicy | null {
    return this.kept.cached;
  }

  keepSts(memory: StsMemory): void {
    this.kept = memory;
  }

  get draft(): Omit<StoredPolicy2016, 'domain'> | null {
    return this.keptDraft;
  }

  keepDraft(draft: Omit<StoredPolicy2016, 'domain'> | null): void {
    this.keptDraft = draft && { domain: this.domain, ...draft };
  }

  /** As a scenario's sender has it, apart from what its resolver remembers. */
  written(): Omit<Memory, 'dnsCache'> {
    const { domain, kept, keptDraft } = this;
    return {
      stored: kept.cached ? [{ domain, ...kept.cached }] : [],
      failedFetches: kept.lastFailure ? [{ domain, ...kept.lastFailure }] : [],
      stored2016: keptDraft ? [keptDraft] : [],
    };
  }
}
