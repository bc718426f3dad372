// The one-file build: the page's data, its workers, its icon and its first script are put into the HTML, and a policy is written that
// allows these very scripts and nothing else. It opens from file://.
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import type { CarriedPage } from '#src/site/offline/carried-pages.ts';
import { allNotices, bundledPackages } from './bundled-packages.ts';
import { withOfflinePolicy } from './csp.ts';
import { markdown } from './markdown.ts';
import type { PrerenderedPage } from './prerendered-page.ts';

/** Kinds of pages that mean nothing in a file of one's own. */
const leftOut = new Set(['embed']);

/** What is carried of the pages that the server bundle drew. Links in their prose, relative to each page, become `#page=…`. */
export function carry(pages: readonly PrerenderedPage[]): CarriedPage[] {
  return pages
    .filter(({ page }) => !leftOut.has(page))
    .map(({ path, place, page, lang, twins, title, data, prose }) => {
      const base = `#page=${path.slice(0, path.length - place.length)}`;
      return {
        path,
        place,
        base,
        page,
        lang,
        twins,
        title,
        data: withoutFiles(data) as CarriedPage['data'],
        ...(prose && { prose: Object.fromEntries(Object.entries(prose).map(([name, html]) => [name, withFragments(html, place, base)])) }),
      };
    });
}

/** Of links in the prose of a page, those to files beside the site are left out, their words stay. */
function withoutFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((item) => (isFileLink(item) ? item.children : [withoutFiles(item)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutFiles(part)]));
}

function isFileLink(value: unknown): value is { readonly children: unknown[] } {
  const { type, path } = ((typeof value === 'object' ? value : null) as { type?: unknown; path?: unknown }) ?? {};
  return type === 'page' && typeof path === 'string' && path.endsWith('.txt');
}

/** A link that leads to the root of the page's language begins with the base. */
function withFragments(html: string, place: string, base: string): string {
  return html.replaceAll(`href="${'../'.repeat(place.split('/').length - 1) || './'}`, `href="${base}`);
}

/** Writes the pages, the icon, the script of the head and the places for what the script draws into the template. */
export function fillTemplate(pages: () => readonly CarriedPage[], noScript: string): Plugin {
  const file = (name: string) => readFileSync(new URL(`../../public/${name}`, import.meta.url), 'utf8');
  return {
    name: 'offline-template',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => {
        const icon = `data:image/svg+xml;base64,${Buffer.from(file('favicon.svg')).toString('base64')}`;
        const packed = deflateRawSync(JSON.stringify(pages()), { level: 9 }).toString('base64');
        return html
          .replace('<!--head-->', () => `<title>MTA-STS, explained</title>`)
          .replace('./favicon.svg', () => icon)
          .replace('<script vite-ignore src="./looks.js"></script>', () => `<script>${file('looks.js')}</script>`)
          .replace('./src/site/main.ts', './src/site/offline/main.ts')
          .replace('<!--before-->', () => `<p class="wrap no-script">${noScript}</p><div id="sprite"></div><div id="before"></div>`)
          .replace('<main id="content">', '<main id="content" tabindex="-1">')
          .replace('<!--app-->', '')
          .replace('<!--after-->', () => `<div id="after"></div><script type="text/plain" id="pages">${packed}</script>`);
      },
    },
  };
}

/** Each worker is bundled into one script, which travels as a text and is started from a blob. */
export function inlineWorkers(): Plugin {
  const suffix = '?worker&url';
  return {
    name: 'offline-workers',
    enforce: 'pre',
    load: {
      filter: { id: /\?worker&url$/ },
      async handler(id) {
        const code = await bundleWorker(id.slice(0, -suffix.length));
        return `export default URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' }));`;
      },
    },
  };
}

async function bundleWorker(input: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [markdown(), bundledPackages()],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      copyPublicDir: false,
      rolldownOptions: { input, output: { codeSplitting: false } },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error(`no bundle of ${input}`);
  const [chunk, ...more] = output.output;
  if (more.length > 0) throw new Error(`${input} is more than one file: ${more.map(({ fileName }) => fileName).join(', ')}`);
  return chunk.code;
}

/** The notices of the software of others, at the beginning of the one file: it travels alone. */
export function withNotices(): Plugin {
  return {
    name: 'offline-notices',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const notices = `This file contains software of others.\n\n${await allNotices()}`;
        if (/--!?>/.test(notices)) throw new Error('a notice would end the comment that it stands in');
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
          file.source = String(file.source).replace(/^<!doctype html>/i, (type) => `${type}\n<!--\n${notices}-->`);
        }
      },
    },
  };
}

/** The policy of the one file, written into it last: its own scripts and styles by their hashes, workers from blobs. */
export function hashedPolicy(): Plugin {
  return {
    name: 'offline-csp',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset' && file.fileName.endsWith('.html')) file.source = withOfflinePolicy(String(file.source));
        }
      },
    },
  };
}
