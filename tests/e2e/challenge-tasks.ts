// The tasks of the challenge in a page or a frame, filled in without a pointer.
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { makeTask } from '#src/features/challenge/tasks/index.ts';
import type { Given, TaskId } from '#src/features/challenge/tasks/task.ts';
import { simulate } from '#src/simulator/simulate.ts';
import english from '#src/words/en/challenge.ts';

type Place = Page | FrameLocator;

export const outcome = (place: Place): Locator => place.locator('[data-part="outcome"]');

export function solutionOf(id: TaskId, seed: number): Given {
  const task = makeTask(id, seed);
  return task.solution(task.hands && simulate(task.hands));
}

/** Fills in the form of a task by keyboard. */
export async function fillIn(place: Place, id: TaskId, seed: number, given: Given['answers']): Promise<void> {
  const { fields } = makeTask(id, seed);
  const ticks = fields.filter(({ kind }) => kind === 'check');
  for (const { id: field, kind, options = [] } of fields) {
    const value = given[field] ?? '';
    const boxes = place.locator('.task-fields input[type=checkbox]');
    const control =
      kind === 'check' ? boxes.nth(ticks.findIndex((tick) => tick.id === field)) : place.locator(`.task-fields [id$="-${field}"]`);
    if (kind === 'check') {
      if ((value === 'yes') !== (await control.isChecked())) await control.press(' ');
    } else if (kind === 'choice') {
      await control.press('Home');
      for (let step = 0; step < options.indexOf(value); step++) await control.press('ArrowDown');
    } else {
      await control.press('ControlOrMeta+a');
      if (value === '') await control.press('Delete');
      else await control.fill(value);
    }
  }
}

/** Deletes the first line that says so: the task on the wire. */
export async function deleteLine(place: Place, text: string): Promise<void> {
  await place.locator('.by-hands .lines label', { hasText: text }).locator('input').first().press(' ');
  await place.locator('form.by-hand button[type=submit]').press('Enter');
  await expect(place.locator('.move-list li')).toHaveCount(1);
}

export async function settle(place: Place): Promise<void> {
  await place.locator('[data-act="try"]').press('Enter');
}

/** By the list of tasks: in the order of the attempt. */
export async function goTo(place: Place, id: TaskId): Promise<void> {
  await place.locator('.task-list').getByRole('link', { name: english.challenge[id].title }).press('Enter');
  await expect(place.locator('.task-head h2')).toHaveText(english.challenge[id].title);
}
