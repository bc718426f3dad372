// Style sheets keep to the width that the lint holds scripts and components to.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const width = 140;
const root = resolve(import.meta.dirname, '../../src');
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

const tooLong = (file: string, text: string) =>
  text.split('\n').flatMap((line, index) => (line.length > width ? [`${file}:${index + 1}`] : []));

it('no line of a style sheet is longer', () => {
  expect(sheets.length).toBeGreaterThan(10);
  expect(sheets.flatMap((file) => tooLong(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

it('sees one that is', () => expect(tooLong('a.css', `a {}\n${' '.repeat(width + 1)}`)).toEqual(['a.css:2']));
