// The package itself: its manifest by the rules of both versions, its files, the same bytes in every time zone, what is refused. From a
// small made-up site; tests/e2e/course-package.spec.ts does the same from the built one.
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { scormVersions, type Course, type CourseFiles } from '#src/host/course.ts';
import { manifestOf } from '#src/host/manifest.ts';
import { makePackage, neededFiles, problemsOf, type PackageChoice } from '#src/host/package.ts';
import { manifestFaults, parseXml } from '../embed/course/manifest-rules.ts';

const lesson = (slug: string, title: string, questions = 1) => ({ slug, path: `learn/${slug}/`, title, minutes: 4, questions });
const list: CourseFiles = {
  version: 1,
  languages: {
    en: {
      title: 'Mail, "explained" & <more>',
      files: ['assets/a-1.js', 'favicon.svg', 'looks.js'],
      lessons: [lesson('starttls', 'STARTTLS'), lesson('reports', 'Reports </script>'), lesson('plain', 'Plain', 0)],
    },
  },
};
const choice: PackageChoice = { scorm: '1.2', lessons: ['starttls', 'reports'], completion: 'end', pass: 80, language: 'en' };
const page =
  '<html><a class="skip" href="#content">Skip</a><header class="masthead">x</header><main>kept</main><footer class="colophon">y</footer></html>';
const read = (given: PackageChoice) =>
  new Map(neededFiles(given, list).map((path) => [path, strToU8(path.endsWith('.html') ? page : `content of ${path}`)]));
const made = (given: PackageChoice = choice) => makePackage(given, list, read(given));

describe.each(scormVersions)('SCORM %s', (scorm) => {
  const given = { ...choice, scorm };
  const files = unzipSync(made(given).bytes);
  const manifest = strFromU8(files['imsmanifest.xml']!);

  test('the manifest follows the rules, and lists every file', () =>
    expect(manifestFaults(manifest, scorm, Object.keys(files))).toEqual([]));

  test('no mastery score, no threshold, no schema that is not there', () =>
    expect(manifest).not.toMatch(/mastery|threshold|minNormalizedMeasure|schemaLocation/i));

  test('the rules would find what is wrong', () => {
    const faults = (from: string | RegExp, to: string) => manifestFaults(manifest.replace(from, to), scorm, Object.keys(files)).length;
    for (const [from, to] of [
      ['identifierref="player"', 'identifierref="nobody"'],
      ['default="course"', 'default="player"'],
      ['<file href="looks.js"/>', ''],
      ['<file href="looks.js"/>', '<file href="looks.js"/><file href="gone.js"/>'],
      ['identifier="lessons"', 'identifier="course"'],
      ['identifier="lessons"', 'identifier="1"'],
      [/<schema>.*<\/schema>/, ''],
      [/( *<resources>[^]*<\/resources>\n)/, ''],
      [/<title>.*<\/title>/, '<title></title>'],
      ['webcontent', 'text'],
    ] as const)
      expect(faults(from, to), String(from)).toBeGreaterThan(0);
    expect(() => parseXml(manifest.replace('</item>', '</itme>'))).toThrow();
  });

  test('any title', () => {
    const course: Course = { version: 1, id: 'x', scorm, language: 'en', title: 'a & b < "c" ]]>', completion: 'end', lessons: [] };
    expect(manifestFaults(manifestOf(course, ['index.html']), scorm, ['index.html', 'imsmanifest.xml'])).toEqual([]);
  });
});

describe('what is inside', () => {
  const files = unzipSync(made().bytes);
  const launch = strFromU8(files['index.html']!);

  test('the chosen lessons and what they need', () =>
    expect(Object.keys(files)).toEqual([
      'imsmanifest.xml',
      'LICENSE.txt',
      'NOTICES.txt',
      'assets/a-1.js',
      'favicon.svg',
      'index.html',
      'learn/reports/index.html',
      'learn/starttls/index.html',
      'looks.js',
      'shell.css',
      'shell.js',
    ]));

  test('the choice travels in the launch page', () => {
    const [, json] = /<script type="application\/json" id="course">(.*?)<\/script>/s.exec(launch)!;
    expect(JSON.parse(json!)).toMatchObject({
      version: 1,
      scorm: '1.2',
      completion: 'end',
      pass: 80,
      lessons: [{ slug: 'starttls' }, { slug: 'reports' }],
    });
  });

  test('links name files, never folders', () => {
    const links = [...launch.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address!);
    for (const link of links) expect(Object.keys(files)).toContain(link);
  });

  test('a lesson comes without the head and foot of the site', () =>
    expect(strFromU8(files['learn/starttls/index.html']!)).toBe('<html><main>kept</main></html>'));

  test('the id stays when other choices change', () => {
    const id = (given: PackageChoice) => /"id":"([^"]+)"/.exec(strFromU8(unzipSync(made(given).bytes)['index.html']!))![1];
    expect(id({ ...choice, scorm: '2004', completion: 'answered', pass: 50 })).toBe(id(choice));
    expect(id({ ...choice, lessons: ['starttls'] })).not.toBe(id(choice));
  });
});

describe('the same bytes', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  });
  const zones = ['UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'];

  test('in every time zone', () => {
    const offsets = new Set<number>();
    const packages = zones.map((zone) => {
      process.env['TZ'] = zone;
      offsets.add(new Date(1980, 0, 1, 12).getTimezoneOffset());
      return Buffer.from(made().bytes).toString('base64');
    });
    expect(offsets.size).toBe(zones.length);
    expect(new Set(packages).size).toBe(1);
  });

  test('in whatever order the files were read, and lessons twice named once', () => {
    const shuffled = new Map([...read(choice)].reverse());
    expect(makePackage({ ...choice, lessons: [...choice.lessons, 'starttls'] }, list, shuffled).bytes).toEqual(made().bytes);
  });

  test('the order of the lessons is part of the choice', () =>
    expect(made({ ...choice, lessons: ['reports', 'starttls'] }).bytes).not.toEqual(made().bytes));
});

test.each([
  [{}, []],
  [{ lessons: [] }, ['no-lessons']],
  [{ lessons: ['starttls', 'nothing'] }, ['lessons']],
  [{ lessons: ['__proto__'] }, ['lessons']],
  [{ pass: 0 }, ['pass']],
  [{ pass: 101 }, ['pass']],
  [{ pass: 12.5 }, ['pass']],
  [{ pass: Number.NaN }, ['pass']],
  [{ lessons: ['plain'] }, ['no-questions']],
  [{ language: 'xx' }, ['language']],
  [{ language: 'constructor' }, ['language']],
  [{ scorm: '3' as '1.2' }, ['scorm']],
  [{ completion: 'never' as 'end' }, ['completion']],
] as [Partial<PackageChoice>, string[]][])('%j: refused for %j', (changed, expected) =>
  expect(problemsOf({ ...choice, ...changed }, list).map(({ about }) => about)).toEqual(expected),
);
