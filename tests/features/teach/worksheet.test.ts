import { beforeAll, describe, expect, it } from 'vitest';
import { loadExplanations } from '#src/explanations/index.ts';
import { lessons, loadLesson, lessonTitle } from '#src/lessons/index.ts';
import { courses, timesOf } from '#src/features/teach/course-orders.ts';
import { worksheetOf } from '#src/features/teach/worksheet.ts';
import { simulate } from '#src/simulator/simulate.ts';

beforeAll(() => loadExplanations('en', ['glossary']));

describe.each(lessons.map((lesson) => [lesson.slug, lesson] as const))('the worksheet of %s', (_, lesson) => {
  it('has tasks, and answers that the session gives', async () => {
    const sheet = worksheetOf(lesson, await loadLesson(lesson), 'en');
    const sessions = [simulate(lesson.scenario), ...(lesson.suggested ? [simulate(lesson.scenario, lesson.suggested)] : [])];
    expect(sheet.goals.length).toBeGreaterThan(1);
    expect(sheet.question?.choices.filter(({ right }) => right)).toHaveLength(1);
    for (const { text, speaker } of sheet.lines)
      expect(sessions[0]!.events).toContainEqual(expect.objectContaining({ text, from: speaker }));
    const places = sheet.order.map(({ place }) => place);
    expect(places.toSorted()).toEqual(places.map((_, index) => index + 1));
    if (places.length > 1) expect(places).not.toEqual(places.toSorted());
    const inOrder = sheet.order
      .toSorted((a, b) => a.place - b.place)
      .map(({ event }) => sessions[0]!.events.findIndex(({ id }) => id === event.id));
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    for (const { name, gloss } of sheet.terms) expect([name, gloss.length > 0]).toEqual([name, true]);
    expect(sheet.endings.map(({ outcome }) => outcome)).toEqual(sessions.map(({ outcome }) => outcome));
    for (const [index, { step }] of sheet.endings.entries()) {
      const { events, outcome } = sessions[index]!;
      expect(events[step - 1]?.id).toBe(outcome.deciding);
    }
    if (sheet.excerpt.length) expect(sheet.excerpt.filter(({ action }) => action).length).toBeGreaterThan(0);
  });
});

describe('courses', () => {
  const minutesOf = (slug: string) => lessonTitle(lessons.find((lesson) => lesson.slug === slug)!).minutes;

  it.each(courses.map((course) => [course.name, course] as const))('%s fits into its time, in the order of the lessons', (_, course) => {
    const rows = timesOf(course, minutesOf);
    const last = rows.at(-1)!;
    expect(last.at + last.minutes).toBeLessThanOrEqual(course.minutes);
    const numbers = course.parts.flatMap((part) => ('lesson' in part ? lessons.findIndex(({ slug }) => slug === part.lesson) : []));
    expect(numbers).not.toContain(-1);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('half a day has every lesson', () => {
    const parts = courses.find(({ name }) => name === 'half-day')!.parts;
    expect(parts.flatMap((part) => ('lesson' in part ? part.lesson : []))).toEqual(lessons.map(({ slug }) => slug));
  });
});
