// Turns the Markdown of src/lessons and src/explanations into JSON at build time, so that pages carry neither a parser nor HTML.
// CommonMark with tables, YAML front matter and container directives (`:::what-if[…]`, `:::choice[…]{right}`).
// Text directives are off: `mx:mail` and `10:30` are text. `file.md?meta=title,lead` gives these entries of the front matter alone,
// `file.md?plain` the sections of a file of explanations as plain text.
// A file of explanations in another language takes along the English sections that it lacks.
import { existsSync, readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString } from 'mdast-util-to-string';
import { directive } from 'micromark-extension-directive';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Plugin } from 'vite';
import { parse as parseYaml } from 'yaml';
import { plainExplanation, type PlainExplanation } from '../explanations/explanation.ts';
import { namesIn, type ProseDocument, type ProseNode } from '../explanations/prose.ts';
import { withFacts } from './dated-texts.ts';
import { MarkdownError, treeOf } from './markdown-tree.ts';

const ours = /\/src\/(?:lessons|explanations)\/[^?]*\.md(?:\?(?:meta=[\w,]+|plain))?$/;

/** The plugin. It works alike in the client, SSR and command-line builds and under vitest. */
export function markdown(): Plugin {
  return {
    name: 'markdown',
    enforce: 'pre',
    transform: {
      filter: { id: ours },
      handler(code, id) {
        try {
          const [path = '', query = ''] = id.split('?');
          const english = englishOf(path);
          // A change there changes what is borrowed here.
          if (english) this.addWatchFile(english);
          const value = asked(withBorrowed(parseMarkdown(withFacts(code, languageOf(path))), english), query);
          return { code: `export default ${JSON.stringify(value)};`, map: null, moduleType: 'js' };
        } catch (error) {
          const line = error instanceof MarkdownError ? error.line : 1;
          return this.error(`${id}:${line}: ${error instanceof Error ? error.message : String(error)}`);
        }
      },
    },
  };
}

/** A Markdown text as a document. Throws MarkdownError where the text holds something that the tree has no place for. */
export function parseMarkdown(text: string): ProseDocument {
  const { flow } = directive();
  const root = fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), frontmatter('yaml'), { ...(flow && { flow }) }],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown('yaml'), directiveFromMarkdown()],
  });
  return { meta: metaOf(root), ...sectionsOf(root) };
}

/** What a query asks of a document; without one, all of it. */
function asked(document: ProseDocument, query: string): unknown {
  const { meta, sections } = document;
  if (query === 'plain') return Object.fromEntries(Object.entries(sections).flatMap(([heading, nodes]) => plainEntries(heading, nodes)));
  const keys = query.split('meta=')[1]?.split(',');
  return keys ? Object.fromEntries(keys.map((key) => [key, meta[key]])) : document;
}

function plainEntries(heading: string, nodes: readonly ProseNode[]): (readonly [string, PlainExplanation])[] {
  return namesIn(heading).map((name) => [name, plainExplanation(nodes)] as const);
}

/** The language of a file, by its path: lessons/02-starttls/de.md, explanations/de/events.md, explanations/pages/de/about.md. */
function languageOf(path: string): string {
  return /\/([a-z]{2})(?:\/[\w-]+)?\.md$/.exec(path)?.[1] ?? 'en';
}

/** Of a file of explanations in another language the English one, where there is one. */
function englishOf(path: string): string | undefined {
  const english = path.replace(/(\/explanations\/)(?!en\/|pages\/)[\w-]+\//, '$1en/');
  return english === path || !existsSync(english) ? undefined : english;
}

function withBorrowed(document: ProseDocument, english: string | undefined): ProseDocument {
  if (!english) return document;
  const own = new Set(Object.keys(document.sections).flatMap(namesIn));
  const all = Object.entries(parseMarkdown(withFacts(readFileSync(english, 'utf8'), 'en')).sections);
  return { ...document, borrowed: Object.fromEntries(all.filter(([heading]) => !namesIn(heading).every((name) => own.has(name)))) };
}

function metaOf(root: Root): Readonly<Record<string, unknown>> {
  const first = root.children[0];
  if (first?.type !== 'yaml') return {};
  const meta: unknown = parseYaml(first.value);
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta))
    throw new MarkdownError('the front matter is a list of `key: value`', first);
  return { ...meta };
}

function sectionsOf(root: Root): Pick<ProseDocument, 'intro' | 'sections'> {
  const intro: ProseNode[] = [];
  const sections: Record<string, ProseNode[]> = {};
  let current = intro;
  for (const node of root.children) {
    if (node.type === 'yaml') continue;
    if (node.type === 'heading' && node.depth === 1) throw new MarkdownError('the title stands in the front matter, not under #', node);
    if (node.type === 'heading' && node.depth === 2) {
      const name = toString(node);
      if (Object.hasOwn(sections, name)) throw new MarkdownError(`a second section named ${name}`, node);
      current = sections[name] = [];
    } else current.push(...treeOf([node]));
  }
  return { intro, sections };
}
