// The Chromium of the other tests, for programs that Node runs as they are.
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('../e2e/chromium.ts', import.meta.url).pathname, { configFile: false, logLevel: 'error' });

/** `{ executablePath, args }` */
export const launch = module.chromiumLaunch();
