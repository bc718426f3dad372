// What a page is painted with stands in the page: its style sheets and the script before the first paint. A browser on a slow line has
// the page some round trips before anything that it links to.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const sheetLink = /<link rel="stylesheet"(?: crossorigin)? href="\.\/([^"]+)" ?\/?>/g;
// Vite takes its own attribute out of the template's tag, and leaves the blank beside it.
const looks = /<script +src="\.\/looks\.js"><\/script>/;

/**
 * Puts the files that the page's head links to into the head, in their order. The links to the style sheets stay, disabled: that is how
 * parts which come later know that their styles are there, and how a course package finds them. Throws when a file is missing.
 */
export async function withFirstPaint(html: string, clientFolder: string): Promise<string> {
  const read = (file: string) => readFile(join(clientFolder, file), 'utf8');
  const sheets = await Promise.all([...html.matchAll(sheetLink)].map(([, file]) => read(file!)));
  const style = `<style>${sheets.join('')}</style>`;
  const script = `<script>${await read('looks.js')}</script>`;
  return html
    .replaceAll(sheetLink, (_, file: string) => `<link rel="stylesheet" href="./${file}" disabled>`)
    .replace(looks, () => `${script}\n    ${style}`);
}
