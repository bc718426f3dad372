// The question of a lesson as a host sees it: plain text, with short ids that fit every course system.
import { plainText } from '#src/explanations/prose.ts';
import type { QuestionSummary } from '#src/host/messages.ts';
import type { Question } from '#src/lessons/lesson.ts';

/** A lesson has one question, or none. */
export const questionId = 'q1';

/** The id of a choice by its index: `a`, `b`, `c`, … */
export const choiceId = (index: number): string => String.fromCharCode(97 + index);

/** The index of a choice by its id; -1 for an id that is none. */
export const choiceIndex = (id: string): number => (/^[a-z]$/.test(id) ? id.charCodeAt(0) - 97 : -1);

/** Text and ids, as `ready` carries them. */
export function summariseQuestion({ ask, choices }: Pick<Question, 'ask' | 'choices'>): QuestionSummary {
  return {
    id: questionId,
    text: plainText(ask),
    choices: choices.map(({ label }, index) => ({ id: choiceId(index), text: plainText(label) })),
    right: choiceId(choices.findIndex(({ right }) => right)),
  };
}
