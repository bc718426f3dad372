// The titles of cited sections, for hovering and for screen readers. The prerendered page has those that it shows; the browser
// keeps them while it wakes the page up, and fetches the table when it has nothing better to do.
import { citationUrl, formatCitation, type Citation } from '#src/protocol/citation.ts';

type Titles = Readonly<Record<string, Readonly<Record<string, string>>>>;

let table = $state.raw<Titles>({});
/** What the page said when it came, by the address of the section. */
const kept: Record<string, string> = {};

/** "RFC 8461 §5.1, Policy Application Control Flow"; undefined as long as the title is not known. */
export function titleOf(citation: Citation): string | undefined {
  const title = table[citation.document]?.[citation.section];
  return title ? `${formatCitation(citation)}, ${title}` : kept[citationUrl(citation) ?? ''];
}

/** The whole table: before anything is drawn where it is at hand, else when it has come. */
export function provideTitles(titles: Titles): void {
  table = titles;
}

/** Keeps the titles that a prerendered page shows. */
export function keepTitles(page: Document): void {
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a.cite[title]')) kept[link.href] = link.title;
}
