// What the social images show, and what they are checked against: the titles of the lessons in each language, read from the files as they
// are, and a picture for all other pages.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '../../src/lessons');

const site = {
  language: 'en',
  title: 'One deleted line lets a stranger read your mail',
  lead: 'See it happen, line by line, and see what MTA-STS does about it.',
};

/** By the name of the image: `starttls` in English, `de-starttls` in German. */
export function shownTitles() {
  const folders = readdirSync(folder).filter((name) => /^\d\d-/.test(name));
  const files = folders.flatMap((name) =>
    readdirSync(join(folder, name)).flatMap((file) => (file.endsWith('.md') ? [[name, file.slice(0, -3)]] : [])),
  );
  const lessons = Object.fromEntries(
    files.map(([name, language]) => {
      const { title, lead } = parse(readFileSync(join(folder, name, `${language}.md`), 'utf8').split('---')[1]);
      const image = `${language === 'en' ? '' : `${language}-`}${name.slice(3)}`;
      return [image, { language, number: Number(name.slice(0, 2)), of: folders.length, title, lead }];
    }),
  );
  return { site, ...lessons };
}
