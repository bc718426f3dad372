// Findings as they are collected. However long the input, the list stays short: what is found over and over is shown a few times, then
// counted; and beyond a limit all are counted, errors apart from the rest, so that no flood of notes can hide that something is wrong.
import type { Finding } from './finding.ts';

/** How many errors, and how many warnings and notes together, are kept. */
export const findingsLimit = 50;

/** How many of one code. */
export const repeatsLimit = 20;

export class FindingList {
  readonly #kept: Finding[] = [];
  readonly #ofCode = new Map<string, number>();
  #keptErrors = 0;
  #errors = 0;
  #others = 0;

  add(finding: Finding): void {
    const isError = finding.severity === 'error';
    if (isError) this.#errors++;
    else this.#others++;
    const keptAlike = isError ? this.#keptErrors : this.#kept.length - this.#keptErrors;
    const repeats = this.#ofCode.get(finding.code) ?? 0;
    if (keptAlike >= findingsLimit || repeats >= repeatsLimit) return;
    this.#ofCode.set(finding.code, repeats + 1);
    if (isError) this.#keptErrors++;
    this.#kept.push(finding);
  }

  /** Whether a code of that kind was added, as far as findings are kept. */
  has(isKind: (code: string) => boolean): boolean {
    return this.#kept.some(({ code }) => isKind(code));
  }

  get hasError(): boolean {
    return this.#errors > 0;
  }

  /** The findings in the order of the text; `rest` words the last one when some were only counted. */
  close(rest: (left: number) => Finding): readonly Finding[] {
    if (this.#errors + this.#others < 2) return this.#kept;
    const left = this.#errors + this.#others - this.#kept.length;
    const kept = this.#kept.toSorted((a, b) => (a.record ?? 0) - (b.record ?? 0) || startOf(a) - startOf(b));
    return left > 0 ? [...kept, rest(left)] : kept;
  }
}

/** Findings without a place come last. */
function startOf({ span }: Finding): number {
  return span?.start ?? Number.MAX_SAFE_INTEGER;
}
