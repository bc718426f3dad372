// The bare player on pages of other people: strict policies, sandboxes, narrow columns, fixed and growing heights, messages, keys.
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { hostPage, serveHosts, type HostServer } from './host-pages.ts';

const site = 'http://localhost:4174/';
const lesson = `${site}learn/starttls-stripped/?embed`;
const offer = 'ehlo-1/250-STARTTLS';
let hosts: HostServer;

test.beforeAll(async () => void (hosts = await serveHosts()));
test.afterAll(() => hosts.close());

const frame = (src: string, more = 'width="640" height="480"') => `<iframe src="${src}" title="Delete one line" ${more}></iframe>`;

/** Opens a page around `body`; its messages are kept in the order in which they came. */
async function open(page: Page, body: string, headers: Record<string, string> = {}): Promise<FrameLocator> {
  await page.addInitScript(() => {
    const kept: unknown[] = [];
    Object.assign(window, { kept });
    addEventListener('message', ({ data }) => kept.push(data));
  });
  await page.goto(hosts.add(`p${Math.random()}`, { text: hostPage(body), headers }));
  return page.frameLocator('iframe');
}

type Message = Record<string, unknown>;
const messages = (page: Page, event?: string) =>
  page.evaluate(
    (wanted) => (window as unknown as { kept: Message[] }).kept.filter((data) => !wanted || data['event'] === wanted),
    event,
  ) as Promise<Message[]>;
const last = async (page: Page, event: string) => (await messages(page, event)).at(-1);

async function command(page: Page, message: Message): Promise<void> {
  await page.evaluate((data) => frames[0]!.postMessage({ target: 'mta-sts-player', version: 1, ...data }, '*'), message);
}

async function ready(page: Page): Promise<Message> {
  await expect.poll(async () => (await messages(page, 'ready')).length).toBe(1);
  return (await messages(page, 'ready'))[0]!;
}

const step = (player: FrameLocator) => player.locator('[aria-current="step"] .num');

