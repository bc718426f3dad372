// A code that nobody raises is no finding, and one that no test names has no fixture. The tables whose fixtures stand row by row
// (records, policies, answers, reports, the draft of 2016) are held to more by their own tests; these are the others.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { daneCodes } from '#src/protocol/dane/codes.ts';
import { dnsCodes } from '#src/protocol/dns/codes.ts';
import { smtpCodes } from '#src/protocol/smtp/codes.ts';
import { tlsCodes } from '#src/protocol/tls/codes.ts';

const root = join(import.meta.dirname, '../..');

function textsOf(folder: string, isWanted: (name: string) => boolean): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && isWanted(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');
}

const sources = textsOf('src', (name) => !name.endsWith('codes.ts'));
const tests = textsOf('tests/protocol', () => true);

test.each(Object.entries({ daneCodes, dnsCodes, smtpCodes, tlsCodes }))('every code of %s is raised, and tested', (_, table) => {
  const codes = Object.keys(table);
  expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  expect(codes.filter((code) => !new RegExp(`${code}(?![a-z-])`).test(tests))).toEqual([]);
});
