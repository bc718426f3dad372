// Under the steps of a sender of March 2016 stands what its own draft says: no document that was published later, and no word of the later
// standards, for every attack and mistake, for every state of what such a sender can have stored, and in every form to take away.
import { describe, expect, test } from 'vitest';
import '#src/explanations/english.ts';
import { eventKey, explain, explainEvent, explainText } from '#src/explanations/index.ts';
import { plainText } from '#src/explanations/prose.ts';
import { lessons, loadLesson } from '#src/lessons/index.ts';
import { noteOn } from '#src/lessons/lesson.ts';
import type { Citation } from '#src/protocol/citation.ts';
import { eventKinds2016, ruleOf } from '#src/simulator/session/event-kinds.ts';
import { exportSession } from '#src/simulator/session/export-session.ts';
import type { Say } from '#src/simulator/session/findings-text.ts';
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
/** Certificates at the edge: the name in the common name alone, not yet valid. */
const oddCertificates: ScenarioInput[] = [
  { names: [], commonName: 'mx1.receiver.example' },
  { names: ['mx1.receiver.example'], notBefore: 1_800_000_000 },
].map((certificate) => ({
  sender: { like: 'sts-2016' },
  mxHosts: [{ host: 'mx1.receiver.example', addresses: ['198.51.100.25'], certificate }],
}));
const worlds: readonly ScenarioInput[] = Object.values(memories)
  .flatMap((stored2016) =>
    [...attacks, ...mistakes].map((attack): ScenarioInput => ({
      sender: { like: 'sts-2016', sts2016: { methods: ['webpki', 'tlsa'] }, stored2016 },
      attack,
    })),
  )
  .concat(oddCertificates);
const sessions = worlds.map((world) => simulate(world));
const events = sessions.flatMap((session) => session.events);

/** Words that only the later standards have. */
const later = /RFC 846[01]|MTA-STS|TLSRPT|_mta-sts|_smtp\._tls|max_age|\btesting\b/;
/** RFC 7817 is of March 2016. */
const isLater = ({ document }: Citation): boolean => Number(/^RFC (\d+)$/.exec(document)?.[1]) > 7817;
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
      const { statement, body, fix = [], citations } = explain(code, values);
      return (
        [citation, ...citations].some(isLater) ||
        (!code.startsWith('draft-') && later.test(`${statement} ${plainText(body)} ${plainText(fix)}`))
      );
    });
    expect([...new Set(wrong.map(({ code }) => code))]).toEqual([]);
  });
});

test('a session to take away has no word of theirs, but what a finding about the record says', () => {
  const forms = ['text', 'mermaid', 'recipe'] as const;
  const say: Say = ({ code, values }) => (code.startsWith('draft-') ? { statement: code, body: '' } : explainText(code, values));
  const told = sessions.flatMap((session) => forms.flatMap((form) => exportSession(session, form, say).split('\n')));
  expect([...new Set(told.filter((line) => later.test(line)))]).toEqual([]);
});

test('a name in CN alone fits, as section 3.4 has it, and nothing is found wrong', () => {
  const { events, outcome } = simulate(oddCertificates[0]!);
  expect(outcome).toMatchObject({ delivery: 'delivered', travelled: 'authenticated', failures: [] });
  expect(events.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'note'))).toEqual([]);
});

test('certificates cross in the clear, as in TLS 1.2, which was the newest', () => {
  const shown = events.filter(({ explains }) => explains === 'tls-certificate');
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter(({ secured }) => secured)).toEqual([]);
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

test('in the beats of the two lessons, later standards are cited where 2018 is told alone', async () => {
  const told = async (slug: string) => {
    const { says } = await loadLesson(
      lessons.find((each) => each.slug === slug)!,
      'en',
    );
    return Object.entries(says.beats).flatMap(([id, { citations }]) => (citations.some(isLater) ? [id] : []));
  };
  expect(await told('smtp-sts-2016')).toEqual([]);
  expect(await told('2016-and-2018')).toEqual(['proved', 'refused', 'changes']);
});

test.each(['smtp-sts-2016', '2016-and-2018'])('the notes of lesson %s on its steps cite no later standard', async (slug) => {
  const lesson = lessons.find((each) => each.slug === slug)!;
  const text = await loadLesson(lesson, 'en');
  const own = simulate(lesson.scenario).events.filter(({ design }) => design);
  expect(own.filter((event) => noteOn(event, text)?.citations.some(isLater)).map(({ id }) => id)).toEqual([]);
});
