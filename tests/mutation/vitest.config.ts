// The tests that a mutant of the core has to get past: those of `pure` that reach the core.
import { defineConfig } from 'vitest/config';
import { markdown } from '../../src/build/markdown.ts';

export default defineConfig({
  plugins: [markdown()],
  test: {
    environment: 'node',
    isolate: false,
    testTimeout: 120_000,
    setupFiles: 'tests/ui/words-setup.ts',
    include: ['tests/{protocol,simulator,codes}/**/*.test.ts', 'tests/corpus.test.ts', 'tests/cli/conformance-reports.test.ts'],
    exclude: ['tests/**/*.fuzz.test.ts'],
  },
});
