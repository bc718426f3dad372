import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { bundledPackages, writeSiteNotices } from './src/build/bundled-packages.ts';
import { writeCourseFiles } from './src/build/course-files.ts';
import { devPages } from './src/build/dev-pages.ts';
import { writeHostingKit } from './src/build/hosting.ts';
import { lateImports } from './src/build/late-imports.ts';
import { libraryEntries, writeLibraryFiles } from './src/build/library.ts';
import { markdown } from './src/build/markdown.ts';
import { makeSmall } from './src/build/small-script.ts';
import { moduleFiles, readManifest } from './src/build/module-files.ts';
import { listFiles } from './src/build/offline-copy.ts';
import { prerender } from './src/build/prerender.ts';
import { whatWasBuilt } from './src/build/what-was-built.ts';

/** A bundle for Node: everything of ours and of npm in it, so that it runs wherever dist/ is copied. */
const forNode = (input: Record<string, string>, outDir: string): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true },
  build: {
    ssr: true,
    outDir,
    emitAssets: false,
    copyPublicDir: false,
    target: 'node20',
    rolldownOptions: {
      input,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        comments: { jsdoc: false },
        // Names stay, so that a stack says something; white space would be a fifteenth of the package.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
});

/**
 * Files that several pages share. What is not in them is put into files by who needs it. Small files compress badly, and each costs a
 * request; of a layer, what fewer pages and late parts need than `minShareCount` is left to those.
 */
const chunks = [
  // The page's own script: what runs before the first paint, and what loads the rest; and small parts that several pages share.
  { name: 'start', test: /\/src\/(?:site\/(?:main|bare-page)|ui\/(?:kept|late|outcome|severity))\.ts$|preload-helper/, priority: 3 },
  // The words that most pages show, and those for what is found, at a step of a session or elsewhere: each set is loaded as a whole.
  {
    name: (id: string) => `words-${languageOf(id)}`,
    test: /\/src\/words\/[\w-]+\/(?:frame|learn|domain-field|findings|plural)\.ts$/,
    priority: 3,
  },
  { name: (id: string) => `words-home-${languageOf(id)}`, test: /\/src\/words\/[\w-]+\/(?:home|lessons|routes)\.ts$/, priority: 3 },
  { name: (id: string) => `findings-${languageOf(id)}`, test: /\/src\/explanations\/[\w-]+\/(?:inspector|simulator)\.md$/, priority: 1 },
  {
    name: (id: string) => `session-findings-${languageOf(id)}`,
    test: /\/src\/explanations\/[\w-]+\/(?!events|glossary|result-types)[\w-]+\.md$/,
  },
  {
    name: 'base',
    test: /\/node_modules\/(?:svelte|clsx)\/|\/src\/(?:(?:ui|address|site|explanations|words)\/[\w.-]+|bridge\/worker-failure\.ts)$/,
    minShareCount: 7,
    priority: 2,
  },
  // What the page that judges texts and its judge, where no worker runs, have in common.
  { name: 'texts', test: /\/src\/protocol\/(?:apply-edits|pasted\/texts)\.ts$/ },
  // Rows that were drawn at build time need how they look before what draws more of them.
  { name: 'score', test: /\/player\/score\.css$/, priority: 3 },
  // What keeps and judges a session, apart from what draws it line by line: a lesson needs the one at once, the other later.
  {
    name: 'session',
    test: /\/src\/(?:features\/player\/[\w-]+\.svelte|simulator\/session\/[\w-]+)\.ts$/,
    minShareCount: 4,
    priority: 2,
  },
  { name: 'player', test: /\/src\/features\/player\/[\w-]+\.(?:ts|svelte)$/, minShareCount: 4, priority: 1 },
];

const isText = /\/src\/(?:words|explanations)\/([\w-]+)\//;

/** The language in whose folder a module of src/words or src/explanations lies. */
function languageOf(id: string): string {
  return isText.exec(id)![1]!;
}

