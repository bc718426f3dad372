// Bundles the benchmark as the product is bundled, so that it measures what ships, and runs it.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const outDir = resolve(import.meta.dirname, '../../dist/bench');
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: resolve(import.meta.dirname, 'main.ts'),
    outDir,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'bench.js' } },
  },
});
await import(pathToFileURL(resolve(outDir, 'bench.js')).href);
