// What the last visit to a domain saw: the record's id and the policy, kept on this device alone. Storage may be forbidden or
// damaged: then nothing is kept, and nothing breaks.
import type { Inspection } from '#src/inspector/inspection.ts';

/** `at` in seconds since 1970. */
export interface Visit {
  readonly id: string;
  readonly policy: string;
  readonly at: number;
}

const key = 'mta-sts.visits';
const mostVisits = 100;
const longestPolicy = 10_000;

/** The last visit that counts, if there was one. */
export function visitTo(domain: string): Visit | undefined {
  const visits = readVisits();
  return Object.hasOwn(visits, domain) ? visits[domain] : undefined;
}

/** How many domains are kept. */
export function countVisits(): number {
  return Object.keys(readVisits()).length;
}

/**
 * Keeps what was seen. Where the policy changed and the id did not, the earlier visit stays: senders hold that policy too, and the
 * next look must still see the difference.
 */
export function keepVisit({ domain, record, policy, generatedAt }: Inspection): void {
  if (record?.id === undefined || policy.mode === undefined || !policy.body || policy.body.length > longestPolicy) return;
  const { [domain]: before, ...others } = readVisits();
  if (before && before.id === record.id && before.policy !== policy.body) return;
  const visit: Visit = { id: record.id, policy: policy.body, at: generatedAt };
  write({ ...Object.fromEntries(Object.entries(others).slice(-(mostVisits - 1))), [domain]: visit });
}

/** Forgets them all. */
export function forgetVisits(): void {
  write({});
}

function readVisits(): Record<string, Visit> {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as unknown;
    return typeof kept === 'object' && kept !== null
      ? Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, Visit] => isVisit(entry[1])))
      : {};
  } catch {
    return {};
  }
}

function isVisit(value: unknown): value is Visit {
  const { id, policy, at } = (value ?? {}) as Partial<Record<keyof Visit, unknown>>;
  return typeof id === 'string' && typeof policy === 'string' && typeof at === 'number';
}

function write(visits: Readonly<Record<string, Visit>>): void {
  try {
    if (Object.keys(visits).length > 0) localStorage.setItem(key, JSON.stringify(visits));
    else localStorage.removeItem(key);
  } catch {
    // Forbidden, or full: the next visit will not know of this one.
  }
}
