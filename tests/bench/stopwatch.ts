// Times functions: the fastest of many short batches, which neither other programs nor a rare collection of garbage reach.
// Functions that are compared take turns, so that a slow second is slow for both. Nothing here asserts; timing never decides a test.

interface Effort {
  readonly batches?: number;
  /** About how long a batch is. */
  readonly millis?: number;
}

/** Nanoseconds for one call of each function. */
export function nanoseconds<const Works extends readonly (() => unknown)[]>(
  works: Works,
  effort: Effort = {},
): { [I in keyof Works]: number } {
  const { batches = 60, millis = 8 } = effort;
  const calls = works.map((work) => calibrate(work, millis));
  const best = works.map(() => Infinity);
  for (let round = 0; round < batches; round++) {
    works.forEach((work, index) => (best[index] = Math.min(best[index]!, batch(work, calls[index]!) / calls[index]!)));
  }
  return best as { [I in keyof Works]: number };
}

/** The same for work that gives a promise, awaited one call after the other. */
export async function nanosecondsAsync(works: readonly (() => Promise<unknown>)[], { batches = 60, calls = 3000 } = {}): Promise<number[]> {
  const best = works.map(() => Infinity);
  for (let round = 0; round <= batches; round++) {
    for (const [index, work] of works.entries()) {
      const start = process.hrtime.bigint();
      for (let i = 0; i < calls; i++) await work();
      if (round > 0) best[index] = Math.min(best[index]!, Number(process.hrtime.bigint() - start) / calls);
    }
  }
  return best;
}

/** "12.3 µs". */
export function time(ns: number): string {
  if (ns < 1e3) return `${ns.toFixed(0)} ns`;
  return ns < 1e6 ? `${(ns / 1e3).toFixed(2)} µs` : `${(ns / 1e6).toFixed(2)} ms`;
}

/** What was computed last: kept, so that nothing is optimised away. */
const sink: { value?: unknown } = {};

function batch(work: () => unknown, calls: number): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) sink.value = work();
  return Number(process.hrtime.bigint() - start);
}

function calibrate(work: () => unknown, millis: number): number {
  let calls = 1;
  while (batch(work, calls) < millis * 1e6) calls *= 2;
  // Once more for long enough that it is compiled as well as it ever will be.
  const milli = batch(work, calls * 16) / calls / 16 / 1e6;
  return Math.max(1, Math.round(millis / milli));
}
