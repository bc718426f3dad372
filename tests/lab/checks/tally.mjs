// Counts what passed and what failed; nothing can be skipped. Keeps the verdicts of the command and the page, to be set side by side.
export class Tally {
  passed = 0;
  failed = 0;
  /** zone name -> { page?, command? }: what each said. */
  verdicts = new Map();
  #part = '';
  #began = 0;

  begin(part) {
    this.#part = part;
    this.#began = performance.now();
    console.log(`\n${part}`);
  }
  end() {
    console.log(`  (${this.#part}: ${((performance.now() - this.#began) / 1000).toFixed(1)} s)`);
  }
  /** One test. `detail` says what was seen where something else was expected. */
  check(title, isRight, detail = '') {
    if (isRight) this.passed++;
    else this.failed++;
    console.log(
      `  ${isRight ? 'ok  ' : 'FAIL'} ${title}${isRight || !detail ? '' : `\n       ${String(detail).replaceAll('\n', '\n       ')}`}`,
    );
  }
  equal(title, seen, expected) {
    this.check(title, seen === expected, `seen: ${seen}, expected: ${expected}`);
  }
  /** Each of `expected` ([code, verdict]) must be among the checks of an inspection. */
  codes(title, checks, expected) {
    for (const [code, verdict] of expected) {
      const isThere = checks.some((each) => each.code === code && each.verdict === verdict);
      this.check(`${title}: ${code} ${verdict}`, isThere, `it says: ${notPassed(checks)}`);
    }
  }
  said(zone, who, verdict) {
    this.verdicts.set(zone, { ...this.verdicts.get(zone), [who]: verdict });
  }
  /** The exit code; prints the two last lines. */
  conclude() {
    console.log(`\n${this.passed + this.failed} tests ran, none were skipped.`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed || !this.passed ? 1 : 0;
  }
}

/** The checks that one way of asking must give for a zone: code -> verdict. */
export function expectedCodes({ expect: { codes = {} } }, way) {
  return Object.entries({ ...codes.both, ...codes[way] });
}

/** What is not in order, in one line. */
export const notPassed = (checks) =>
  checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ code, verdict }) => `${code} ${verdict}`)
    .join(', ');

/** Runs `work` for each item, at most `limit` at once; gives the results in the items' order. */
export async function eachOf(items, limit, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}
