// The texts of pages that are mostly text, by page and language: what stands before the first heading, and sections by heading.
// What a language lacks is in English.
import type { ProseDocument, ProseNode } from './prose.ts';

/** A page's text. `lastChecked`: the day on which its facts were last checked, "2026-11-23". */
export interface PageText {
  readonly lastChecked: string;
  readonly intro: readonly ProseNode[];
  readonly sections: readonly { readonly title: string; readonly nodes: readonly ProseNode[] }[];
}

const files = import.meta.glob<ProseDocument>('./pages/*/*.md', { import: 'default' });

/** The text of that page. Throws for a page that has none in English. */
export async function loadPageText(name: 'about' | 'glossary', language = 'en'): Promise<PageText> {
  const load = files[`./pages/${language}/${name}.md`] ?? files[`./pages/en/${name}.md`];
  if (!load) throw new Error(`no text for the page ${name}`);
  const { meta, intro, sections } = await load();
  return {
    lastChecked: String(meta['lastChecked'] ?? ''),
    intro,
    sections: Object.entries(sections).map(([title, nodes]) => ({ title, nodes })),
  };
}

/** The names of the terms that a text marks, each once. */
export function termsIn(nodes: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      if ('type' in node && node.type === 'term' && 'term' in node) found.add(String(node.term));
      Object.values(node).forEach(visit);
    }
  };
  visit(nodes);
  return found;
}
