import { describe, expect, it } from 'vitest';
import { formatCalendar } from '#src/inspector/advise/calendar.ts';
import { inspectExample } from '#src/inspector/invented/network.ts';
import { hostingRecipes, recipeNames } from '#src/inspector/advise/hosting-recipes.ts';
import { planRollOut } from '#src/inspector/advise/roll-out.ts';
import { parsePolicy } from '#src/protocol/mta-sts/policy.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';

const now = Date.UTC(2026, 10, 23, 15, 12) / 1000;
const day = (at: number | undefined) => (at === undefined ? 'when needed' : new Date(at * 1000).toISOString().slice(0, 10));
const planOf = async (domain: string, pasted?: string) =>
  planRollOut(await inspectExample(domain, { now: () => now, ...(pasted !== undefined && { pasted }) }));

describe('planRollOut', () => {
  it.each([
    ['meadow.example', ['testing 2026-11-23', 'reports 2026-11-25', 'enforce 2026-12-07', 'longer 2026-12-21']],
    ['harbour.example', ['reports 2026-11-23', 'enforce 2026-12-05', 'longer 2026-12-19']],
    ['mill.example', ['testing 2026-11-23', 'reports 2026-11-25', 'enforce 2026-12-07', 'longer 2026-12-21']],
    ['lighthouse.example', []],
  ])('%s begins where it stands', async (domain, stages) => {
    const plan = await planOf(domain);
    expect(plan!.stages.map(({ name, at }) => `${name} ${day(at)}`)).toEqual([...stages, 'retreat when needed', 'remove when needed']);
  });

  it('a short enforced policy only gets a longer life', async () => {
    const plan = await planOf('cooper.example', 'version: STSv1\r\nmode: enforce\r\nmx: mx1.cooper.example\r\nmax_age: 604800\r\n');
    expect(plan!.stages.map(({ name }) => name)).toEqual(['longer', 'retreat', 'remove']);
  });

  it('a domain that takes no mail has nothing to roll out', async () => expect(await planOf('island.example')).toBeUndefined());

  it('gives only texts that a sender accepts, for the mail servers that there are, each id new and at most 32 characters', async () => {
    const { stages, tlsrpt } = (await planOf('harbour.example'))!;
    const published = stages.filter(({ policy }) => policy);
    for (const { policy } of published) expect(parsePolicy(policy!).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(published.slice(0, -1).map(({ policy }) => parsePolicy(policy!).value!.mx)).toEqual([
      ['mx1.harbour.example', 'mx2.harbour.example'],
      ['mx1.harbour.example', 'mx2.harbour.example'],
    ]);
    expect(published.map(({ policy }) => parsePolicy(policy!).value!.maxAge)).toEqual([604_800, 2_592_000, 86_400]);
    const ids = published.map(({ record }) => parseRecords([[record!]]).value!.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(tlsrpt).toBe('v=TLSRPTv1; rua=mailto:tlsrpt@harbour.example;');
  });

  it('waits for the longest policy that a sender may hold', async () => {
    expect((await planOf('meadow.example'))!.waitDays).toBe(30);
    const long = 'version: STSv1\r\nmode: enforce\r\nmx: mx1.cooper.example\r\nmax_age: 31557600\r\n';
    expect((await planOf('cooper.example', long))!.waitDays).toBe(366);
  });
});

describe('formatCalendar', () => {
  const file = formatCalendar([{ uid: 'a@b.example', at: now, title: 'One; two, three\\', text: `${'ä'.repeat(60)}\nend` }], now);

  it('has CRLF line ends and lines of at most 75 octets', () => {
    const lines = file.split('\r\n');
    expect(lines.pop()).toBe('');
    expect(lines.every((line) => !/[\r\n]/.test(line) && Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it('unfolds to whole days and escaped texts', () => {
    const lines = file.replaceAll('\r\n ', '').split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:a@b.example',
        'DTSTAMP:20261123T151200Z',
        'DTSTART;VALUE=DATE:20261123',
        'DTEND;VALUE=DATE:20261124',
        'SUMMARY:One\\; two\\, three\\\\',
        `DESCRIPTION:${'ä'.repeat(60)}\\nend`,
      ]),
    );
  });
});

it('every recipe is for this very policy host', () => {
  const recipes = hostingRecipes('harbour.example');
  expect(recipes.map(({ name }) => name)).toEqual([...recipeNames]);
  for (const { dns } of recipes)
    expect(dns).toMatch(/^(?:# Add )?mta-sts\.harbour\.example\.? (?:as|A YOUR-|CNAME (?:mta-sts\.)?(?:YOUR-|cname\.))/);
  // Where the host is named by the hoster's own settings, no file names it.
  const unnamed = ['cloudflare-pages', 'cloudflare-worker', 'cname', 'netlify', 'vercel', 'azure-static-web-apps'];
  for (const { files, name } of recipes) if (!unnamed.includes(name)) expect(files[0]!.text).toContain('mta-sts.harbour.example');
});
