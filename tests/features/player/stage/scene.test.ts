// What the stage shows, over all lessons and the whole table of senders and attacks: every picture follows from the session, and says
// nothing that is not in it.
import { describe, expect, test } from 'vitest';
import { lessons } from '#src/lessons/index.ts';
import { framesBetween, framesOf, isOrdinary } from '#src/features/player/stage/frames.ts';
import { rules } from '#src/features/player/stage/scene-rules.ts';
import { drawMemory } from '#src/features/player/stage/draw-knowledge.ts';
import { layOut } from '#src/features/player/stage/geometry.ts';
import { needsIn } from '#src/features/player/stage/needs.ts';
import { sceneAt } from '#src/features/player/stage/scene-at.ts';
import { eventKinds } from '#src/simulator/session/event-kinds.ts';
import type { Session } from '#src/simulator/session/session.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import { outcomeKind } from '#src/ui/outcome.ts';
import { en } from '../../../words/english.ts';

const table = [...attacks, ...mistakes].flatMap((attack) =>
  senders.map((sender) => [`${sender}, ${attack}`, simulate({ sender, attack })] as const),
);
const taught = lessons.flatMap(({ slug, scenario, suggested }) => [
  [slug, simulate(scenario)] as const,
  ...(suggested ? [[`${slug}, attacked`, simulate(scenario, suggested)] as const] : []),
]);
const sessions: readonly (readonly [string, Session])[] = [...taught, ...table];
const single = (index: number) => ({ from: index, to: index, folds: false });

test('every kind of event has a rule, and no rule is for another', () => {
  expect(Object.keys(rules).sort()).toEqual(Object.keys(eventKinds).sort());
});

test('the sessions are many, and have nearly every kind', () => {
  const met = new Set(sessions.flatMap(([, { events }]) => events.map(({ explains }) => explains)));
  expect(sessions.length).toBeGreaterThan(100);
  expect(met.size).toBeGreaterThan(60);
});

describe.each(sessions)('%s', (_, { events, outcome }) => {
  const scenes = events.map((_, index) => sceneAt(events, single(index)));
  const last = scenes.at(-1)!;

  test('a scene says nothing that the session has not said by then', () => {
    scenes.forEach(({ slips, sight, bench, memory }, index) => {
      const said = events
        .slice(0, index + 1)
        .flatMap(({ text, host, tampered }) => [text, host ?? '', tampered?.original ?? ''])
        .join('\n');
      for (const { words } of slips) expect(said).toContain(words);
      for (const { words, record } of [...sight.sender, ...sight.attacker])
        if (!record) for (const line of words.split('\n')) expect(said).toContain(line);
      if (bench?.got) expect(said).toContain(bench.got);
      if (memory?.mx) for (const name of memory.mx.split(', ')) expect(said).toContain(name);
    });
  });

  test('a scene does not depend on what comes later', () => {
    const told = ({ host: _h, attackerHost: _a, senderHost: _s, domain: _d, ...scene }: (typeof scenes)[number]) => scene;
    for (const index of [0, Math.floor(events.length / 3), Math.floor(events.length / 2)]) {
      expect(told(sceneAt(events.slice(0, index + 1), single(index)))).toEqual(told(scenes[index]!));
    }
  });

  test('in the end the letter is where the outcome says', () => {
    expect(last.verdict).toBe(outcomeKind(outcome));
    expect(last.readers.filter((who) => who === 'attacker')).toEqual(outcome.readBy.filter((who) => who === 'attacker'));
    if (outcome.delivery === 'deferred') expect(last.letter).toBe('held');
    if (outcome.delivery === 'bounced') expect(last.letter).toBe('back');
    if (outcome.delivery === 'delivered') expect(['receiver', 'attacker']).toContain(last.letter);
  });

  test('the report goes where the outcome says, and not before it leaves', () => {
    const { report } = outcome;
    const left = events.findIndex(({ explains }) => /report-sent$/.test(explains));
    scenes.forEach((scene, index) => expect(scene.report !== undefined).toBe(left >= 0 && index >= left));
    if (left < 0) return expect(['not-asked', 'none-due']).toContain(report.status);
    const told = sceneAt(events, single(left), report).report;
    expect(told?.fate).toBe(report.status);
    expect(report.to).toContain(told?.to);
    expect(report.status === 'taken' ? 'taken' : 'any').toBe(events[left]!.to === 'attacker' ? 'taken' : 'any');
  });

  test('line by line there is room for whatever comes', () => {
    const needs = needsIn(events);
    for (const frame of framesOf(events)) {
      const { dns, policy, bench, far } = sceneAt(events, frame);
      if (dns) expect(needs.dns).toBe(true);
      if (policy !== 'none') expect(needs.policy).toBe(true);
      if (bench) expect(needs.bench).toBe(true);
      if (far === 'attacker') expect(needs.switch).toBe(true);
    }
  });

  test('the verdict is open until the letter can be seen, and a listener never reads inside TLS', () => {
    expect(scenes[0]!.verdict).toBeUndefined();
    scenes.forEach(({ sight, readers }, index) => {
      if (readers.includes('attacker')) return;
      const secret = events.slice(0, index + 1).filter(({ secured, channel }) => secured && channel === 'smtp');
      const before = events.slice(0, index + 1).filter(({ secured }) => !secured);
      for (const { text } of secret) {
        if (before.some((event) => event.text === text)) continue;
        const opened = events.slice(0, index + 1).some(({ explains, to }) => explains === 'tls-established' && to === 'attacker');
        if (!opened) expect(sight.attacker.map(({ words }) => words)).not.toContain(text);
      }
    });
  });

  test('frames hold every event once, in order; a bundle only ordinary ones; what was touched stands alone', () => {
    const frames = framesOf(events);
    expect(frames.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index))).toEqual(
      events.map((_, index) => index),
    );
    for (const { from, to, folds } of frames) {
      if (folds) expect(events.slice(from, to + 1).every(isOrdinary)).toBe(true);
      else expect(to).toBe(from);
    }
    const film = framesBetween(events, 0, events.length - 1);
    expect(film.length).toBeLessThanOrEqual(6);
    expect(film.at(-1)).toEqual(single(events.length - 1));
  });
});