test.describe('on somebody’s page', () => {
  const policies = {
    'with a policy that allows frames alone': { 'content-security-policy': `default-src 'none'; frame-src ${site}` },
    'on another origin': {},
  };
  for (const [name, headers] of Object.entries(policies)) {
    test(name, async ({ page }) => {
      const player = await open(page, frame(lesson), headers);
      await player.getByRole('button', { name: 'Next' }).click();
      await expect(step(player)).toHaveText(/2$/);
      await player.getByRole('button', { name: 'Delete this line' }).click();
      await expect(player.locator('.turn.cut')).toContainText('deleted by you');
    });
  }

  test('asks nobody else, sets no cookie, keeps nothing', async ({ page, context }) => {
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (![site, hosts.origin].some((origin) => request.url().startsWith(origin))) foreign.push(request.url());
    });
    const player = await open(page, frame(`${lesson}#step=${offer}`));
    await player.getByRole('button', { name: 'Delete this line' }).click();
    await expect(player.locator('.turn.cut')).toHaveCount(1);
    await page.waitForLoadState('networkidle');
    expect(foreign).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    // Chromium closes the storage of a frame on another site; elsewhere it stays empty.
    const kept = page.frames()[1]!.evaluate(() => {
      try {
        return localStorage.length;
      } catch {
        return 'closed';
      }
    });
    expect([0, 'closed']).toContain(await kept);
  });

  test('in a sandbox with scripts and its own origin, no tab can be opened, and the player says so', async ({ page }) => {
    const player = await open(page, frame(lesson, 'width="640" height="480" sandbox="allow-scripts allow-same-origin"'));
    await player.getByRole('button', { name: 'Delete this line' }).click();
    await expect(player.locator('.turn.cut')).toHaveCount(1);
    await player.getByRole('link', { name: 'Open in a tab of its own' }).click();
    await expect(player.getByText('This frame may not open tabs')).toContainText(`learn/starttls-stripped/#moves=drop:${offer}`);
  });

  test('in a sandbox without its own origin it says what is missing, and can be read', async ({ page }) => {
    const player = await open(page, frame(lesson, 'width="640" height="480" sandbox="allow-scripts"'));
    await expect(player.getByText('needs allow-scripts and allow-same-origin')).toBeVisible();
    await expect(player.getByRole('heading', { name: 'This line is in your hands' })).toBeVisible();
    await expect(player.getByText('250-STARTTLS').filter({ visible: true }).first()).toBeVisible();
  });

  test('in a sandbox without scripts it can be read', async ({ page }) => {
    const player = await open(page, frame(lesson, 'width="640" height="480" sandbox'));
    await expect(player.getByRole('heading', { name: 'Delete one line' })).toBeVisible();
    await expect(player.getByText('250-STARTTLS').first()).toBeAttached();
  });

  for (const [width, height] of [
    [280, 400],
    [320, 480],
    [640, 480],
    [1100, 700],
  ] as const) {
    test(`fits ${width} × ${height}: the panes scroll, the document does not`, async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      const player = await open(page, frame(lesson, `width="${width}" height="${height}"`));
      await player.getByRole('button', { name: 'Next' }).click();
      const inside = page.frames()[1]!;
      const size = await inside.evaluate(() => ({
        across: document.documentElement.scrollWidth - innerWidth,
        down: document.documentElement.scrollHeight - innerHeight,
        panes: [...document.querySelectorAll('.score, .side')].map((pane) => pane.clientHeight),
        scrolls: document.querySelector('.score')!.scrollHeight > document.querySelector('.score')!.clientHeight,
      }));
      expect(size).toMatchObject({ across: 0, down: 0, scrolls: true });
      for (const pane of size.panes) expect(pane).toBeGreaterThan(80);
      await expect(player.getByRole('button', { name: 'Next' })).toBeInViewport();
    });
  }

  for (const [language, path] of Object.entries({ en: 'learn', de: 'de/learn' })) {
    test(`nothing is cut or empty where the panes stand side by side: ${language}`, async ({ page }) => {
      await page.setViewportSize({ width: 1300, height: 900 });
      const attacked = `${site}${path}/starttls-stripped/?embed#moves=drop:${offer}&step=message-1/end/reply`;
      const player = await open(page, frame(attacked, 'width="800" height="500"'));
      const side = player.locator('.side');
      await expect(side.locator('.verdict')).not.toHaveCount(0);
      expect(await side.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
      // From 80rem on, the names of the actors stand over their staves.
      const wide = await open(page, frame(attacked, 'width="1280" height="720"'));
      await expect(wide.locator('.cast li')).toHaveCount(5);
      const names = await wide
        .locator('.cast li')
        .evaluateAll((all) => all.map((name) => [name.getBoundingClientRect().left, name.scrollWidth - name.clientWidth]));
      expect(new Set(names.map(([left]) => left)).size).toBe(5);
      if (language === 'en') expect(names.map(([, over]) => over)).toEqual([0, 0, 0, 0, 0]);
      // A lesson without conditions has no row for them.
      const plain = await open(page, frame(`${site}${path}/mail-in-the-clear/?embed`));
      await expect(plain.locator('.replay')).toBeVisible();
      const gap = await plain.locator('.pagehead').evaluate((head) => {
        const player = document.querySelector('.replay')!;
        return player.getBoundingClientRect().top - head.getBoundingClientRect().bottom;
      });
      expect(gap).toBeLessThan(2);
    });
  }

  for (const [width, height, has] of [
    [784, 480, 1],
    [374, 640, 1],
    [374, 480, 0],
    [784, 240, 0],
  ] as const) {
    test(`at ${width} × ${height} ${has ? 'the scene stands above the panes, and follows' : 'the player has all the room'}`, async ({
      page,
    }) => {
      const player = await open(page, frame(`${lesson}#step=${offer}`, `width="${width}" height="${height}"`));
      await expect(player.locator('.turn[aria-current="step"]')).toBeInViewport();
      await expect(player.locator('.frame-stage .scene')).toHaveCount(has);
      if (has) await expect(player.locator('.scene .slip')).toContainText('250-STARTTLS');
      await player.getByRole('button', { name: 'Next' }).click();
      if (has) await expect(player.locator('.scene .slip')).toContainText('ENHANCEDSTATUSCODES');
      await expect(player.getByRole('button', { name: 'Next' })).toBeInViewport();
      const down = await page.frames()[1]!.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      expect(down).toBe(0);
    });
  }

  for (const [width, height] of [
    [280, 400],
    [390, 600],
    [800, 500],
  ] as const) {
    test(`at ${width} × ${height} a question is seen without scrolling, and answered by a click`, async ({ page }) => {
      const src = `${lesson}&completion=answered#moves=drop:${offer}&step=decide/starttls-missing`;
      const player = await open(page, frame(src, `width="${width}" height="${height}"`));
      const question = player.locator('.side .question');
      await expect(question.getByRole('heading', { name: 'A question before you go on' })).toBeInViewport({ ratio: 1 });
      await question.locator('label').last().click();
      await expect(question.getByRole('radio').last()).toBeChecked();
      await question.getByRole('button', { name: 'Answer' }).click();
      await expect(question.locator('.result')).toHaveText('Right.');
      await expect.poll(() => messages(page, 'completed')).toMatchObject([{ rule: 'answered' }]);
    });
  }

  test('opens the same state in a tab of its own', async ({ page, context }) => {
    const player = await open(page, frame(lesson));
    await player.getByRole('button', { name: 'Next' }).click();
    const [tab] = await Promise.all([context.waitForEvent('page'), player.getByRole('link', { name: 'Open in a tab of its own' }).click()]);
    await expect(tab.locator('[aria-current="step"] .num')).toHaveText(/2$/);
    await expect(tab.locator('.masthead')).toBeVisible();
    expect(new URL(tab.url()).search).toBe('');
  });
});

