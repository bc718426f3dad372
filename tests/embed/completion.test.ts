import { describe, expect, it } from 'vitest';
import { isComplete, type Done } from '#src/embed/completion.ts';
import type { CompletionRule } from '#src/host/messages.ts';

const nothing: Done = { ended: false, answered: 0, questions: 1, attacked: false };

describe('when a lesson counts as done', () => {
  it.each<[CompletionRule, Partial<Done>, boolean]>([
    ['end', { answered: 1, attacked: true }, false],
    ['end', { ended: true }, true],
    ['answered', { ended: true }, false],
    ['answered', { answered: 1 }, true],
    ['answered', { questions: 0, ended: true }, true],
    ['answered', { questions: 0 }, false],
    ['attacked', { ended: true, answered: 1 }, false],
    ['attacked', { attacked: true }, true],
  ])('%s with %o: %s', (rule, done, wanted) => expect(isComplete(rule, { ...nothing, ...done })).toBe(wanted));
});
