import { describe, expect, it } from 'vitest';
import { parseParameters } from '#src/host/parameters.ts';
import { frameAddress, snippet, targets, type Choice } from '#src/features/teach/snippets.ts';
import { parseFragment } from '#src/address/route.ts';

const site = 'https://mta-sts.example/tutorial/';
const choice: Choice = {
  lesson: 'starttls-stripped',
  title: 'Lines & "words" <here>',
  settings: { last: 'ehlo-1/250-STARTTLS', attack: false, theme: 'dark' },
  route: { step: 'ehlo-1', moves: [{ do: 'replace', event: 'greeting', text: '220 "a" & b, c (d)' }] },
  height: 480,
};

describe('snippets', () => {
  it('the address says all that was chosen', () => {
    const address = new URL(frameAddress(site, choice));
    expect(address.pathname).toBe('/tutorial/learn/starttls-stripped/');
    expect(parseParameters(address.search)).toEqual({ settings: choice.settings, problems: [] });
    expect(parseFragment(address.hash)).toEqual({ route: choice.route, problems: [] });
  });

  it.each(targets.filter((target) => target !== 'element'))('%s leads to the page in the language that was chosen', (target) =>
    expect(snippet(target, site, { ...choice, settings: { language: 'de' } })).toContain(`${site}de/learn/starttls-stripped/`),
  );

  it('free play has no lesson', () =>
    expect(frameAddress(site, { ...choice, lesson: '', settings: {}, route: {} })).toBe(`${site}play/?embed`));

  it.each(targets.filter((target) => target !== 'markdown'))('%s holds no text that breaks out of its attribute', (target) => {
    const code = snippet(target, site, choice);
    const tags = code.match(/<[^<>]*>/g) ?? [];
    expect(code.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
    for (const tag of tags) expect(tag.replaceAll(/[\w-]+="[^"<>]*"/g, '')).not.toContain('"');
    expect(code).toContain('Lines &amp; &quot;words&quot; &lt;here&gt;');
  });

  it('the element says the same as the address', () => {
    const code = snippet('element', site, choice);
    for (const part of ['lesson="starttls-stripped"', 'last="ehlo-1/250-STARTTLS"', 'attack="no"', 'theme="dark"', 'step="ehlo-1"'])
      expect(code).toContain(part);
  });

  it('the element is told the language; its script is at the root of the site', () => {
    const code = snippet('element', site, { ...choice, settings: { language: 'de' } });
    expect(code).toContain('lang="de"');
    expect(code).toContain(`src="${site}embed/player.js"`);
  });

  it('a link in Markdown has no bracket that ends it', () => {
    const code = snippet('markdown', site, choice);
    expect(code).toMatch(/^\[[^[\]]*\]\([^()]*\)$/);
  });
});
