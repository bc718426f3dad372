// Mutation testing: what the tests of the core would not notice. Run by `npm run mutate -- PATH` (run.mjs).
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: true },
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '.cache/mutation/report.json' },
  incremental: true,
  incrementalFile: '.cache/mutation/incremental.json',
  tempDirName: '.cache/mutation/sandbox',
  ignorePatterns: ['dist', 'packages', 'tests/e2e', 'tests/lab', 'test-results', '.cache', 'tests/*/node_modules'],
  concurrency: 2,
  timeoutMS: 20_000,
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
};
