// The player in a real browser: keys, clicks, moves, live region, dialog, terminal.
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import '#src/styles/tokens.css';
import '#src/styles/base.css';
import '#src/styles/parts.css';
import { simulate } from '#src/simulator/simulate.ts';
import type { Move } from '#src/simulator/network/move.ts';
import Harness from './Harness.svelte';

const play = (moves: readonly Move[]) => simulate({ sender: 'sts-enforce', attack: 'none' }, moves);
const { events } = play([]);
const offer = events.findIndex(({ explains }) => explains === 'ehlo-starttls');

const current = () => document.querySelector('.turn[aria-current="step"]') as HTMLElement;
const step = () => events.findIndex(({ id }) => id === current().dataset['event']);
const slider = () => page.getByRole('slider', { name: 'Step' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const score = () => document.querySelector('.score') as HTMLElement;

describe('the player', () => {
  beforeEach(() => void render(Harness, { play }));

  it('steps, and says so in row, note, slider and live region', async () => {
    await button('Next').click();
    expect(step()).toBe(1);
    expect(document.querySelector('.side .note h2')!.textContent).toBe(`About ${events[1]!.id}`);
    await expect.element(slider()).toHaveAttribute('aria-valuetext', `Step 2 of ${events.length}: About ${events[1]!.id}`);
    await expect.element(page.getByRole('status').last()).toHaveTextContent(`Step 2 of ${events.length}. About ${events[1]!.id}`);
    await button('Previous').click();
    expect(step()).toBe(0);
    await expect.element(button('Previous')).toBeDisabled();
  });

  it('marks what is past and what is to come', async () => {
    await button('Next').click();
    const rows = [...document.querySelectorAll('.turn')];
    expect(rows.map((row) => row.classList.contains('later'))).toEqual(events.map((_, index) => index > 1));
  });

  it('goes to the row that is chosen', async () => {
    (document.querySelectorAll('.turn')[5] as HTMLElement).click();
    await expect.poll(step).toBe(5);
    (document.querySelector('.scrub li:last-child a') as HTMLElement).click();
    await expect.poll(() => events[step()]!.phase).toBe('afterwards');
  });

  it('obeys its keys while it has the focus, and the arrows alone wherever the focus is', async () => {
    await userEvent.keyboard('.');
    expect(step()).toBe(0);
    await userEvent.keyboard('{ArrowRight}{ArrowLeft}');
    expect(step()).toBe(0);
    await userEvent.keyboard('{ArrowRight}');
    expect(step()).toBe(1);
    await userEvent.keyboard('{ArrowLeft}');
    score().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}.');
    expect(step()).toBe(3);
    await userEvent.keyboard('{ArrowLeft},');
    expect(step()).toBe(1);
    await userEvent.keyboard('{End}');
    expect(step()).toBe(events.length - 1);
    await userEvent.keyboard('{Home}');
    expect(step()).toBe(0);
    await userEvent.keyboard(']]');
    expect(events[step()]!.phase).not.toBe(events[0]!.phase);
  });

  it('leaves keys with Ctrl, and those of the slider, to the browser', async () => {
    score().focus();
    await userEvent.keyboard('{Control>}{ArrowRight}{/Control}');
    expect(step()).toBe(0);
    (slider().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(step()).toBe(1);
    await userEvent.keyboard('?');
    expect(document.querySelector('dialog[open]')).toBeNull();
  });

  it('lists its keys, and can be told to leave them alone', async () => {
    score().focus();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await page.getByRole('checkbox').click();
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('dialog[open]')).toBeNull();
    score().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(step()).toBe(0);
  });

  it('deletes the offer of STARTTLS and puts it back', async () => {
    await page.getByRole('button', { name: 'Delete this line' }).click();
    const row = () => document.querySelector(`[data-event="${events[offer]!.id}"]`)!;
    await expect.poll(() => row().className).toContain('cut');
    expect(row().textContent).toContain('deleted by you');
    expect(document.querySelector('.score')!.textContent).not.toContain('MAIL FROM');
    await page.getByRole('button', { name: 'Put it back' }).click();
    expect(row().className).not.toContain('cut');
    expect(document.querySelector('.score')!.textContent).toContain('MAIL FROM');
  });

  it('plays only when told to, and stops at a press', async () => {
    score().focus();
    await userEvent.keyboard(' ');
    await expect.element(button('Pause').first()).toBeVisible();
    await userEvent.keyboard(' ');
    await expect.element(button('Next')).toBeVisible();
    expect(step()).toBe(0);
  });

  it('shows the sender’s terminal without taking the list away', async () => {
    await page.getByRole('radio', { name: 'Sender’s terminal' }).click();
    await expect.poll(() => document.querySelectorAll('.xterm-rows > div').length).toBeGreaterThan(10);
    const terminal = document.querySelector('.terminal') as HTMLElement;
    expect(terminal.inert).toBe(true);
    expect(terminal.getAttribute('aria-hidden')).toBe('true');
    expect(document.querySelectorAll('.xterm style').length).toBe(0);
    expect(document.querySelectorAll('.turn').length).toBe(events.length);
    (document.querySelectorAll('.turn')[events.findIndex(({ explains }) => explains === 'quit')] as HTMLElement).click();
    await expect.poll(() => document.querySelector('.xterm-rows')!.textContent).toContain('> QUIT');
  });

  it('prints every note once', async () => {
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.querySelectorAll('.turn > .note').length).toBe(events.length);
    window.dispatchEvent(new Event('afterprint'));
    await expect.poll(() => document.querySelectorAll('.turn > .note').length).toBe(1);
  });
});

it('shows six rows of what the sender knows, in one order, at every step', async () => {
  render(Harness, { play, start: offer });
  const rows = () => [...document.querySelectorAll('.state dt')].map((each) => each.textContent);
  const first = rows();
  expect(first).toEqual(['Policy in cache', 'MX name', 'TLS', 'Certificate', 'Message', 'Verdict']);
  await button('Next').click();
  expect(rows()).toEqual(first);
});

it.each([offer, 0])('brings the row of a step into sight together with its note, opened at %i', async (start) => {
  await page.viewport(390, 700);
  render(Harness, { play, start });
  if (start === 0) (document.querySelectorAll('.turn')[offer] as HTMLElement).click();
  const hidden = () =>
    current().querySelector('.note')!.getBoundingClientRect().bottom - document.querySelector('.bar')!.getBoundingClientRect().top;
  await expect.poll(hidden).toBeLessThanOrEqual(0);
  expect(step()).toBe(offer);
  expect(current().getBoundingClientRect().top).toBeGreaterThanOrEqual(0);
});

it('does not scroll the page when it opens at the first step', async () => {
  await page.viewport(390, 200);
  render(Harness, { play });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
  expect(scrollY).toBe(0);
});