test.describe('height', () => {
  test('is asked for in every dialect, and stays where the host does not follow', async ({ page }) => {
    await open(page, frame(lesson));
    await ready(page);
    await expect.poll(async () => (await messages(page, 'resize')).length).toBeGreaterThan(0);
    const { height } = (await last(page, 'resize'))!;
    const all = await messages(page);
    expect(all).toContainEqual({ subject: 'lti.frameResize', height });
    expect(all).toContainEqual(JSON.stringify({ subject: 'lti.frameResize', height }));
    expect(all).toContainEqual({ type: 'plugin.resize', payload: { height } });
    expect(all).toContainEqual({ context: 'h5p', action: 'hello' });
    expect(await page.frames()[1]!.evaluate(() => 'grow' in document.documentElement.dataset)).toBe(false);
  });

  const follow = {
    'our own messages': `if (data.event === 'resize') { frame.style.height = data.height + 'px'; frame.contentWindow.postMessage({ target: 'mta-sts-player', version: 1, command: 'configure', grow: true }, '*'); }`,
    'lti.frameResize alone': `if (data.subject === 'lti.frameResize') frame.style.height = data.height + 'px';`,
    'plugin.resize alone': `if (data.type === 'plugin.resize') frame.style.height = data.payload.height + 'px';`,
    'H5P’s exchange': `if (data.context === 'h5p' && data.action === 'hello') frame.contentWindow.postMessage({ context: 'h5p', action: 'hello' }, '*');
      if (data.context === 'h5p' && data.action === 'resize') frame.style.height = data.scrollHeight + 'px';`,
  };
  for (const [name, code] of Object.entries(follow)) {
    test(`follows by ${name}, and settles`, async ({ page }) => {
      const script = `<script>addEventListener('message', ({ data }) => { const frame = document.querySelector('iframe'); ${code} });</script>`;
      await open(page, script + frame(lesson, 'width="640" height="400"'));
      await ready(page);
      const inside = page.frames()[1]!;
      await expect.poll(() => inside.evaluate(() => 'grow' in document.documentElement.dataset)).toBe(true);
      await expect.poll(() => inside.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
      const heights = new Set<number>();
      const asked = (await messages(page, 'resize')).length;
      for (let second = 0; second < 10; second++) {
        heights.add(await inside.evaluate(() => innerHeight));
        await page.waitForTimeout(1000);
      }
      expect([...heights]).toHaveLength(1);
      expect((await messages(page, 'resize')).length).toBe(asked);
      expect(
        await inside.evaluate(() =>
          [...document.querySelectorAll('.score, .side')].every((pane) => pane.scrollHeight <= pane.clientHeight + 1),
        ),
      ).toBe(true);
    });
  }

  test('in a grown frame the bar and the note stay in sight', async ({ page }) => {
    await page.setViewportSize({ width: 900, height: 600 });
    const script = `<script>addEventListener('message', ({ data }) => { if (data.event === 'resize') document.querySelector('iframe').style.height = data.height + 'px'; });</script>`;
    const player = await open(page, script + frame(lesson, 'width="800" height="400"'));
    await ready(page);
    await expect.poll(() => page.frames()[1]!.evaluate(() => 'grow' in document.documentElement.dataset)).toBe(true);
    await page.evaluate(() => scrollTo(0, 500));
    await expect(player.getByRole('button', { name: 'Next' })).toBeInViewport();
    await expect(player.locator('.side .note h2')).toBeInViewport();
  });
});

test.describe('the element', () => {
  const element = (attributes: string) =>
    `<script src="${site}embed/player.js" async></script><mta-sts-player ${attributes}></mta-sts-player>`;

  test('grows, tells its events, and breaks no policy of the page', async ({ page }) => {
    const violations: string[] = [];
    await page.exposeFunction('violated', (text: string) => violations.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        (window as unknown as { violated(text: string): void }).violated(`${violatedDirective} ${blockedURI}`),
      );
      document.addEventListener('mta-sts-step', (event) => Object.assign(window, { told: (event as CustomEvent).detail }));
    });
    await page.goto(
      hosts.add('element', {
        text: hostPage(element(`lesson="starttls-stripped" step="${offer}" theme="dark" completion="attacked"`)),
        headers: { 'content-security-policy': `default-src 'none'; script-src ${site}; style-src 'self'; frame-src ${site}` },
      }),
    );
    const player = page.locator('mta-sts-player').locator('iframe').contentFrame();
    await expect(player.locator('[aria-current="step"]')).toContainText('250-STARTTLS');
    await expect(player.locator('html[data-theme="dark"]')).toBeAttached();
    const box = page.locator('mta-sts-player');
    await expect.poll(async () => (await box.boundingBox())!.height).toBeGreaterThan(800);
    expect(await box.locator('iframe').getAttribute('title')).toBe('Delete one line');
    await player.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => page.evaluate(() => (window as unknown as { told?: Message }).told?.['index'])).toBe(12);
    await page.evaluate(() => document.querySelector('mta-sts-player')!.setAttribute('theme', 'light'));
    await expect(player.locator('html[data-theme="light"]')).toBeAttached();
    expect(violations).toEqual([]);
  });

  test('keeps a fixed height, and goes to free play without a lesson', async ({ page }) => {
    await page.goto(hosts.add('fixed', { text: hostPage(element('height="420" sender="dane" attack="forge-mx" controls="slider"')) }));
    const player = page.locator('mta-sts-player').locator('iframe').contentFrame();
    await expect(player.getByRole('heading', { level: 1, name: 'Free play' })).toBeVisible();
    await expect(player.locator('.conditions')).toBeHidden();
    await expect(player.locator('html[data-ready]')).toBeAttached();
    expect((await page.locator('mta-sts-player').boundingBox())!.height).toBe(420);
  });

  test('hears its own frame alone', async ({ page }) => {
    await page.goto(hosts.add('deaf', { text: hostPage(element('lesson="starttls"')) }));
    await page.locator('mta-sts-player').locator('iframe').contentFrame().locator('html[data-ready]').waitFor({ state: 'attached' });
    const heard = await page.evaluate(async () => {
      let count = 0;
      document.addEventListener('mta-sts-completed', () => count++);
      postMessage({ source: 'mta-sts-player', version: 1, event: 'completed', rule: 'end' }, '*');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return count;
    });
    expect(heard).toBe(0);
  });
});

