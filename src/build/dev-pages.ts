// Every address answers while one develops: a page is drawn when it is asked for, from the sources as they are, and has no policy and no
// style sheet of its own in its head, because Vite's client puts the styles in as it changes them. Not there: what only a build can know
// (course packages, absolute addresses).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, isRunnableDevEnvironment, type Connect, type Plugin, type ViteDevServer } from 'vite';
import { fillTemplate } from './prerender.ts';
import type { PrerenderedPage } from './prerendered-page.ts';

/** The module that draws pages, as the server loads it. */
interface Pages {
  renderPageAt(path: string): Promise<PrerenderedPage | undefined>;
}

/** The plugin. It does nothing in a build. */
export function devPages(): Plugin {
  return {
    name: 'dev-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(namedFiles(server));
      // Behind Vite's own: files of public/ and sources go first.
      return () => server.middlewares.use(answerPages(server));
    },
    hotUpdate({ file, modules, server }) {
      if (this.environment.name !== 'ssr' || modules.length === 0) return;
      const { moduleGraph, hot } = server.environments.client;
      // What only the drawing of pages has read, no page replaces in itself. Modules that a page might load are known, but not read.
      const isInPage = [...(moduleGraph.getModulesByFile(file) ?? [])].some(({ isSelfAccepting }) => isSelfAccepting !== undefined);
      if (!isInPage) hot.send({ type: 'full-reload' });
    },
  };
}

function answerPages(server: ViteDevServer): Connect.NextHandleFunction {
  return (request, response, next) => {
    const answer = async () => {
      const url = (request as { originalUrl?: string }).originalUrl ?? '/';
      const page = await drawPage(server, url.split(/[?#]/)[0]!.slice(1));
      if (!page) return next();
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('cache-control', 'no-store');
      response.end(request.method === 'HEAD' ? undefined : await server.transformIndexHtml(url, page));
    };
    answer().catch(next);
  };
}

/** The page at a path as Vite takes it; undefined where there is none. */
async function drawPage(server: ViteDevServer, path: string): Promise<string | undefined> {
  const { ssr } = server.environments;
  if (!isRunnableDevEnvironment(ssr)) throw new Error('Pages are drawn in the process of the server.');
  const { renderPageAt } = await ssr.runner.import<Pages>('/src/site/prerender.ts');
  const page = await renderPageAt(path);
  if (!page) return undefined;
  // Vite's parser warns of Svelte's short comments; long ones wake up alike.
  const body = page.body.replaceAll('<!>', '<!---->');
  return fillTemplate(await readFile(join(server.config.root, 'index.html'), 'utf8'), { ...page, body });
}

/** The two files that other pages name: looks.js and hosts of a frame the one, pages with the custom element the other. */
function namedFiles(server: ViteDevServer): Connect.NextHandleFunction {
  return (request, response, next) => {
    const [path] = request.url!.split('?');
    if (path === '/embed/frame.css') request.url = '/src/embed/embed.css?direct';
    if (path !== '/embed/player.js') return next();
    plainScript(join(server.config.root, 'src/embed/player-element.ts')).then((code) => {
      response.setHeader('content-type', 'text/javascript');
      response.end(code);
    }, next);
  };
}

/** A module and what it imports as one plain script. */
async function plainScript(input: string): Promise<string> {
  const options = { write: false, rolldownOptions: { input, output: { format: 'iife' as const } } };
  const result = await build({ configFile: false, logLevel: 'warn', build: { ...options, copyPublicDir: false } });
  const [bundle] = [result].flat();
  if (!bundle || !('output' in bundle)) throw new Error(`no script of ${input}`);
  return bundle.output[0].code;
}