test('a line that the attacker slips in behind the sender’s goes to the server, and the sender does not see it', () => {
  const line = 'PS: a line of mine.';
  const { events } = simulate({ extends: 'in-the-clear', attack: 'eavesdrop' }, [{ event: 'message-1', do: 'inject', text: line }]);
  const { sight } = sceneAt(events, single(events.length - 1));
  expect(sight.attacker.filter(({ words }) => words === line)).toEqual([{ out: true, words: line, fate: 'mine' }]);
  expect(sight.sender.map(({ words }) => words)).not.toContain(line);
});

test('a second attempt stands in the same scene: when it begins, and how much later', () => {
  const { events, outcome } = simulate({ sender: 'opportunistic', attack: 'break-handshake' });
  const again = events.findIndex(({ explains }) => explains === 'try-again');
  expect(sceneAt(events, single(again - 1)).later).toBeUndefined();
  expect(sceneAt(events, single(again))).toMatchObject({ attempt: 2, later: 1800, wire: 'none', letter: 'desk' });
  const last = sceneAt(events, single(events.length - 1), outcome.report);
  expect(last).toMatchObject({ attempt: 2, later: 1800, report: { to: 'tlsrpt@receiver.example', fate: 'read' } });
});

test('a policy host that cannot be reached stays cut while the sender thinks about it; hands on DNS stay there', () => {
  const blocked = simulate({ sender: 'sts-first-contact', attack: 'block-policy' }).events;
  const failed = blocked.findIndex(({ explains }) => explains === 'fetch-failed');
  expect(sceneAt(blocked, single(failed)).policy).toBe('cut');
  const forged = simulate({ sender: 'sts-enforce', attack: 'forge-mx' }).events;
  const refused = forged.findIndex(({ explains }) => explains === 'mx-not-allowed');
  expect(sceneAt(forged, single(refused))).toMatchObject({ hands: 'dns', dns: true, letter: 'held' });
});

test('under TLS 1.3 a listener does not see the certificate, under TLS 1.2 it does', () => {
  const mx = { host: 'mx1.receiver.example', addresses: ['198.51.100.25'], certificate: { names: ['mx1.receiver.example'] } };
  for (const tls of ['1.2', '1.3'] as const) {
    const { events } = simulate({ extends: 'no-policy', attack: 'eavesdrop', mxHosts: [{ ...mx, tls }] });
    const card = events.find(({ id }) => id === 'tls-1/certificate')!;
    const { sight } = sceneAt(events, single(events.length - 1));
    expect(sight.attacker.some(({ words }) => words === card.text)).toBe(tls === '1.2');
    expect(sight.sender.some(({ words }) => words === card.text)).toBe(true);
  }
});

describe('a letter that the attacker keeps', () => {
  const kept = [
    ['in the clear', { sender: 'opportunistic', attack: 'strip-starttls' }],
    ['where TLS ends in the attacker’s hands', { sender: 'opportunistic', attack: 'untrusted-certificate' }],
  ] as const;
  test.each(kept)('%s lies in their hands to the end, and the verdict is that of the outcome', (_, scenario) => {
    const { events, outcome } = simulate(scenario, [{ event: 'message-1', do: 'drop' }]);
    const scene = sceneAt(events, single(events.length - 1));
    expect(outcome).toMatchObject({ delivery: 'delivered', readBy: ['attacker'] });
    expect([scene.letter, scene.verdict]).toEqual(['wire', 'taken']);
  });
  test('one that was read and is held is no less taken', () => {
    const { events, outcome } = simulate({ sender: 'opportunistic', attack: 'forge-mx' }, [{ event: 'message-1/end/reply', do: 'drop' }]);
    const scene = sceneAt(events, single(events.length - 1));
    expect([outcome.delivery, scene.letter, scene.verdict]).toEqual(['deferred', 'held', 'taken']);
  });
});

test('at the first contact of 2016 a name is laid beside the list in the record', () => {
  const { events } = simulate({ sender: { like: 'sts-2016', stored2016: [] }, attack: 'forge-mx' });
  const at = events.findIndex(({ explains }) => explains === 'mx-not-allowed');
  expect(sceneAt(events, single(at)).bench).toMatchObject({ wants: 'mx1.receiver.example', got: 'mx.attacker.example', verdict: 'other' });
});

test('what a sender of 2016 remembers stands there in the draft’s terms: it knows no mode', () => {
  const { events } = simulate({ sender: 'sts-2016' });
  const { memory } = sceneAt(events, single(events.length - 1));
  expect(memory).toMatchObject({ to: 'true', mx: 'mx1.receiver.example' });
  const big = layOut(1000, {});
  const says = (width: typeof big) => JSON.stringify(drawMemory(memory!, width, 'receiver.example', 0, en));
  for (const shown of [says(big), says(layOut(360, {}))]) {
    expect(shown).toContain('to=true');
    expect(shown).not.toMatch(/mode|enforce/);
  }
});
