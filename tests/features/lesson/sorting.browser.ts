// Cards on piles and steps in an order: what lies where, what is right, and what a mission makes of it; by key, by button and by pointer.
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import BeatBoard from '#src/features/lesson/BeatBoard.svelte';
import BeatSequence from '#src/features/lesson/BeatSequence.svelte';
import '#src/styles/tokens.css';
import '#src/features/lesson/beats.css';
import { beatKey } from '#src/features/lesson/beat-keys.ts';
import { Missions } from '#src/features/lesson/missions.svelte.ts';
import { mixed, Sorting } from '#src/features/lesson/sorting.svelte.ts';
import type { Beat } from '#src/lessons/beat.ts';

const board: Beat = {
  id: 'cards',
  at: 'ehlo-1',
  board: {
    piles: ['bob', { id: 'waits', when: { delivery: 'deferred' } }],
    cards: [
      { id: 'one', pile: 'bob' },
      { id: 'two', pile: 'waits' },
    ],
  },
};
const sequence: Beat = { id: 'steps', at: 'ehlo-1', sequence: { steps: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } };

const labelled = (ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, { label: [`the ${id}`], says: [`Because of ${id}.`] }]));
const words = {
  ...{ title: '', say: '', body: [], citations: [], acts: {}, places: {}, asks: [] },
  ...{ piles: labelled(['bob', 'waits']), cards: labelled(['one', 'two']), steps: labelled(['a', 'b', 'c']) },
};
function shown(beat: Beat) {
  const sorting = new Sorting();
  const does = { onwatch: () => undefined, oncheck: () => sorting.check(beat) };
  void render(beat.board ? BeatBoard : BeatSequence, { beat, words, sorting, base: '', ...does });
  return sorting;
}

describe('a board', () => {
  test('is sorted by its buttons, looked at and sorted again', async () => {
    shown(board);
    const check = page.getByRole('button', { name: 'Look' });
    await expect.element(check).toBeDisabled();
    await page.getByRole('button', { name: 'Lay it on: the waits' }).click();
    await page.getByRole('button', { name: 'Lay it on: the waits' }).click();
    await check.click();
    await expect.element(page.getByRole('status')).toHaveTextContent('1 of 2 are where they belong.');
    await expect.element(page.getByText('belongs to: the bob.')).toBeVisible();
    await expect.element(page.getByText('Because of two.')).toBeVisible();
    await page.getByRole('button', { name: 'Sort again' }).click();
    await expect.element(check).toBeDisabled();
  });

  test('a card is carried to a pile, taken back, and dropped elsewhere stays in the hand', async () => {
    const sorting = shown(board);
    const pile = document.querySelector<HTMLElement>('[data-onto="bob"]')!;
    const card = () => document.querySelector<HTMLElement>('.hand .card')!;
    await userEvent.dragAndDrop(card(), pile);
    await expect.poll(() => sorting.pileOf(board, 'one')).toBe('bob');
    await page.getByRole('button', { name: 'Take back: the one' }).click();
    await userEvent.dragAndDrop(card(), document.querySelector<HTMLElement>('.hand .small')!);
    expect(sorting.pileOf(board, 'one')).toBeUndefined();
    expect(card().dataset['card']).toBe('one');
  });

  test('the first card that lies nowhere is in the hand; what lies can be taken back', () => {
    const sorting = new Sorting();
    expect(sorting.inHand(board)).toBe('one');
    sorting.lay(board, 'one', 'waits');
    expect(sorting.inHand(board)).toBe('two');
    sorting.takeBack(board, 'one');
    expect(sorting.inHand(board)).toBe('one');
  });

  test('once it is looked at it stands, until it is sorted again', () => {
    const sorting = new Sorting();
    sorting.lay(board, 'one', 'waits');
    sorting.lay(board, 'two', 'waits');
    sorting.check(board);
    sorting.lay(board, 'one', 'bob');
    sorting.takeBack(board, 'two');
    expect(['one', 'two'].map((card) => sorting.isRight(board, card))).toEqual([false, true]);
    expect(sorting.right(board)).toBe(1);
    sorting.again(board);
    expect(sorting.isChecked(board)).toBe(false);
    expect(sorting.inHand(board)).toBe('one');
  });

  test('its numbers are keys', () => {
    const key = (name: string) => ({ key: name, target: null }) as unknown as KeyboardEvent;
    expect(beatKey(key('2'), board, false)).toEqual({ pile: 'waits' });
    expect(beatKey(key('3'), board, false)).toBeUndefined();
    expect(beatKey(key('1'), board, true)).toBeUndefined();
    expect(beatKey(key('ArrowRight'), board, false)).toBe('next');
  });
});

