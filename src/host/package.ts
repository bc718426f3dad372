// A course package: files of the built site in, bytes of a zip out. The page at /embed/ and the command use this same function; the same
// choice of the same build gives the same bytes, wherever and whenever it is made.
import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import { scormVersions, type Course, type CourseFiles, type CourseLesson, type LessonShelf, type ScormVersion } from './course.ts';
import { manifestOf } from './manifest.ts';
import { launchPage, lessonPage } from './markup.ts';
import { completionRules, type CompletionRule } from './messages.ts';

/** What the maker of a package chooses. */
export interface PackageChoice {
  readonly scorm: ScormVersion;
  /** Slugs, in the order of the course; that of the challenge is `challenge`. */
  readonly lessons: readonly string[];
  readonly completion: CompletionRule;
  /** Percent; absent: no pass mark. */
  readonly pass?: number;
  readonly language: string;
}

/** What is wrong with a choice, by what it is about; `value` is what was not understood. */
export interface ChoiceProblem {
  readonly about: 'scorm' | 'lessons' | 'no-lessons' | 'completion' | 'pass' | 'no-questions' | 'language';
  readonly value: string;
}

/** What is wrong with a choice of what there is; empty where it can be made. */
export function problemsOf({ scorm, lessons, completion, pass, language }: PackageChoice, { languages }: CourseFiles): ChoiceProblem[] {
  const problems: ChoiceProblem[] = [];
  const shelf = Object.hasOwn(languages, language) ? languages[language]! : undefined;
  if (!scormVersions.includes(scorm)) problems.push({ about: 'scorm', value: scorm });
  if (!completionRules.includes(completion)) problems.push({ about: 'completion', value: completion });
  if (!shelf) return [...problems, { about: 'language', value: language }];
  const offered = offeredBy(shelf);
  for (const slug of lessons) if (!offered.some((lesson) => lesson.slug === slug)) problems.push({ about: 'lessons', value: slug });
  const chosen = offered.filter(({ slug }) => lessons.includes(slug));
  if (lessons.length === 0) problems.push({ about: 'no-lessons', value: '' });
  if (pass !== undefined && !(Number.isInteger(pass) && pass >= 1 && pass <= 100)) problems.push({ about: 'pass', value: String(pass) });
  else if (pass !== undefined && chosen.length && !chosen.some(({ questions, tasks = 0 }) => questions + tasks > 0))
    problems.push({ about: 'no-questions', value: '' });
  return problems;
}

/** The files of the built site that a package needs; paths from its root. */
export function neededFiles({ lessons, language }: PackageChoice, { languages }: CourseFiles): string[] {
  const shelf = languages[language]!;
  const pages = offeredBy(shelf)
    .filter(({ slug }) => lessons.includes(slug))
    .map(pageOf);
  return [...sharedFiles(lessons, shelf), ...pages, ...Object.values(ownFiles)];
}

/** The lessons, and the challenge. */
const offeredBy = ({ lessons, challenge }: LessonShelf): readonly CourseLesson[] => [...lessons, ...(challenge ? [challenge] : [])];

/** The files besides the pages, without those that only what was not chosen needs. */
function sharedFiles(chosen: readonly string[], { lessons, files, challenge }: LessonShelf): readonly string[] {
  const hasLessons = lessons.some(({ slug }) => chosen.includes(slug));
  const hasChallenge = challenge !== undefined && chosen.includes(challenge.slug);
  return [...new Set([...(hasLessons ? files : []), ...(hasChallenge ? challenge.files : [])])].sort();
}

/** Names in the package of what the site keeps elsewhere. */
const ownFiles = {
  'shell.js': 'course/shell.js',
  'shell.css': 'course/shell.css',
  'LICENSE.txt': 'course/LICENSE.txt',
  'NOTICES.txt': 'course/NOTICES.txt',
};

/** What a package says of itself where there is no script, by language. */
const noScript: Readonly<Record<string, string>> = {
  en: 'This course needs JavaScript to be recorded. Without it you can read the lessons:',
  de: 'Damit dieser Kurs aufgezeichnet wird, braucht es JavaScript. Ohne kannst du die Lektionen lesen:',
};

/**
 * The package, from a choice without problems and the content of `neededFiles`. All times in it are noon of the first day that a zip knows:
 * zip has no time zones, and a local noon is written alike in each.
 */
export function makePackage(
  choice: PackageChoice,
  list: CourseFiles,
  read: ReadonlyMap<string, Uint8Array>,
): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const course = courseOf(choice, list);
  const shelf = list.languages[choice.language]!;
  const content = (path: string) => {
    const bytes = read.get(path);
    if (!bytes) throw new Error(`${path} was not read`);
    return bytes;
  };
  const files: Record<string, Uint8Array> = { 'index.html': strToU8(launchPage(course, noScript[course.language] ?? noScript['en']!)) };
  for (const [name, path] of Object.entries(ownFiles)) files[name] = content(path);
  for (const path of sharedFiles(choice.lessons, shelf)) files[path] = content(path);
  for (const page of course.lessons.map(pageOf)) files[page] = strToU8(lessonPage(strFromU8(content(page))));
  const names = Object.keys(files).sort();
  const manifest = strToU8(manifestOf(course, names));
  const zip: Zippable = { 'imsmanifest.xml': manifest, ...Object.fromEntries(names.map((name) => [name, files[name]!])) };
  return { name: nameOf(course, shelf), bytes: zipSync(zip, { level: 9, mtime: new Date(1980, 0, 1, 12) }) };
}

function courseOf(choice: PackageChoice, { languages }: CourseFiles): Course {
  const { scorm, lessons, completion, pass, language } = choice;
  const shelf = languages[language]!;
  const chosen = [...new Set(lessons)].map((slug) => offeredBy(shelf).find((lesson) => lesson.slug === slug)!).map(bare);
  return {
    version: 1,
    id: `mta-sts-${shortName(chosen, shelf)}-${language}`,
    scorm,
    language,
    title: chosen.length === 1 ? `${chosen[0]!.title}: ${shelf.title}` : shelf.title,
    completion,
    ...(pass !== undefined && { pass }),
    lessons: chosen,
  };
}

/** Tells one choice of lessons from another. */
function shortName(chosen: readonly CourseLesson[], shelf: LessonShelf): string {
  const count = chosen.filter(({ tasks }) => !tasks).length;
  const isAll = count === shelf.lessons.length;
  if (isAll) return count < chosen.length ? 'all-challenge' : 'all';
  return shortHash(chosen.map(({ slug }) => slug).join());
}

/** As the learner's shell needs it. */
function bare(lesson: CourseLesson & { readonly files?: readonly string[] }): CourseLesson {
  const { files: _, ...rest } = lesson;
  return rest;
}

function pageOf({ path }: CourseLesson): string {
  return `${path}index.html`;
}

function nameOf({ scorm, lessons, language }: Course, shelf: LessonShelf): string {
  const what = lessons.length === 1 && shelf.lessons.length !== 1 ? lessons[0]!.slug : shortName(lessons, shelf);
  return `mta-sts-${what}${language === 'en' ? '' : `-${language}`}-scorm-${scorm}.zip`;
}

/** FNV-1a in base 36: tells one choice of lessons from another. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
}
