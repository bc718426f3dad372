import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './tests/e2e/chromium.ts';

const port = 4174;

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', 'faults/**/*.spec.ts'],
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A loaded machine is slow, not wrong; but what waits for something that is not there ends, and a run in which much fails, too.
  timeout: 600_000,
  maxFailures: process.env['CI'] ? 12 : 0,
  // What fails is tried once more where nobody watches, and is told as flaky.
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 180_000 },
  reporter: 'line',
  // A kept copy of the site would answer in its place: only its own test has one.
  use: {
    serviceWorkers: 'block',
    actionTimeout: 120_000,
    navigationTimeout: 180_000,
    baseURL: `http://localhost:${port}/`,
    launchOptions: chromiumLaunch(),
  },
  webServer: { command: `node src/cli/mta-sts.mjs serve --port ${port}`, port, reuseExistingServer: false },
});