test.describe('messages', () => {
  test('the player tells what happens, and obeys', async ({ page }) => {
    const player = await open(page, frame(`${lesson}&completion=attacked`));
    const hello = await ready(page);
    expect(hello).toMatchObject({ lesson: 'starttls-stripped', title: 'Delete one line', language: 'en', index: 0 });
    expect(hello['questions']).toMatchObject([{ id: 'q1', right: 'c' }]);
    await command(page, { command: 'goto', step: offer });
    await expect.poll(() => last(page, 'step')).toMatchObject({ step: offer, index: 11, furthest: 11 });
    expect(await messages(page, 'completed')).toEqual([]);
    await command(page, {
      command: 'restore',
      moves: `drop:${offer}`,
      step: 'decide/starttls-missing',
      answers: { q1: 'c', q2: 'a' },
      furthest: 25,
    });
    await expect.poll(() => last(page, 'move')).toMatchObject({ moves: `drop:${offer}`, count: 1 });
    await expect
      .poll(() => last(page, 'outcome'))
      .toMatchObject({ delivery: 'delivered', travelled: 'clear', readBy: ['receiver', 'attacker'] });
    await expect.poll(() => last(page, 'step')).toMatchObject({ step: 'decide/starttls-missing', furthest: 25 });
    expect(await last(page, 'answer')).toMatchObject({ question: 'q1', answer: 'c', right: true });
    expect(await last(page, 'problem')).toMatchObject({ text: 'Not understood, and left out: answers.q2' });
    await expect.poll(() => messages(page, 'completed')).toMatchObject([{ rule: 'attacked' }]);
    await expect(player.locator('.side .result')).toHaveText('Right.');
    await command(page, { command: 'reset' });
    await expect.poll(() => last(page, 'step')).toMatchObject({ index: 0 });
    await expect.poll(() => last(page, 'move')).toMatchObject({ moves: '', count: 0 });
    expect(await messages(page, 'completed')).toHaveLength(1);
  });

  test('an answer given by hand is told', async ({ page }) => {
    const player = await open(page, frame(`${lesson}&completion=answered#moves=drop:${offer}&step=decide/starttls-missing`));
    const question = player.locator('.question').filter({ visible: true });
    await question.getByRole('radio').first().check();
    await question.getByRole('button', { name: 'Answer' }).click();
    await expect.poll(() => last(page, 'answer')).toMatchObject({ question: 'q1', answer: 'a', right: false });
    await expect.poll(() => messages(page, 'completed')).toMatchObject([{ rule: 'answered' }]);
  });

  test('what the reader chose is told, restored, and taken back', async ({ page }) => {
    const player = await open(page, frame(lesson));
    await ready(page);
    const [attack, sender] = [player.locator('.conditions select').first(), player.locator('.conditions select').last()];
    await sender.selectOption('sts-enforce');
    await expect.poll(() => last(page, 'conditions')).toMatchObject({ sender: 'sts-enforce', attack: '' });
    await command(page, { command: 'reset' });
    await expect.poll(() => last(page, 'conditions')).toMatchObject({ sender: '', attack: '' });
    await expect(sender).toHaveValue('opportunistic');
    // A step that only this world has.
    const where = { sender: 'sts-enforce', attack: 'strip-starttls', step: 'decide/starttls-missing' };
    await command(page, { command: 'restore', ...where });
    await expect.poll(() => last(page, 'conditions')).toMatchObject({ sender: where.sender, attack: where.attack });
    await expect.poll(() => last(page, 'step')).toMatchObject({ step: where.step });
    await expect.poll(() => last(page, 'outcome')).toMatchObject({ delivery: 'deferred' });
    await expect(attack).toHaveValue('strip-starttls');
    await command(page, { command: 'restore', sender: 'nobody', attack: '', step: offer });
    await expect.poll(() => last(page, 'problem')).toMatchObject({ text: 'Not understood, and left out: sender' });
    await expect.poll(() => last(page, 'conditions')).toMatchObject({ sender: 'sts-enforce', attack: '' });
    await expect.poll(() => last(page, 'outcome')).toMatchObject({ delivery: 'delivered', travelled: 'authenticated' });
    await command(page, { command: 'restore', moves: `drop:${offer}`, sender: '' });
    await expect.poll(() => last(page, 'move')).toMatchObject({ count: 1 });
    await command(page, { command: 'restore', moves: '' });
    await expect.poll(() => last(page, 'move')).toMatchObject({ moves: '', count: 0 });
  });

  test('play and pause', async ({ page }) => {
    const player = await open(page, frame(lesson));
    await ready(page);
    await command(page, { command: 'play' });
    await expect(player.getByRole('button', { name: 'Pause' }).first()).toBeVisible();
    await command(page, { command: 'play' });
    await command(page, { command: 'pause' });
    await expect(player.locator('.bar').getByRole('button', { name: 'Next' })).toBeVisible();
  });

  test('configure changes what is shown, and takes a world that can be played', async ({ page }) => {
    const player = await open(page, frame(lesson));
    await ready(page);
    await command(page, { command: 'configure', theme: 'dark', controls: ['tools'], attack: false, last: offer, first: 'ehlo-1' });
    await expect(player.locator('html[data-theme="dark"]')).toBeAttached();
    await expect(player.locator('.tools')).toBeVisible();
    await expect(player.locator('.conditions')).toBeHidden();
    await expect(player.getByRole('button', { name: 'Delete this line' })).toBeHidden();
    await expect.poll(() => last(page, 'step')).toMatchObject({ steps: 12 });
    await command(page, { command: 'configure', last: '' });
    await expect.poll(() => last(page, 'step')).toMatchObject({ steps: 39 });
    await command(page, { command: 'configure', scenario: { sender: 'nobody' } });
    await expect.poll(async () => (await last(page, 'problem'))?.['text']).toContain('This scenario cannot be played:');
    await command(page, { command: 'configure', scenario: { title: 'Mine', sender: 'sts-enforce', attack: 'strip-starttls' } });
    await expect(player.getByRole('heading', { level: 1, name: 'Free play' })).toBeVisible();
    await expect.poll(() => last(page, 'outcome')).toMatchObject({ delivery: 'deferred' });
  });

  test('nobody but the page around the frame can give commands, and no command runs anything', async ({ page }) => {
    const player = await open(page, `${frame(lesson)}<iframe name="stranger" srcdoc="<p>stranger</p>"></iframe>`);
    await expect(player.first().locator('html[data-ready]')).toBeAttached();
    const stranger = page.frame('stranger')!;
    await stranger.evaluate(
      (id) => parent.frames[0]!.postMessage({ target: 'mta-sts-player', version: 1, command: 'goto', step: id }, '*'),
      offer,
    );
    for (const odd of [
      { command: 'eval', code: 'document.title = 1' },
      { command: 'configure', theme: 'javascript:alert(1)', language: '"]/../x', href: 'https://mta-sts.example/' },
      { command: 'goto', step: '<img src=x onerror=alert(1)>\u001b[2J\u009b\u202e\u200b' },
      { command: 'restore', moves: '%E0%A4', step: 5, answers: [], furthest: -1 },
    ])
      await command(page, odd);
    await expect.poll(async () => (await messages(page, 'problem')).length).toBe(5);
    const told = (await messages(page, 'problem')).map(({ text }) => String(text)).join('');
    expect(told).toContain('␛[2J⟨U+009B⟩⟨U+202E⟩⟨U+200B⟩');
    expect(told).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(await last(page, 'step')).toMatchObject({ index: 0 });
    await expect(player.first().locator('html[data-theme]')).toHaveCount(0);
  });
});