describe('a sequence', () => {
  test('is put in order by key; the focus stays with the step', async () => {
    const sorting = shown(sequence);
    const place = (step: string) => sorting.order(sequence).indexOf(step);
    for (const [index, step] of ['a', 'b', 'c'].entries()) {
      const button = page.getByRole('button', { name: `Earlier: the ${step}` });
      while (place(step) > index) {
        (button.element() as HTMLElement).focus();
        const before = place(step);
        await userEvent.keyboard('{Enter}');
        await expect.poll(() => place(step)).toBe(before - 1);
        await expect.element(button).toHaveFocus();
      }
    }
    expect(sorting.order(sequence)).toEqual(['a', 'b', 'c']);
    await page.getByRole('button', { name: 'Look' }).click();
    await expect.element(page.getByText('3 of 3 are where they belong.')).toBeVisible();
  });

  test('a step is carried to another place', async () => {
    const sorting = shown(sequence);
    const [first, , last] = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const held = first!.dataset['row']!;
    await userEvent.dragAndDrop(first!.querySelector<HTMLElement>('.label')!, last!.querySelector<HTMLElement>('.label')!);
    await expect.poll(() => sorting.order(sequence)[2]).toBe(held);
  });

  test('begins in an order that is the same each time and never the right one', () => {
    for (const ids of [
      ['a', 'b', 'c'],
      ['new', 'wait', 'key', 'old'],
      ['x', 'y', 'z', 'w', 'v'],
    ]) {
      expect(mixed(ids)).toEqual(mixed(ids));
      expect(mixed(ids)).not.toEqual(ids);
      expect(mixed(ids).toSorted()).toEqual(ids.toSorted());
    }
  });

  test('a step is put at a place, and is right where it belongs', () => {
    const sorting = new Sorting();
    sorting.put(sequence, 'a', 0);
    sorting.put(sequence, 'c', 2);
    expect(sorting.order(sequence)).toEqual(['a', 'b', 'c']);
    expect(sorting.right(sequence)).toBe(3);
    sorting.put(sequence, 'c', 0);
    expect(sorting.order(sequence)).toEqual(['c', 'a', 'b']);
    expect(sorting.right(sequence)).toBe(0);
  });
});

test('a mission of sorting is won by enough in their places, and seen where it was shown', () => {
  const lesson = { beats: [board], missions: [{ goal: { sorted: 'cards', least: 2 }, show: 'cards' }] };
  const missions = new Missions(lesson);
  const [mission] = lesson.missions;
  missions.countSorted('cards', 1, 2);
  expect(missions.stateOf(mission!)).toBe('open');
  missions.countSorted('cards', 2, 2);
  expect(missions.stateOf(mission!)).toBe('won');
  const shown = new Missions(lesson);
  shown.reveal(mission!);
  shown.countSorted('cards', 2, 2);
  expect(shown.stateOf(mission!)).toBe('seen');
});

test('what was won on an earlier visit is known, and can be won again', () => {
  const lesson = { beats: [board], missions: [{ goal: { sorted: 'cards' }, show: 'cards' }] };
  const missions = new Missions(lesson);
  const [mission] = lesson.missions;
  missions.recall({ '': 'seen' });
  expect(missions.wasWon(mission!)).toBe(false);
  missions.recall({ '': 'won' });
  expect([missions.wasWon(mission!), missions.stateOf(mission!)]).toEqual([true, 'open']);
  missions.countSorted('cards', 2, 2);
  expect(missions.stateOf(mission!)).toBe('won');
});
