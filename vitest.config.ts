// Which tests run where: `pure` in Node, within a minute; `proof` in Node too, what goes through tens of thousands of cases; `browser` in a
// Chromium, which is looked for when it is opened and not before.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { markdown } from './src/build/markdown.ts';
import { chromiumLaunch } from './tests/e2e/chromium.ts';

const searches = ['tests/proof/**/*.test.ts', 'tests/fuzz/**/*.test.ts', 'tests/**/*.fuzz.test.ts'];

const inNode = {
  environment: 'node' as const,
  // Each file would otherwise load the simulator and all words anew, which takes longer than its tests.
  isolate: false,
  // A loaded machine is slow, not wrong.
  testTimeout: 120_000,
  setupFiles: 'tests/ui/words-setup.ts',
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [markdown()],
        test: { ...inNode, name: 'pure', include: ['tests/**/*.test.ts'], exclude: [...searches, '**/node_modules/**'] },
      },
      { plugins: [markdown()], test: { ...inNode, name: 'proof', include: searches } },
      {
        plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), markdown()],
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
          setupFiles: 'tests/ui/words-setup.ts',
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              get launchOptions() {
                return chromiumLaunch();
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
