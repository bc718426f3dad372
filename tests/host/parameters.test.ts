import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatParameters, parseParameters, type Settings } from '#src/host/parameters.ts';
import { completionRules, controls, themes, views } from '#src/host/messages.ts';

const step = fc.stringMatching(/^[!-~]{1,60}$/);

describe('parameters of a frame', () => {
  // These have been published: they keep their meaning.
  it.each<[string, Settings]>([
    ['?embed', {}],
    ['?embed=&theme=dark', { theme: 'dark' }],
    ['?embed&first=ehlo-1/250-STARTTLS&last=quit', { first: 'ehlo-1/250-STARTTLS', last: 'quit' }],
    ['?embed&views=terminal&controls=none', { views: ['terminal'], controls: [] }],
    ['?embed&controls=slider,tools&attack=no&questions=no', { controls: ['slider', 'tools'], attack: false, questions: false }],
    ['?embed&attack=yes&lang=pt-BR&completion=attacked', { attack: true, language: 'pt-BR', completion: 'attacked' }],
  ])('%s', (query, settings) => expect(parseParameters(query)).toEqual({ settings, problems: [] }));

  it.each([
    ['theme=blue'],
    ['views='],
    ['views=path,other'],
    ['controls=slider,,tools'],
    ['attack=maybe'],
    ['questions='],
    ['lang=../../x'],
    ['completion=never'],
    ['first='],
    ['embed=1'],
    ['href=javascript:alert(1)'],
    ['__proto__=x'],
  ])('names %s and leaves it out', (part) => {
    const [name, value] = [part.split('=', 1)[0], part.slice(part.indexOf('=') + 1)];
    expect(parseParameters(`${part}&theme=light`)).toEqual({ settings: { theme: 'light' }, problems: [{ name, value }] });
  });

  it('reads back what it writes', () =>
    fc.assert(
      fc.property(
        fc.record(
          {
            first: step,
            last: step,
            views: fc.subarray([...views], { minLength: 1 }),
            controls: fc.subarray([...controls]),
            attack: fc.constant(false),
            questions: fc.constant(false),
            language: fc.constantFrom('en', 'de', 'zh-Hans'),
            theme: fc.constantFrom(...themes),
            completion: fc.constantFrom(...completionRules),
          },
          { requiredKeys: [] },
        ),
        (settings) => {
          expect(parseParameters(`?${formatParameters(settings)}`)).toEqual({ settings, problems: [] });
        },
      ),
    ));

  it('never throws', () => fc.assert(fc.property(fc.string(), (query) => void parseParameters(query))));
});