test.describe('parameters', () => {
  test('unknown and damaged ones are named, and the default is shown', async ({ page }) => {
    const player = await open(page, frame(`${lesson}&theme=blue&colour=red&first=no/such/step&lang=xx`));
    for (const part of ['theme=blue', 'colour=red', 'first=no/such/step', 'lang=xx'])
      await expect(player.locator('.problem')).toContainText(part);
    await expect(step(player)).toHaveText(/1$/);
  });

  test('a part of the session, without attack and question', async ({ page }) => {
    const part = `&first=ehlo-1&last=decide/no-tls&attack=no&questions=no#moves=drop:${offer}&step=decide/starttls-missing`;
    const player = await open(page, frame(lesson + part));
    expect((await ready(page))['questions']).toEqual([]);
    await expect.poll(() => last(page, 'step')).toMatchObject({ step: 'decide/starttls-missing' });
    await expect(player.locator('.question:visible')).toHaveCount(0);
    await expect(player.getByText('receiver.example MX', { exact: true })).toBeHidden();
    await player.locator('.score').press('End');
    await expect.poll(() => last(page, 'step')).toMatchObject({ step: 'decide/no-tls' });
    await expect.poll(() => messages(page, 'completed')).toMatchObject([{ rule: 'end' }]);
    await player.locator('.score').press('Home');
    await expect.poll(() => last(page, 'step')).toMatchObject({ step: 'ehlo-1' });
    await player.getByRole('slider').fill('1');
    await expect(player.getByRole('slider')).toHaveValue('7');
  });

  test('the terminal alone', async ({ page }) => {
    const player = await open(page, frame(`${lesson}&views=terminal`));
    await expect(player.locator('.xterm-rows')).toBeVisible();
    await expect(player.locator('.views')).toBeHidden();
  });

  test('a page without a player is not bare', async ({ page }) => {
    const player = await open(page, frame(`${site}glossary/?embed`));
    await expect(player.locator('.masthead')).toBeVisible();
  });
});

