// The command behind `npm run package`: makes course packages from the built site and writes them to packages/.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { challengeSlug, scormVersions, type CourseFiles, type ScormVersion } from '#src/host/course.ts';
import type { CompletionRule } from '#src/host/messages.ts';
import { makePackage, neededFiles, problemsOf, type ChoiceProblem, type PackageChoice } from '#src/host/package.ts';

const usage = `npm run package -- [--scorm 1.2|2004] [--lessons SLUG,SLUG,…|all|none] [--challenge]
    [--pass PERCENT] [--completion end|answered|attacked] [--lang en|de] [--out FOLDER]
Without --scorm, both versions are made. Without --lessons, all lessons are in it. --challenge puts the ten
tasks at the end, which are passed by a rule of their own. Without it and without --pass, nothing is passed or failed.`;

const sentences: Readonly<Record<ChoiceProblem['about'], (value: string) => string>> = {
  scorm: (value) => `--scorm is 1.2 or 2004, not ${value}.`,
  lessons: (value) => `There is no lesson named ${value}.`,
  'no-lessons': () => '--lessons names no lesson.',
  completion: (value) => `--completion is end, answered or attacked, not ${value}.`,
  pass: (value) => `--pass is a whole number from 1 to 100, not ${value}.`,
  'no-questions': () => 'These lessons ask no questions, so there is nothing to pass.',
  language: (value) => `There are no lessons in the language ${value}.`,
};

const site = fileURLToPath(new URL('../../client/', import.meta.url));

async function run(): Promise<number> {
  let values;
  try {
    values = parseArgs({
      options: {
        scorm: { type: 'string' },
        lessons: { type: 'string', default: 'all' },
        challenge: { type: 'boolean', default: false },
        pass: { type: 'string' },
        completion: { type: 'string', default: 'end' },
        lang: { type: 'string', default: 'en' },
        out: { type: 'string', default: 'packages' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return complain([(error as Error).message, usage]);
  }
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const list = JSON.parse(await readFile(join(site, 'course/files.json'), 'utf8')) as CourseFiles;
  const { scorm, lessons, challenge, pass, completion, lang: language, out } = values;
  const all = list.languages[language]?.lessons.map(({ slug }) => slug) ?? [];
  const choices = (scorm === undefined ? scormVersions : [scorm as ScormVersion]).map((version): PackageChoice => ({
    scorm: version,
    lessons: [...lessonsOf(lessons, all), ...(challenge ? [challengeSlug] : [])],
    completion: completion as CompletionRule,
    ...(pass !== undefined && { pass: pass.trim() === '' ? Number.NaN : Number(pass) }),
    language,
  }));
  const problems = problemsOf(choices[0]!, list);
  if (problems.length) {
    const known = problems.some(({ about }) => about === 'lessons') ? [`The lessons in ${language}: ${all.join(', ')}.`] : [];
    return complain([...problems.map(({ about, value }) => sentences[about](value)), ...known, usage]);
  }
  for (const choice of choices) await write(choice, list, out);
  return 0;
}

function lessonsOf(wanted: string, all: readonly string[]): readonly string[] {
  if (wanted === 'none') return [];
  return wanted === 'all' ? all : wanted.split(',').filter(Boolean);
}

async function write(choice: PackageChoice, list: CourseFiles, folder: string): Promise<void> {
  const files = await Promise.all(neededFiles(choice, list).map(async (path) => [path, await readFile(join(site, path))] as const));
  const { name, bytes } = makePackage(choice, list, new Map(files));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
  const chosen = new Set(choice.lessons);
  const challenge = chosen.delete(challengeSlug) ? ' and the challenge' : '';
  const size = (bytes.length / 1000).toFixed(1);
  console.log(`${relative('.', join(folder, name))}: SCORM ${choice.scorm}, ${chosen.size} lessons${challenge}, ${size} kB`);
}

function complain(lines: readonly string[]): number {
  console.error(lines.join('\n'));
  return 2;
}

process.exitCode = await run();
