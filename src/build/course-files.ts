// What a course package can be made of: writes course/files.json (the lessons of each language, and every file that they need: of the
// page, of its chunks, loaded later or not, and of the workers) and the licences that go with them.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { CourseFiles, CourseLesson, LessonShelf } from '#src/host/course.ts';
import { noticesOf } from './bundled-packages.ts';
import type { Manifest } from './module-files.ts';

const lessonPage = 'src/features/lesson/LessonPage.svelte';
const alwaysThere = ['index.html', 'src/embed/embed.css'];
/** The words of what a lesson loads late: the list of keys, the player in a frame, what stands below a note. */
const laterWords = ['keys', 'embedded', 'findings'];

/**
 * Left out is what the package has the player not offer: the terminal, which alone would be a quarter of the whole; the bytes of a
 * handshake; the words for what is found; the presenter's window; the stage; files to take away; worlds in JSON; and the worker, in whose
 * place the page simulates by itself.
 */
const leftOut = [
  'src/features/player/Terminal.svelte',
  'src/features/player/terminal-screen.ts',
  'src/features/player/bytes/SessionBytes.svelte',
  'src/features/player/Presenting.svelte',
  'src/features/player/stage/FrameStage.svelte',
  'src/simulator/world/scenario-schema.ts',
];

/** Writes course/files.json and course/NOTICES.txt, LICENSE.txt into the built site. `licences`: the paths of the project's own. */
export async function writeCourseFiles(clientFolder: string, manifest: Manifest, licences: readonly string[]): Promise<void> {
  const pages = (await readdir(clientFolder, { recursive: true })).map((file) => file.split('\\').join('/')).sort();
  const lists = pages.filter((file) => /(^|\/)learn\/index\.html$/.test(file));
  const shelves = await Promise.all(lists.map((list) => shelfOf(clientFolder, manifest, list)));
  const list: CourseFiles = { version: 1, languages: Object.fromEntries(shelves) };
  const all = [...new Set(shelves.flatMap(([, { files }]) => files))];
  await writeFile(join(clientFolder, 'course/files.json'), `${JSON.stringify(list)}\n`);
  const ours = await Promise.all(licences.map((path) => readFile(path, 'utf8')));
  await writeFile(join(clientFolder, 'course/LICENSE.txt'), ours.join('\n'));
  await writeFile(join(clientFolder, 'course/NOTICES.txt'), `${noticesHead}\n${await noticesOf(all)}`);
}

const noticesHead = `This package contains software of others, under the licences below. What is ours is under LICENSE.txt.\n`;

/** The shelf of one language, from its page that lists the lessons. */
async function shelfOf(folder: string, manifest: Manifest, list: string): Promise<[string, LessonShelf]> {
  const html = await readFile(join(folder, list), 'utf8');
  const language = /<html lang="([^"]+)"/.exec(html)![1]!;
  const { lessons: rows } = dataOf(html) as { lessons: readonly { slug: string; title: string; minutes: number }[] };
  const lessons: CourseLesson[] = [];
  const files = new Set<string>();
  for (const { slug, title, minutes } of rows) {
    const path = `${posix.dirname(list)}/${slug}/`;
    const page = await readFile(join(folder, path, 'index.html'), 'utf8').catch(() => undefined);
    // A lesson that has no words in this language has no page in it.
    if (page === undefined) continue;
    const data = dataOf(page) as LessonData;
    const deleted = deletedLine(data);
    lessons.push({ slug, path, title, minutes, questions: data.text.question ? 1 : 0, ...(deleted && { asksAfter: deleted }) });
    for (const file of linkedFrom(page, path)) files.add(file);
  }
  const chunks = chunksOf(manifest, language);
  // A script among the assets is a worker.
  const all = chunks.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets.filter((asset) => !asset.endsWith('.js'))]);
  for (const file of all) files.add(file);
  return [language, { title: siteName(html), files: [...files].sort(), lessons }];
}

interface LessonData {
  readonly text: { readonly question?: unknown };
  readonly suggested?: readonly { readonly do: string; readonly event: string }[];
  readonly session: { readonly events: readonly { readonly id: string; readonly text: string }[] };
}

/** The line that the lesson asks to be deleted, where that is all that it asks for. */
function deletedLine({ suggested = [], session }: LessonData): string | undefined {
  const [move] = suggested;
  return suggested.length === 1 && move!.do === 'drop' ? session.events.find(({ id }) => id === move!.event)?.text : undefined;
}

function dataOf(html: string): unknown {
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]!);
}

function siteName(html: string): string {
  return /<title>[^<]*?: ([^<]+)<\/title>/.exec(html)![1]!;
}

/** What the page's head loads: scripts, style sheets, icon. */
function linkedFrom(html: string, path: string): string[] {
  const links = [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]+)"[^>]*>/g)];
  return links
    .filter(([tag, address]) => !/^[a-z]+:/.test(address!) && !/rel="(?:canonical|alternate)"/.test(tag))
    .map(([, address]) => posix.join(path, address!));
}

/** All chunks that a lesson may come to load. */
function chunksOf(manifest: Manifest, language: string): Manifest[string][] {
  const seen = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    chunk.imports?.forEach(visit);
    chunk.dynamicImports?.filter((imported) => belongsToLesson(imported, language, manifest)).forEach(visit);
  };
  [lessonPage, ...alwaysThere].forEach(visit);
  return [...seen].map((key) => manifest[key]!);
}

/**
 * Whether a chunk that is loaded on need can be needed by a lesson in a package. Some modules load one of many files by name: the pages,
 * the words of each, the explanations; a lesson loads its own page and words (which its HTML names), and the notes on events, in English
 * where its language has none.
 */
function belongsToLesson(source: string, language: string, manifest: Manifest): boolean {
  if (leftOut.includes(source)) return false;
  // A file that several modules share is named after them all: vite.config.ts.
  const shared = /^_(words|findings|session-findings)-([\w-]+?)-[\w-]{8}\.js$/.exec(source);
  if (shared) return shared[1] === 'words' && shared[2] === language;
  const words = /^src\/words\/([\w-]+)\/([\w-]+)\.ts$/.exec(source);
  if (words) return words[1] === language && laterWords.includes(words[2]!);
  const explanation = /^src\/explanations\/([\w-]+)\/([\w-]+)\.md$/.exec(source);
  if (explanation) {
    const [, own, topic = ''] = explanation;
    const told = `src/explanations/${language}/${topic}.md` in manifest ? language : 'en';
    return own === told && ['events', 'glossary'].includes(topic);
  }
  return !/^src\/features\/\w+\/\w+Page\.svelte$/.test(source) || source === lessonPage;
}
