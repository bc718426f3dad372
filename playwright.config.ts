import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './tests/e2e/chromium.ts';

const port = 4174;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'line',
  use: { baseURL: `http://localhost:${port}/`, launchOptions: chromiumLaunch() },
  webServer: { command: `node src/cli/mta-sts.mjs serve --port ${port}`, port, reuseExistingServer: false },
});