test.describe('keys', () => {
  test('Tab enters the frame and leaves it', async ({ page }) => {
    await open(page, frame(lesson));
    await ready(page);
    await page.getByRole('link', { name: 'before' }).focus();
    const seen: string[] = [];
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(() => document.activeElement?.tagName ?? ''));
      if (await page.getByRole('link', { name: 'after' }).evaluate((link) => link === document.activeElement)) break;
    }
    expect(seen).toContain('IFRAME');
    expect(seen.at(-1)).toBe('A');
  });

  test('Esc leaves full screen, and nothing else', async ({ page }) => {
    const player = await open(page, frame(lesson, 'width="640" height="480" allow="fullscreen"'));
    await player.getByRole('button', { name: 'Next' }).click();
    const inside = page.frames()[1]!;
    await page.keyboard.press('f');
    await expect.poll(() => inside.evaluate(() => document.fullscreenElement?.className)).toBe('replay');
    await page.keyboard.press('ArrowRight');
    await expect(step(player)).toHaveText(/3$/);
    // The browser itself takes Esc in full screen; a test's key never reaches it.
    await inside.evaluate(() => document.exitFullscreen());
    await expect(step(player)).toHaveText(/3$/);
    await page.keyboard.press('Escape');
    await expect(step(player)).toHaveText(/3$/);
    await expect(player.getByRole('button', { name: 'Next' })).toBeFocused();
  });
});
