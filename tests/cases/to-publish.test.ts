// What is offered for copying is complete and safe: whoever pastes it as it stands has published what was meant.
import { describe, expect, it } from 'vitest';
import '#src/explanations/english.ts';
import { run } from '#src/cli/main.ts';
import { calendarOf, filesOf } from '#src/features/inspect/publication.ts';
import { hostingRecipes } from '#src/inspector/advise/hosting-recipes.ts';
import { isEnforcing, planRollOut, withoutEnforcing } from '#src/inspector/advise/roll-out.ts';
import { tlsrptFix } from '#src/inspector/advise/fixes.ts';
import { inspectExample } from '#src/inspector/invented/network.ts';
import { judgeTexts } from '#src/inspector/pasted/judge-texts.ts';
import { mendTexts } from '#src/inspector/pasted/mend-texts.ts';
import { toPublish } from '#src/inspector/pasted/to-publish.ts';
import { readTxtLines } from '#src/protocol/dns/txt-lines.ts';
import { parseRecords } from '#src/protocol/mta-sts/record.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import inspectWords from '#src/words/en/inspect.ts';
import { testIo } from '../cli/io-for-tests.ts';

const now = 1_796_000_000;
const policy = 'version: STSv1\nmode: enforce\nmx: mx1.mill.example\nmax_age: 604800\n';
const texts = { record: 'v=STSv1; id=20260101;', policy, mx: 'mx1.mill.example\nmail9.other.example', tlsrpt: '' };
const idIn = (text: string) => parseRecords(readTxtLines(text).map(({ strings }) => strings)).value?.id;
const words = inspectWords.publish;

describe('a changed policy', () => {
  it.each([
    ['bare', 'v=STSv1; id=20260101;'],
    ['quoted', '_mta-sts IN TXT "v=STSv1; id=20260101;"'],
    ['in JSON', '{"data": "v=STSv1; id=20260101;"}'],
  ])('comes with a new id: %s', (_, record) => {
    const mended = mendTexts(judgeTexts({ ...texts, record }, now), now);
    expect(mended.texts.policy).toContain('mx: mail9.other.example');
    expect(idIn(mended.texts.record)).toMatch(/^\d{14}Z?$/);
  });

  it('that was not changed keeps its id', () => {
    expect(idIn(mendTexts(judgeTexts({ ...texts, mx: 'mx1.mill.example' }, now), now).texts.record)).toBe('20260101');
  });

  it('in the command too', async () => {
    const io = testIo({ p: policy });
    await run(['evaluate', '--record', texts.record, '--policy', 'p', '--mx', 'mail9.other.example', '--json'], io);
    const { corrected } = JSON.parse(io.lines.join('\n')) as { corrected: { record: string; policy: string } };
    expect(corrected.policy).toContain('mx: mail9.other.example');
    expect(idIn(corrected.record)).not.toBe('20260101');
  });
});

describe('clean texts', () => {
  it.each([
    'v=STSv1; id=1;',
    '"v=STSv1; " "id=1;"',
    '_mta-sts.mill.example. 300 IN TXT "v=STSv1\\; id=1\\;" ; ours',
    '{"data": "v=STSv1; id=1;"}',
    ';; ANSWER SECTION:\n_mta-sts.mill.example. 300 IN TXT "v=STSv1; id=1;"\n',
  ])('%s is a line of a zone', (record) => {
    expect(toPublish({ record, policy: '', mx: '', tlsrpt: '' }).record).toBe('_mta-sts IN TXT "v=STSv1; id=1;"\n');
  });

  it('a policy with the head of its answer is the file alone', () => {
    const pasted = `$ curl -i x\nHTTP/2 200\ncontent-type: text/plain\n\n${policy}`;
    expect(toPublish({ record: '', policy: pasted, mx: '', tlsrpt: '' }).policy).toBe(policy);
  });

  it('two report records become one, and no address is invented', () => {
    const tlsrpt = '"v=TLSRPTv1; rua=mailto:a@mill.example"\n"v=TLSRPTv1; rua=https://r.example/x,mailto:a@mill.example"';
    const mended = mendTexts(judgeTexts({ ...texts, policy: '', mx: '', tlsrpt }, now), now);
    const { value } = parseTlsrptRecords(readTxtLines(mended.texts.tlsrpt).map(({ strings }) => strings));
    expect(value!.rua).toEqual(['mailto:a@mill.example', 'https://r.example/x']);
  });

  it('one name for the mailbox', () => expect(tlsrptFix('mill.example').text).toBe('v=TLSRPTv1; rua=mailto:tlsrpt@mill.example;'));
});

