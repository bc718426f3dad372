// Under the steps of a sender of March 2016 stands what its own draft says: no section of RFC 8461 or RFC 8460, and no word of theirs, for
// every attack and mistake, and for every state of what such a sender can have stored.
import { describe, expect, test } from 'vitest';
import '#src/explanations/english.ts';
import { eventKey, explain, explainEvent } from '#src/explanations/index.ts';
import { plainText } from '#src/explanations/prose.ts';
import { lessons, loadLesson } from '#src/lessons/index.ts';
import { noteOn } from '#src/lessons/lesson.ts';
import type { Citation } from '#src/protocol/citation.ts';
import { eventKinds2016, ruleOf } from '#src/simulator/session/event-kinds.ts';
import type { SessionEvent } from '#src/simulator/session/session.ts';
import { attacks, mistakes } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';
import words from '#src/words/en/player.ts';
import { full } from '../protocol/smtp-sts-2016/code-pairs.ts';

const stored = (text: string, validated: boolean) => [{ domain: 'receiver.example', text, fetchedAt: 1_767_500_000, ttl: 3600, validated }];
const memories: Readonly<Record<string, ReturnType<typeof stored>>> = {
  nothing: [],
  met: stored(full, true),
  'never met': stored(full, false),
  'reports only': stored(full.replace('to=true', 'to=false'), true),
  tlsa: stored(full.replace('c=webpki', 'c=tlsa'), true),
};
const worlds: readonly ScenarioInput[] = Object.values(memories).flatMap((stored2016) =>
  [...attacks, ...mistakes].map((attack) => ({
    sender: { like: 'sts-2016', sts2016: { methods: ['webpki', 'tlsa'] }, stored2016 },
    attack,
  })),
);
const sessions = worlds.map((world) => simulate(world));
const events = sessions.flatMap((session) => session.events);

/** Words that only the later standards have. */
const later = /RFC 846[01]|MTA-STS|TLSRPT|_mta-sts|_smtp\._tls|max_age|\btesting\b/;
const isLater = ({ document }: Citation): boolean => document === 'RFC 8461' || document === 'RFC 8460';
const names = (found: readonly SessionEvent[]) => [...new Set(found.map(eventKey))];

test('every event is marked', () => {
  expect(events.filter(({ design }) => design !== '2016')).toEqual([]);
  expect(simulate({ sender: 'sts-enforce' }).events.some(({ design }) => design)).toBe(false);
});

describe('a step', () => {
  test('is ruled by no later standard', () => expect(names(events.filter((event) => isLater(ruleOf(event))))).toEqual([]));

  test('has a note without their words', () => {
    const told = (event: SessionEvent) => {
      const { heading, body, citations } = explainEvent(eventKey(event));
      return later.test(`${heading} ${plainText(body)}`) || citations.some(isLater);
    };
    expect(names(events.filter(told))).toEqual([]);
  });

  test('has a saying without their words', () => {
    const says: Readonly<Record<string, string>> = words.says;
    const said = events.filter(({ explains, text }) => later.test(`${says[explains] ?? ''} ${says[text] ?? ''}`));
    expect(names(said)).toEqual([]);
  });

  // A finding about the draft's record may say what became of the rule later.
  test('has findings without their sections, and but for those about the record without their words', () => {
    const findings = events.flatMap((event) => event.findings);
    const wrong = findings.filter(({ code, citation, values }) => {
      const { statement, body, fix = [] } = explain(code, values);
      return isLater(citation) || (!code.startsWith('draft-') && later.test(`${statement} ${plainText(body)} ${plainText(fix)}`));
    });
    expect([...new Set(wrong.map(({ code }) => code))]).toEqual([]);
  });
});

test('the state of the policy has the draft’s words for its two modes', () => {
  const modes = new Set(events.flatMap(({ knows }) => knows?.policy?.mode ?? []));
  expect([...modes].sort()).toEqual(['enforce', 'testing']);
  expect([...modes].map((mode) => words.state.policy.draft[mode]).filter((said) => !said || later.test(said))).toEqual([]);
});

test('every kind that the draft rules has words of its own', () => {
  const missing = Object.keys(eventKinds2016).filter((kind) => {
    const event = { explains: kind as SessionEvent['explains'] };
    const [now, then] = [explainEvent(eventKey(event)), explainEvent(eventKey({ ...event, design: '2016' }))];
    return plainText(now.body) === plainText(then.body) && later.test(plainText(now.body));
  });
  expect(missing).toEqual([]);
});

test.each(['smtp-sts-2016', '2016-and-2018'])('the notes of lesson %s on its steps cite no later standard', async (slug) => {
  const lesson = lessons.find((each) => each.slug === slug)!;
  const text = await loadLesson(lesson, 'en');
  const own = simulate(lesson.scenario).events.filter(({ design }) => design);
  expect(own.filter((event) => noteOn(event, text)?.citations.some(isLater)).map(({ id }) => id)).toEqual([]);
});
