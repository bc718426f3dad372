// The tasks of a lesson's worksheet, taken from its session at build time: the same tasks for everybody, and the answers are those that
// the simulator gives. What a session does not show is not asked. Pure, but for the words of the terms.
import { explainTerm } from '#src/explanations/index.ts';
import { termsIn } from '#src/explanations/page-text.ts';
import type { ProseNode } from '#src/explanations/prose.ts';
import type { Lesson } from '#src/lessons/index.ts';
import type { LessonText, Question } from '#src/lessons/lesson.ts';
import type { Actor, Outcome, Session, SessionEvent, Tamper } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';

export interface Worksheet {
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly lead: string;
  readonly minutes: number;
  readonly goals: readonly string[];
  /** Who says it? */
  readonly lines: readonly { readonly text: string; readonly speaker: Actor }[];
  /** In which order? `place` counts from 1; the list is shuffled. */
  readonly order: readonly { readonly event: SessionEvent; readonly place: number }[];
  /** Which of these lines does not arrive as it was said? As they were said. */
  readonly excerpt: readonly { readonly text: string; readonly action?: Tamper['action'] }[];
  /** The policy file that the sender fetches, line by line. */
  readonly policy: readonly string[];
  /** How does it end? As the lesson begins, and after the moves that it asks for. */
  readonly endings: readonly { readonly moved: boolean; readonly outcome: Outcome; readonly step: number }[];
  readonly question?: Question;
  readonly terms: readonly { readonly name: string; readonly gloss: readonly ProseNode[] }[];
}

/** The kinds of events that tell the story of a delivery; those of a session are put in order. */
const story: readonly SessionEvent['explains'][] = [
  'cache-empty',
  'sts-txt-answer',
  'policy-body',
  'mx-answer',
  'greeting',
  'ehlo',
  'starttls',
  'starttls-ready',
  'mail-from',
  'message',
  'delivered',
  'deferred',
];

/** The worksheet of a lesson. The glossary of `language` has to be loaded. */
export function worksheetOf({ number, slug, scenario, suggested }: Lesson, text: LessonText, language: string): Worksheet {
  const session = simulate(scenario);
  const moved = suggested && simulate(scenario, suggested);
  const { title, lead, minutes, goals, question } = text;
  const order = orderOf(session);
  return {
    number,
    slug,
    title,
    lead,
    minutes,
    goals,
    lines: linesOf(session, new Set(order.map(({ event }) => event.explains))),
    order,
    excerpt: excerptOf(moved ?? session),
    policy: session.events.find(({ explains }) => explains === 'policy-body')?.text.split('\n') ?? [],
    endings: [session, ...(moved ? [moved] : [])].map((each) => ({
      moved: each === moved,
      outcome: each.outcome,
      step: each.events.findIndex(({ id }) => id === each.outcome.deciding) + 1,
    })),
    ...(question && { question }),
    terms: [...termsIn(text)].slice(0, 3).flatMap((term) => explainTerm(term, language) ?? []),
  };
}

function orderOf({ events }: Session): Worksheet['order'] {
  const told = story.flatMap((kind) => events.find(({ explains }) => explains === kind) ?? []);
  const six = told.length > 6 ? told.filter((_, index) => index === 0 || index >= told.length - 5) : told;
  const sorted = six.toSorted((a, b) => events.indexOf(a) - events.indexOf(b)).map((event, index) => ({ event, place: index + 1 }));
  return shuffled(sorted, ({ event }) => event.id);
}

/** Lines that were on the wire, one of a kind, none of them from the task about the order. */
function linesOf({ events }: Session, used: ReadonlySet<string>): Worksheet['lines'] {
  const kinds = new Set(used);
  const spoken = events.filter(({ channel, from, to, text, explains, tampered }) => {
    const fits = ['dns', 'https', 'smtp'].includes(channel) && from !== to && !tampered && /^.{3,90}$/.test(text);
    return fits && !kinds.has(explains) && kinds.add(explains);
  });
  const lines = shuffled(spoken, ({ id }) => id).map(({ text, from }) => ({ text, speaker: from }));
  return lines.slice(0, 6);
}

/** The first line that was touched, between its neighbours. */
function excerptOf({ events }: Session): Worksheet['excerpt'] {
  const wire = events.filter(({ channel, from, to }) => ['dns', 'smtp'].includes(channel) && from !== to);
  const at = wire.findIndex(({ tampered }) => tampered && tampered.action !== 'injected');
  if (at < 0) return [];
  const start = Math.max(0, at - 3);
  return wire.slice(start, start + 6).map(({ text, tampered }) => ({
    text: (tampered?.original ?? text).split('\n')[0]!,
    ...(tampered && tampered.action !== 'injected' && { action: tampered.action }),
  }));
}

/** Always the same disorder for the same list, and never the order itself. */
function shuffled<T>(list: readonly T[], name: (item: T) => string): T[] {
  const mixed = list.toSorted((a, b) => scatter(name(a)) - scatter(name(b)));
  const isOrdered = mixed.every((item, index) => item === list[index]);
  return isOrdered ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}

function scatter(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)!) % 9973;
  return sum;
}