describe('the plan', () => {
  const planOf = async () => planRollOut(await inspectExample('meadow.example', { now: () => now }))!;

  it('says to make the mailbox first, and opens enforce only when every server is proved', async () => {
    const plan = await planOf();
    expect(words.stages.testing[1]).toMatch(/^First make the mailbox/);
    expect(plan.hosts.length).toBeGreaterThan(0);
    expect(plan.hosts.every(({ isProved }) => !isProved)).toBe(true);
    const shut = withoutEnforcing(plan);
    expect(shut.stages.filter(({ name }) => isEnforcing(name)).some(({ policy: text, record }) => text ?? record)).toBe(false);
    expect(Object.keys(filesOf('meadow.example', shut, words, now)).some((path) => path.includes('enforce'))).toBe(false);
  });

  it('a server that was seen with TLS and a good certificate is proved', async () => {
    const inspection = await inspectExample('meadow.example', { now: () => now });
    const certificate = { subject: '', names: [], issuer: '', validFrom: 0, validTo: now, error: null };
    const mx = inspection.mx.map((host) => ({ ...host, starttls: true, certificate }));
    expect(planRollOut({ ...inspection, mx })!.hosts.every(({ isProved }) => isProved)).toBe(true);
  });

  it('its dates carry the text to publish, and a link', async () => {
    const plan = await planOf();
    const calendar = calendarOf('meadow.example', plan, words, now, 'https://site.example/inspect/#domain=meadow.example');
    const plain = calendar.replace(/\r\n /g, '');
    expect(plain).toContain('URL:https://site.example/inspect/#domain=meadow.example');
    for (const { record } of plan.stages.filter(({ at, record: text }) => at !== undefined && text)) {
      expect(plain).toContain(record!.replace(/[;,]/g, '\\$&'));
    }
    expect(plain).toContain('mode: enforce');
  });

  it('its archive names its files, and each record is a line of a zone', async () => {
    const files = filesOf('meadow.example', await planOf(), words, now);
    for (const path of Object.keys(files)) if (path !== 'README.txt') expect(files['README.txt']).toContain(path);
    for (const [path, text] of Object.entries(files)) {
      if (/dns.*\.txt$/.test(path)) expect(text).toMatch(/^[\w.-]+\. IN TXT "v=[^"]*"\n$/);
    }
  });
});

describe('the recipes', () => {
  const recipes = hostingRecipes('mill.example');

  it('have AAAA beside A', () => {
    for (const { dns } of recipes) if (/ A YOUR-ADDRESS/.test(dns)) expect(dns).toContain('AAAA YOUR-IPV6-ADDRESS');
  });

  it('what nobody tried says so', () => {
    const tried = ['nginx', 'nginx-acme', 'caddy', 'apache', 'cloudflare-worker'];
    for (const { name } of recipes) if (!tried.includes(name)) expect(words.recipes[name][1]).toMatch(/not tried it/);
  });

  it('the Worker answers with the policy, and with nothing else', async () => {
    const script = recipes.find(({ name }) => name === 'cloudflare-worker')!.files[0]!.text.replace('YOUR-POLICY', policy);
    const { default: worker } = (await import(`data:text/javascript,${encodeURIComponent(script)}`)) as {
      default: { fetch(request: Request): Promise<Response> };
    };
    const response = await worker.fetch(new Request('https://mta-sts.mill.example/.well-known/mta-sts.txt'));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/plain', policy]);
    expect((await worker.fetch(new Request('https://mta-sts.mill.example/'))).status).toBe(404);
  });

  it('delegation hands over both names', () => {
    expect(recipes.find(({ name }) => name === 'cname')!.dns.split('\n')).toEqual([
      'mta-sts.mill.example. CNAME mta-sts.YOUR-PROVIDER.',
      '_mta-sts.mill.example. CNAME _mta-sts.YOUR-PROVIDER.',
    ]);
  });
});
