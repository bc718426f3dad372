// The titles of cited sections, for hovering and for screen readers. The prerendered page has those that it shows; the browser
// keeps them while it wakes the page up, and fetches the table when a citation is drawn whose title the page did not have.
import { citationUrl, formatCitation, type Citation } from '#src/protocol/citation.ts';

type Titles = Readonly<Record<string, Readonly<Record<string, string>>>>;

let table = $state.raw<Titles>({});
/** What the page said when it came, by the address of the section. */
const kept: Record<string, string> = {};
let fetchTable: (() => Promise<Titles>) | undefined;

/** "RFC 8461 §5.1, Policy Application Control Flow"; undefined as long as the title is not known. */
export function titleOf(citation: Citation): string | undefined {
  const title = table[citation.document]?.[citation.section];
  const known = title ? `${formatCitation(citation)}, ${title}` : kept[citationUrl(citation) ?? ''];
  // Of a document as a whole no title is shown.
  if (known === undefined && citation.section && fetchTable) void fetchTitles(fetchTable);
  return known;
}

/** Once. Without the titles nothing else is missing. */
async function fetchTitles(fetch: () => Promise<Titles>): Promise<void> {
  fetchTable = undefined;
  table = await fetch().catch(() => ({}));
}

/** The whole table, before anything is drawn, where it is at hand. */
export function provideTitles(titles: Titles): void {
  table = titles;
}

/** Keeps the titles that a prerendered page shows; `fetch` gets the others. */
export function keepTitles(page: Document, fetch: () => Promise<Titles>): void {
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a.cite[title]')) kept[link.href] = link.title;
  fetchTable = fetch;
}
