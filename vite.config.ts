import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { bundledPackages } from './src/build/bundled-packages.ts';
import { readManifest, writeCourseFiles } from './src/build/course-files.ts';
import { devPages } from './src/build/dev-pages.ts';
import { libraryEntries, writeLibraryFiles } from './src/build/library.ts';
import { markdown } from './src/build/markdown.ts';
import { makeSmall } from './src/build/small-script.ts';
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
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', comments: { jsdoc: false } },
    },
  },
});

/** A pattern for modules of src/ by folder and name, without their endings. */
const modules = (...names: readonly string[]) => new RegExp(`/src/(?:${names.join('|')})\\.(?:svelte\\.)?(?:ts|svelte)$`);

/** What nearly every page needs, and what the players need, in a file each: small files compress badly. */
const chunks = [
  {
    name: 'base',
    test: modules(
      'ui/(?:hydrating|Actor|Citation\\w*|Problems|RunningProse|Verdict|severity|words)',
      'explanations/[a-z]+',
      'protocol/(?:visible|citation)',
      'address/(?:location|route|site-root)',
      'simulator/world/names',
      'bridge/worker-failure',
      'features/player/outcome',
      'words/load',
      'site/pages',
      'site/wake',
    ),
    priority: 2,
  },
  // What is always loaded together, by language: fewer addresses for the pages to carry.
  ...['en', 'de'].flatMap((language) => [
    {
      name: `lesson-${language}`,
      test: modules(`words/${language}/(?:player|learn|frame|plural)`),
      priority: 3,
    },
    { name: `findings-${language}`, test: new RegExp(`/explanations/${language}/(?:inspector|simulator)`), priority: 3 },
    {
      name: `session-findings-${language}`,
      test: new RegExp(`/explanations/${language}/(?!events|glossary|result-types|inspector|simulator)`),
      priority: 3,
    },
    { name: `notes-${language}`, test: new RegExp(`/explanations/${language}/(?:events|glossary)`), priority: 3 },
  ]),
  // The judge of goals goes with the score: the simulator needs it too, and a course package has no beats.
  {
    name: 'score',
    test: modules('features/player/(?:Turn|Cast|score|event-words|reveal|player)', 'simulator/session/goal'),
    priority: 1,
  },
  { name: 'stage', test: modules('features/player/stage/[\\w-]+') },
  { name: 'prose', test: modules('ui/Prose', 'features/lesson/StaticProse') },
  { name: 'lesson-beats', test: modules('features/lesson/(?:BeatsPage|line-conditions|sorting)') },
  {
    name: 'player',
    test: modules(
      'features/player/(?:Score|Note|StatePanel|Bar|Conditions|Player|PlayerTools|ViewChoice|swipe|knowledge|player-keys|note|notes)',
    ),
  },
];

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), markdown(), bundledPackages(), devPages()],
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
          // No component of ours is a custom element; left alone, Svelte's class for them stays in every page.
          treeshake: { moduleSideEffects: [{ test: /svelte\/src\/internal\/client\/dom\/elements\/custom-element/, sideEffects: false }] },
          output: {
            codeSplitting: { groups: chunks },
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
    pages: forNode({ prerender: 'src/site/prerender.ts' }, 'dist/pages'),
    // The npm package: the entries of the library, and the command, which shares their chunks. The maker of course packages stays here.
    lib: forNode({ ...libraryEntries(), 'cli/mta-sts': 'src/cli/main.ts', 'cli/package': 'src/build/package.ts' }, 'dist/lib'),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'course', 'element', 'pages']) await builder.build(builder.environments[name]!);
      await makeSmall('dist/client/looks.js');
      const manifest = await readManifest('dist/client');
      await prerender('dist/client', 'dist/pages/prerender.js');
      await writeCourseFiles('dist/client', manifest, ['LICENSE', 'LICENSE-TEXTS.md']);
      await builder.build(builder.environments['lib']!);
      await writeLibraryFiles('dist/lib');
      console.error(await whatWasBuilt('dist/client'));
    },
  },
});
