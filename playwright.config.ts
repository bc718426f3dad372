import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './tests/e2e/chromium.ts';

const port = 4174;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A loaded machine is slow, not wrong.
  timeout: 600_000,
  // What fails is tried once more where nobody watches, and is told as flaky.
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 180_000 },
  reporter: 'line',
  use: { baseURL: `http://localhost:${port}/`, launchOptions: chromiumLaunch() },
  webServer: { command: `node src/cli/mta-sts.mjs serve --port ${port}`, port, reuseExistingServer: false },
});
