// Times a function: the median over batches of the time for one call. Nothing here asserts; timing never decides a test.

/** Nanoseconds for one call of `work`: median of `batches` batches, each about `millis` long, after a warm-up. */
export function nanoseconds(work: () => unknown, { batches = 15, millis = 40 } = {}): number {
  const calls = calibrate(work, millis);
  const times = Array.from({ length: batches }, () => batch(work, calls) / calls);
  return times.sort((a, b) => a - b)[Math.floor(batches / 2)]!;
}

/** The same for work that gives a promise, awaited one call after the other. */
export async function nanosecondsAsync(work: () => Promise<unknown>, { batches = 15, calls = 5000 } = {}): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= batches; run++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) await work();
    if (run > 0) times.push(Number(process.hrtime.bigint() - start) / calls);
  }
  return times.sort((a, b) => a - b)[Math.floor(batches / 2)]!;
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
  return calls;
}
