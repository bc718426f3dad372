// Inputs at the edges of the grammars, a line in a golden text for each with all that is said of it: the places, values and mends that a
// slip of one character or one comparison would change.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Finding } from '#src/protocol/finding.ts';
import { findingLine } from './pairs.ts';

/** What a judge makes of one input: what it read, if anything, and its findings. */
export interface Told {
  readonly read?: unknown;
  readonly findings: readonly Finding[];
}

/** `name`: of the golden text. */
export function edgesOf<T>(name: string, inputs: readonly T[], judge: (input: T) => Told): void {
  test(`${name}: what is said at the edges`, async () => {
    const lines = inputs.flatMap((input) => {
      const { read, findings } = judge(input);
      return [JSON.stringify(input), ...(read === undefined ? [] : [`  = ${JSON.stringify(read)}`]), ...findings.map(findingLine)];
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(fileURLToPath(new URL(`../golden/edges/${name}.txt`, import.meta.url)));
  });
}
