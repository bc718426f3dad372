import { describe, expect, it } from 'vitest';
import { formatEvent, parseEvent } from '#src/host/messages.ts';
import { choiceId, choiceIndex, summariseQuestion } from '#src/embed/question-summary.ts';
import { lessons, loadLesson } from '#src/lessons/index.ts';

describe('the question of a lesson, for a host', () => {
  it.each(lessons)('$slug: plain text, one right choice, ids that fit SCORM', async (lesson) => {
    const { question } = await loadLesson(lesson);
    if (!question) return;
    const summary = summariseQuestion(question);
    expect(summary.choices.map(({ id }) => id)).toContain(summary.right);
    expect(question.choices[choiceIndex(summary.right)]?.right).toBe(true);
    for (const text of [summary.text, ...summary.choices.map((choice) => choice.text)]) expect(text).not.toMatch(/^$|\]\(|<[a-z]/);
    for (const { id } of summary.choices) expect(id).toMatch(/^[a-z]$/);
    const ready = { lesson: lesson.slug, title: '', language: 'en', steps: 1, step: 'x', index: 0, questions: [summary], commands: [] };
    expect(parseEvent(formatEvent({ event: 'ready', ...ready }))).toMatchObject({ questions: [summary] });
  });

  it('ids lead back to their choices', () => {
    for (const index of [0, 1, 25]) expect(choiceIndex(choiceId(index))).toBe(index);
    for (const odd of ['', 'A', 'aa', '1', '__proto__']) expect(choiceIndex(odd)).toBe(-1);
  });
});
