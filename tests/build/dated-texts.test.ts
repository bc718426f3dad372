// Facts that age come into a text in its language, with their sources; an unknown one stops the build.
import { expect, test } from 'vitest';
import { withFacts } from '#src/build/dated-texts.ts';

test.each([
  ['en', 'Gmail since April 2019.'],
  ['de', 'Gmail seit April 2019.'],
  ['xx', 'Gmail since April 2019.'],
])('%s', (language, text) => expect(withFacts('Gmail {fact:gmail-honours}.', language)).toBe(text));

test('a source is a link with author and date', () => {
  const url = 'https://security.googleblog.com/2019/04/gmail-making-email-more-secure-with-mta.html';
  expect(withFacts('{source:gmail-honours}', 'en')).toBe(`[Gmail making email more secure with MTA-STS](${url}), Google, April 2019`);
  expect(withFacts('{source:gmail-honours}', 'de')).toContain('Google, April 2019 (auf Englisch)');
  expect(withFacts('{source:domains-with-record}', 'en')).toMatch(/^\[Ashiq and others, as summarised in 2025\]\(\S+\), 2025$/);
});

test('other places stay, unknown facts throw', () => {
  expect(withFacts('{name} {providers}', 'en')).toBe('{name} {providers}');
  expect(() => withFacts('{fact:no-such}', 'en')).toThrow('no-such');
});
