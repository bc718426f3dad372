// Bundles the benchmark as the product is bundled, so that it measures what ships, and runs it.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const outDir = resolve(import.meta.dirname, '../../dist/bench');
const entry = (name) => resolve(import.meta.dirname, `${name}.ts`);
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir,
    target: 'node20',
    rolldownOptions: { input: { bench: entry('main'), 'report-memory': entry('report-memory') } },
  },
});
await import(pathToFileURL(resolve(outDir, 'bench.js')).href);