/** `VITE_SERVICE_WORKER=no` leaves out what keeps the site for times without a network. */
const keepsCopy = process.env['VITE_SERVICE_WORKER'] !== 'no';

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    markdown(),
    bundledPackages(),
    devPages(),
    moduleFiles(),
    lateImports(),
  ],
  worker: {
    format: 'es',
    plugins: () => [markdown(), bundledPackages()],
    rolldownOptions: { output: { entryFileNames: 'assets/worker-[name]-[hash].js' } },
  },
  // The style sheets use light-dark(): lowered for older browsers they would weigh half as much again.
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    emptyOutDir: true,
    modulePreload: false,
    // How long each plugin took is a question for whoever asks it.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: true,
        rolldownOptions: {
          // looks.js names the style sheet of the bare player, so its name stays.
          input: ['index.html', 'src/embed/embed.css'],
          preserveEntrySignatures: false,
          // No component of ours is a custom element; left alone, Svelte's class for them stays in every page.
          treeshake: { moduleSideEffects: [{ test: /svelte\/src\/internal\/client\/dom\/elements\/custom-element/, sideEffects: false }] },
          output: {
            codeSplitting: { groups: chunks },
            // Texts of two languages have the same names.
            chunkFileNames: ({ facadeModuleId }) =>
              `assets/[name]${facadeModuleId && isText.test(facadeModuleId) ? `-${languageOf(facadeModuleId)}` : ''}-[hash].js`,
            assetFileNames: ({ names }) => (names.includes('embed.css') ? 'embed/frame.css' : 'assets/[name]-[hash][extname]'),
          },
        },
      },
    },
    // What a course package opens with: one script and one style sheet, whose names the package knows.
    course: {
      consumer: 'client',
      build: {
        outDir: 'dist/client/course',
        emptyOutDir: true,
        copyPublicDir: false,
        cssCodeSplit: false,
        rolldownOptions: {
          input: { shell: 'src/embed/course/shell.ts' },
          output: { format: 'iife', entryFileNames: '[name].js', assetFileNames: 'shell.[ext]' },
        },
      },
    },
    // The custom element for other people's pages: one plain script with a name that stays.
    element: {
      consumer: 'client',
      build: {
        outDir: 'dist/client/embed',
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { input: { player: 'src/embed/player-element.ts' }, output: { format: 'iife', entryFileNames: '[name].js' } },
      },
    },
    // The service worker, at the site's root.
    offline: {
      consumer: 'client',
      build: {
        outDir: 'dist/client',
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { input: { offline: 'workers/offline.ts' }, output: { format: 'iife', entryFileNames: '[name].js' } },
      },
    },
    pages: forNode({ prerender: 'src/site/prerender.ts' }, 'dist/pages'),
    // The npm package: the entries of the library, and the command, which shares their chunks. The makers of course packages and of
    // releases stay here.
    lib: forNode(
      {
        ...libraryEntries(),
        'cli/mta-sts': 'src/cli/main.ts',
        'cli/package': 'src/build/package.ts',
        'cli/make-release': 'src/build/make-release.ts',
      },
      'dist/lib',
    ),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'course', 'element', 'pages']) await builder.build(builder.environments[name]!);
      await makeSmall('dist/client/looks.js');
      await writeSiteNotices('dist/client');
      await writeHostingKit('dist/client', 'dist/hosting');
      const manifest = await readManifest('dist/client');
      await prerender('dist/client', 'dist/pages/prerender.js');
      await writeCourseFiles('dist/client', manifest, ['LICENSE', 'LICENSE-TEXTS.md']);
      if (keepsCopy) {
        await builder.build(builder.environments['offline']!);
        await listFiles('dist/client');
      }
      await builder.build(builder.environments['lib']!);
      await writeLibraryFiles('dist/lib');
      console.error(await whatWasBuilt('dist/client'));
    },
  },
});
