// Puts the questions of one inspection to its resolvers: all of them at once, without those that have failed, within one time for all.
import type { Inspection, InspectionStep } from '#src/inspector/inspection.ts';
import { isDomainName } from '#src/protocol/dns/names.ts';
import type { RecordType } from '#src/protocol/dns/records.ts';
import { askResolver, type Fetch } from './doh.ts';
import { isServerFailure, mergeAnswers, noSuchName, type AnyLookup, type Lookup } from './lookup.ts';
import { defaultResolvers } from './resolver-url.ts';

interface InquiryOptions {
  readonly resolvers?: readonly string[];
  /** Milliseconds for all questions, and for one. */
  readonly timeout?: number;
  readonly questionTimeout?: number;
  readonly signal?: AbortSignal;
  readonly fetch?: Fetch;
}

export type Inquiry = ReturnType<typeof startInquiry>;

/** Asks all resolvers at once. One that has failed and never answered is not asked again while another answers. */
export function startInquiry(options: InquiryOptions, onStep: (step: InspectionStep) => unknown) {
  const { resolvers = defaultResolvers, timeout = 10_000, questionTimeout = 5000 } = options;
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const limit = AbortSignal.timeout(timeout);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  const answered = new Set<string>();
  const failed = new Set<string>();
  const common = { fetch, signal, timeout: questionTimeout, clock: () => performance.now() };

  async function ask<T extends RecordType>(name: string, type: T): Promise<Lookup<T>> {
    const question = { name, type };
    if (!isDomainName(name)) return noSuchName(question);
    const alive = answered.size === 0 ? resolvers : resolvers.filter((url) => answered.has(url) || !failed.has(url));
    const asked = await Promise.all(alive.map((url) => askResolver(url, question, common)));
    for (const { answer, message } of asked) (message ? answered : failed).add(answer.resolver);
    return mergeAnswers(question, asked);
  }

  /** The same question without validation: an answer now means that the signatures are what failed. */
  async function askUnchecked<L extends AnyLookup>(lookup: L): Promise<L> {
    if (!isServerFailure(lookup)) return lookup;
    const asked = await Promise.all(resolvers.map((url) => askResolver(url, lookup.question, { ...common, checkingDisabled: true })));
    const bogus = asked.some(({ message }) => message?.rcode === 'NOERROR' || message?.rcode === 'NXDOMAIN');
    return { ...lookup, bogus, unchecked: asked.map(({ answer }) => answer) };
  }

  return {
    ask,
    askUnchecked,
    fetch,
    signal,
    /** Tells a step at its beginning and at its end. */
    async step<T>(id: InspectionStep['id'], work: Promise<T>, ending: (result: T) => Omit<InspectionStep, 'id'>): Promise<T> {
      void onStep({ id, state: 'asking' });
      const result = await work;
      void onStep({ id, ...ending(result) });
      return result;
    },
    resolvers: (lookups: readonly AnyLookup[]): Inspection['resolvers'] =>
      resolvers.map((url) => {
        const answers = lookups.flatMap((lookup) => lookup.answers.filter(({ resolver }) => resolver === url));
        return { url, ad: answers.some(({ ad }) => ad), milliseconds: Math.max(0, ...answers.map(({ milliseconds }) => milliseconds)) };
      }),
  };
}
