// Times functions, in many short batches: the fastest batch is one that neither other programs nor a rare collection of garbage reached;
// the median says what they cost. Functions that are compared take turns, so that a slow second is slow for all. Nothing here asserts;
// timing never decides a test.

/** Nanoseconds for one call. */
export interface Timing {
  readonly fastest: number;
  readonly median: number;
}

interface Effort {
  readonly batches?: number;
  /** About how long a batch is. */
  readonly millis?: number;
}

/** Times each function, after all of them have run long enough to be compiled. */
export function timings<const Works extends readonly (() => unknown)[]>(
  works: Works,
  { batches = 150, millis = 2 }: Effort = {},
): { [I in keyof Works]: Timing } {
  for (let warm = 0; warm < 2; warm++) works.forEach((work) => calibrate(work, millis));
  const calls = works.map((work) => calibrate(work, millis));
  const taken = works.map((): number[] => []);
  for (let round = 0; round < batches; round++) {
    works.forEach((work, index) => taken[index]!.push(batch(work, calls[index]!) / calls[index]!));
  }
  return taken.map(timing) as { [I in keyof Works]: Timing };
}

/** The same for work that gives a promise, awaited one call after the other. */
export async function timingsAsync(works: readonly (() => Promise<unknown>)[], { batches = 100, calls = 1000 } = {}): Promise<Timing[]> {
  const taken = works.map((): number[] => []);
  for (let round = -10; round < batches; round++) {
    for (const [index, work] of works.entries()) {
      const start = process.hrtime.bigint();
      for (let i = 0; i < calls; i++) await work();
      if (round >= 0) taken[index]!.push(Number(process.hrtime.bigint() - start) / calls);
    }
  }
  return taken.map(timing);
}

/** "12.3 µs". */
export function time(ns: number): string {
  if (ns < 1e3) return `${ns.toFixed(0)} ns`;
  return ns < 1e6 ? `${(ns / 1e3).toFixed(2)} µs` : `${(ns / 1e6).toFixed(2)} ms`;
}

function timing(taken: readonly number[]): Timing {
  const sorted = taken.toSorted((a, b) => a - b);
  return { fastest: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]! };
}

/** What was computed last: kept, so that nothing is optimised away. */
const sink: { value?: unknown } = {};

function batch(work: () => unknown, calls: number): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) sink.value = work();
  return Number(process.hrtime.bigint() - start);
}

/** How many calls make a batch. Takes long enough for the function to be compiled as well as it ever will be. */
function calibrate(work: () => unknown, millis: number): number {
  let calls = 1;
  while (batch(work, calls) < millis * 1e6) calls *= 2;
  const milli = batch(work, calls * 16) / calls / 16 / 1e6;
  return Math.max(1, Math.round(millis / milli));
}
