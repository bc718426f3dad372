// Every citation is provable: beside it stand two to five terms of the section that it names, in a comment of the Markdown.
// tests/citations/rfc-texts.test.ts looks them up.
import { describe, expect, test } from 'vitest';
import { parts } from './cited.ts';

const place = ({ file, heading }: (typeof parts)[number], rest: string) => `${file} ## ${heading}: ${rest}`;

describe('the terms beside citations', () => {
  test('there are texts worth the name', () => expect(parts.length).toBeGreaterThan(400));

  test('each citation has its terms', () => {
    const without = parts.flatMap((part) =>
      part.owed.filter((one) => !part.given.some(({ citation }) => citation === one)).map((one) => place(part, one)),
    );
    expect(without).toEqual([]);
  });

  test('no terms are of a section that is not cited', () => {
    const stale = parts.flatMap((part) =>
      part.given.filter(({ citation }) => !part.owed.includes(citation)).map(({ citation }) => place(part, citation)),
    );
    expect(stale).toEqual([]);
  });

  test('two to five, each once', () => {
    const odd = parts.flatMap((part) =>
      part.given.filter(({ terms }) => terms.length < 2 || terms.length > 5 || new Set(terms).size < terms.length),
    );
    expect(odd).toEqual([]);
  });
});
