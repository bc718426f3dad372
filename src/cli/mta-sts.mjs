#!/usr/bin/env node
// The committed bin: runs the built command, or says how to build it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../../dist/lib/cli/mta-sts.js', import.meta.url);
if (existsSync(fileURLToPath(built))) {
  const { run } = await import(built.href);
  process.exitCode = await run(process.argv.slice(2));
  // What is written is on its way; a connection that hangs keeps nobody waiting. A write that failed has its own end.
  process.stdout.write('', (error) => error ?? process.exit());
} else {
  console.error('The command is not built yet: run `npm ci` and `npm run build` in this folder first (`npm start` does both).');
  process.exitCode = 2;
}
