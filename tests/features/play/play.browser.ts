// The choices of free play, with the real worker's functions in the page's own thread.
import { expect, it } from 'vitest';
import { WorkerOwner } from '#src/bridge/worker-owner.ts';
import type { Move } from '#src/simulator/network/move.ts';
import { LensState } from '#src/features/play/lens.svelte.ts';
import { MatrixState } from '#src/features/matrix/matrix.svelte.ts';
import { PlayState } from '#src/features/play/play.svelte.ts';
import { withMove } from '#src/features/player/player.svelte.ts';
import { TypingState } from '#src/features/play/typing.svelte.ts';
import { resolveScenario } from '#src/simulator/world/scenario-input.ts';
import { WorldTextState } from '#src/features/play/world-text.svelte.ts';
import { api, type SimulatorApi } from '#workers/simulator.ts';

const owner = new WorkerOwner<SimulatorApi>({
  start: () => {
    throw new Error('no worker here');
  },
  inThread: () => Promise.resolve(api),
});
const open = () => Promise.resolve(owner);

it('a second move on an event takes the place of the first; what is put in stays', () => {
  const inject: Move = { event: 'a', do: 'inject', text: 'x' };
  const drop: Move = { event: 'a', do: 'drop' };
  const pass: Move = { event: 'a', do: 'pass' };
  expect(withMove(withMove(withMove([], inject), drop), pass)).toEqual([inject, pass]);
  expect(withMove([inject], inject)).toHaveLength(2);
});

it('what is chosen counts over what the world says', () => {
  const play = new PlayState(open);
  play.take({ sender: { like: 'sts-testing', behaves: 'postfix-3.7' }, attack: ['forge-mx'] }, 'x');
  expect([play.sender, play.attack]).toEqual(['sts-testing', 'forge-mx']);
  play.choice = { attack: 'none' };
  expect([play.attack, play.input.attack]).toEqual(['none', 'none']);
  expect(play.input.sender).toMatchObject({ behaves: 'postfix-3.7' });
});

it('a text that is no world leaves the one before, and stays to be mended', async () => {
  const play = new PlayState(open);
  play.take({ sender: 'dane' }, '');
  expect(await play.read('{"sender": 1}')).toBeUndefined();
  expect(play.findings[0]?.values?.['path']).toBe('sender');
  expect([play.rejected, play.sender]).toEqual(['{"sender": 1}', 'dane']);
});

it('days: the attack begins on its day, the scenario is that of the message in sight', async () => {
  const play = new PlayState(open);
  const now = 1_767_603_600;
  play.take({ now, sender: 'opportunistic', attack: 'strip-starttls', sendAt: [now, now + 3 * 86_400] }, 'x');
  expect([play.takesDays, play.lastDay, play.day]).toEqual([true, 3, 1]);
  play.choice = { day: 99, message: 1 };
  expect(play.day).toBe(3);
  expect((await play.playDays([]))?.now).toBe(now + 3 * 86_400);
  expect(play.timeline?.moments.flatMap(({ session }) => session?.outcome.travelled ?? [])).toEqual(['encrypted', 'clear']);
});

it('the lens plays one world by both rules, with the same moves', async () => {
  const lens = new LensState(open);
  await lens.play({ attack: 'none' }, [{ do: 'drop', event: 'ehlo-1/250-STARTTLS' }]);
  expect(lens.pair?.old.report).toMatch(/^<\?xml/);
  expect(lens.pair?.now.outcome).toMatchObject({ delivery: 'deferred', policy: { source: 'cache' } });
});

it('the matrix is played anew', async () => {
  const matrix = new MatrixState([], open);
  await matrix.play();
  expect(matrix.cells).toHaveLength(112);
  expect(matrix.took).toBeGreaterThanOrEqual(0);
});

it('a world is judged as it is typed', async () => {
  const typed = new WorldTextState('{', open);
  await typed.judge();
  expect([typed.findings.length, typed.world]).toEqual([1, undefined]);
  typed.text = '{"attack":"none"}';
  await typed.judge();
  expect([typed.findings.length, typed.world]).toEqual([0, { attack: 'none' }]);
});

it('what is sent behind STARTTLS is thrown away before TLS begins', () => {
  const typing = new TypingState(resolveScenario({}));
  expect(typing.connect().replies[0]).toMatch(/^220 mx1\.receiver\.example/);
  const { replies, findings } = typing.send(['EHLO a.example', 'STARTTLS', 'MAIL FROM:<m@a.example>', 'QUIT']);
  expect(replies.at(-1)).toMatch(/^220/);
  expect(findings.map(({ code }) => code)).toEqual(['smtp-pipelined-after-starttls', 'smtp-pipelined-after-starttls']);
  expect([typing.server.secured, typing.server.phase]).toEqual([true, 'command']);
  // Postfix forgives MAIL without EHLO; the EHLO that came before TLS is forgotten all the same.
  expect(typing.server.hello).toBeUndefined();
});
