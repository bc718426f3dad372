// One HTML file that works from file://: `npm run build:offline` writes dist/offline/mta-sts-explained.html.
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { bundledPackages } from './src/build/bundled-packages.ts';
import { markdown } from './src/build/markdown.ts';
import { carry, fillTemplate, hashedPolicy, inlineWorkers, withNotices } from './src/build/offline.ts';
import type { PrerenderedPage } from './src/build/prerendered-page.ts';
import type { CarriedPage } from './src/site/offline/carried-pages.ts';

const outDir = 'dist/offline';
/** Two builds at once must not write into the same place. */
const drawn = join('dist', `offline-pages-${process.pid}`);
let pages: readonly CarriedPage[] = [];

/** Draws the pages once more, with a bundle of its own: this build neither needs nor touches that of the site. */
async function drawPages(): Promise<readonly CarriedPage[]> {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), markdown()],
    ssr: { noExternal: true },
    build: { ssr: 'src/site/prerender.ts', outDir: drawn, copyPublicDir: false, emitAssets: false, target: 'node20', minify: false },
  });
  const { renderPages } = (await import(pathToFileURL(resolve(drawn, 'prerender.js')).href)) as {
    renderPages: () => Promise<PrerenderedPage[]>;
  };
  const result = carry(await renderPages());
  await rm(drawn, { recursive: true });
  return result;
}

export default defineConfig({
  base: './',
  plugins: [
    { name: 'offline-pages', buildStart: async () => void (pages = await drawPages()) },
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    markdown(),
    bundledPackages(),
    inlineWorkers(),
    fillTemplate(() => pages, 'This file is a program: it needs JavaScript. The same lessons on the web site read without it.'),
    viteSingleFile({ removeViteModuleLoader: true, outputFileName: 'mta-sts-explained.html' }),
    hashedPolicy(),
    withNotices(),
  ],
  resolve: { alias: [{ find: /^(?:\.|#src\/address)\/address-bar\.ts$/, replacement: resolve('src/site/offline/address-bar.ts') }] },
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
