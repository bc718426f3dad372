import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { csp } from './src/build/csp.ts';
import { markdown } from './src/build/markdown.ts';
import { prerender } from './src/build/prerender.ts';

/** A bundle for Node: everything of ours and of npm in it, so that it runs wherever dist/ is copied. */
const forNode = (input: Record<string, string>, outDir: string): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true },
  build: { ssr: true, outDir, emitAssets: false, target: 'node20', rolldownOptions: { input, output: { entryFileNames: '[name].js' } } },
});

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [svelte(), markdown(), csp()],
  worker: { format: 'es', plugins: () => [markdown()] },
  build: { target: 'es2022', cssCodeSplit: false, emptyOutDir: true },
  environments: {
    client: { build: { outDir: 'dist/client', manifest: true, rolldownOptions: { input: 'index.html' } } },
    pages: forNode({ prerender: 'src/prerender.ts' }, 'dist/pages'),
    cli: forNode({ 'mta-sts': 'src/cli/main.ts' }, 'dist/cli'),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'pages', 'cli']) await builder.build(builder.environments[name]!);
      await prerender('dist/client', 'dist/pages/prerender.js');
    },
  },
  test: {
    projects: [
      {
        plugins: [markdown()],
        test: { name: 'pure', include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**', 'tests/lab/**', 'tests/components/**'], environment: 'node' },
      },
    ],
  },
});
