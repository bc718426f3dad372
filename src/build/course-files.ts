// What a course package can be made of: writes course/files.json (the lessons of each language, and every file that they need: of the
// page, of its chunks, loaded later or not, and of the workers) and the licences that go with them.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { challengeSlug, type CourseFiles, type CourseLesson, type LessonShelf } from '#src/host/course.ts';
import { noticesOf } from './bundled-packages.ts';
import type { Manifest } from './module-files.ts';

const lessonPage = 'src/features/lesson/LessonPage.svelte';
const challengePage = 'src/features/challenge/ChallengePage.svelte';
const alwaysThere = ['index.html', 'src/embed/embed.css'];
/** The words of what a lesson loads late: the player, the list of keys, the player in a frame, what stands below a note. */
const laterWords = ['player', 'keys', 'embedded', 'findings'];
/** And of what the challenge loads late: why a task comes out as it does, and what is done by hand. */
const challengeWords = ['challenge-answers', 'play-tools', 'embedded'];

/**
 * Left out is what the package has the player not offer: the terminal, which alone would be a quarter of the whole; the bytes of a
 * handshake; the words for what is found; the presenter's window; the stage; files to take away; worlds in JSON; the kept copy of the site;
 * and the worker, in whose place the page simulates by itself.
 */
const leftOut = [
  'src/features/player/Terminal.svelte',
  'src/features/player/terminal-screen.ts',
  'src/features/player/bytes/SessionBytes.svelte',
  'src/features/player/Presenting.svelte',
  'src/features/player/stage/FrameStage.svelte',
  'src/site/offline-copy.ts',
  'src/simulator/world/scenario-schema.ts',
];

/** Writes course/files.json and course/NOTICES.txt, LICENSE.txt into the built site. `licences`: the paths of the project's own. */
export async function writeCourseFiles(clientFolder: string, manifest: Manifest, licences: readonly string[]): Promise<void> {
  const pages = (await readdir(clientFolder, { recursive: true })).map((file) => file.split('\\').join('/')).sort();
  const lists = pages.filter((file) => /(^|\/)learn\/index\.html$/.test(file));
  const shelves = await Promise.all(lists.map((list) => shelfOf(clientFolder, manifest, list)));
  const list: CourseFiles = { version: 1, languages: Object.fromEntries(shelves) };
  const all = [...new Set(shelves.flatMap(([, { files, challenge }]) => [...files, ...(challenge?.files ?? [])]))];
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
    // A frame shows the player in place of the lesson's own page, and loads what that needs.
    for (const file of linkedFrom(page, path, 'later')) files.add(file);
  }
  for (const file of filesOf(chunksOf(manifest, lessonPage, (source) => belongsToLesson(source, language, manifest)))) files.add(file);
  const challenge = await challengeIn(folder, manifest, posix.join(posix.dirname(list), '../challenge/'), language);
  return [language, { title: siteName(html), files: [...files].sort(), lessons, ...(challenge && { challenge }) }];
}

/** The challenge of that language, with all files that it may come to load. */
async function challengeIn(folder: string, manifest: Manifest, path: string, language: string): Promise<LessonShelf['challenge']> {
  const page = await readFile(join(folder, path, 'index.html'), 'utf8').catch(() => undefined);
  if (page === undefined) return undefined;
  const { challenge } = dataOf(page) as { readonly challenge: Pick<CourseLesson, 'title' | 'minutes'> & { readonly tasks: number } };
  const own = filesOf(chunksOf(manifest, challengePage, (source) => belongsToChallenge(source, language, manifest)));
  const files = [...new Set([...linkedFrom(page, path), ...own])].sort();
  return { slug: challengeSlug, path, questions: 0, ...challenge, files };
}

/** A script among the assets is a worker. */
function filesOf(chunks: readonly Manifest[string][]): string[] {
  return chunks.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets.filter((asset) => !asset.endsWith('.js'))]);
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

/** What the page's head loads: scripts, style sheets, icon. `without`: links of one more kind that is left out. */
function linkedFrom(html: string, path: string, without = 'canonical'): string[] {
  const links = [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]+)"[^>]*>/g)];
  const others = new RegExp(`rel="(?:canonical|alternate|manifest|${without})"`);
  return links.filter(([tag, address]) => !/^[a-z]+:/.test(address!) && !others.test(tag)).map(([, address]) => posix.join(path, address!));
}

/** All chunks that a page may come to load. `belongs`: whether one that is loaded on need can be needed by it. */
function chunksOf(manifest: Manifest, page: string, belongs: (source: string) => boolean): Manifest[string][] {
  const seen = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    chunk.imports?.forEach(visit);
    chunk.dynamicImports?.filter(belongs).forEach(visit);
  };
  [page, ...alwaysThere].forEach(visit);
  return [...seen].map((key) => manifest[key]!);
}

/**
 * Whether a chunk that is loaded on need can be needed by a lesson in a package. Some modules load one of many files by name: the pages,
 * the words of each, the explanations; a lesson loads its own page and words (which its HTML names), and the notes on events, in English
 * where its language has none.
 */
function belongsToLesson(source: string, language: string, manifest: Manifest): boolean {
  return (
    !ofChallenge.test(source) &&
    isIn(source, { manifest, language, page: lessonPage, groups: ['words'], words: laterWords, explanations: ['events', 'glossary'] })
  );
}

/** The same for the challenge, which explains why a move is refused. */
function belongsToChallenge(source: string, language: string, manifest: Manifest): boolean {
  const needs = {
    manifest,
    language,
    page: challengePage,
    groups: ['words', 'findings'],
    words: challengeWords,
    explanations: ['simulator'],
  };
  return !/^src\/embed\/frame\.svelte/.test(source) && isIn(source, needs);
}

const ofChallenge = /^src\/(?:features\/challenge\/|embed\/challenge-frame)/;

interface Needs {
  readonly manifest: Manifest;
  readonly language: string;
  readonly page: string;
  /** Of the files that several modules share. */
  readonly groups: readonly string[];
  /** Names of words and of explanations that are loaded late. */
  readonly words: readonly string[];
  readonly explanations: readonly string[];
}

function isIn(source: string, { manifest, language, page, groups, words: late, explanations }: Needs): boolean {
  if (leftOut.includes(source)) return false;
  // A file that several modules share is named after them all: vite.config.ts.
  const shared = /^_(words|findings|session-findings)-([\w-]+?)-[\w-]{8}\.js$/.exec(source);
  if (shared) return groups.includes(shared[1]!) && shared[2] === language;
  const words = /^src\/words\/([\w-]+)\/([\w-]+)\.ts$/.exec(source);
  if (words) return words[1] === language && late.includes(words[2]!);
  const explanation = /^src\/explanations\/([\w-]+)\/([\w-]+)\.md$/.exec(source);
  if (explanation) {
    const [, own, topic = ''] = explanation;
    const told = `src/explanations/${language}/${topic}.md` in manifest ? language : 'en';
    return own === told && explanations.includes(topic);
  }
  return !/^src\/features\/\w+\/\w+Page\.svelte$/.test(source) || source === page;
}
