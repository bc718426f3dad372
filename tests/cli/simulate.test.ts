import { describe, expect, it } from 'vitest';
import { run } from '#src/cli/main.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import type { Session } from '#src/simulator/session/session.ts';
import { testIo } from './io-for-tests.ts';

const simulate = async (args: string[], files: Record<string, string> = {}) => {
  const io = testIo(files);
  return { code: await run(['simulate', ...args], io), out: io.lines.join('\n'), err: io.errors.join('\n') };
};

describe('mta-sts simulate', () => {
  it('shows the body crossing in clear when STARTTLS is stripped', async () => {
    const { code, out } = await simulate(['--sender', 'opportunistic', '--attack', 'strip-starttls']);
    expect(code).toBe(0);
    expect(out).toMatch(/R -x S smtp {2}250-STARTTLS/);
    expect(out).toMatch(/S -> R smtp {2}MAIL FROM:<alice@sender\.example>/);
    expect(out).toContain('| Our last word is 41 500.');
    expect(out).toContain('delivered; travelled: clear');
  });

  it('sends no MAIL FROM under enforce, and defers', async () => {
    const { out } = await simulate(['--sender', 'sts-enforce', '--attack', 'strip-starttls']);
    expect(out).not.toContain('MAIL FROM');
    expect(out).toContain('deferred; travelled: none');
  });

  it.each(senders.flatMap((sender) => [...attacks, ...mistakes].map((attack) => [sender, attack] as const)))(
    'works for %s and %s',
    async (sender, attack) => {
      const { code, out } = await simulate(['--sender', sender, '--attack', attack, '--json']);
      const session = JSON.parse(out) as Session;
      expect(code).toBe(0);
      expect(session.events.some(({ id }) => id === session.outcome.deciding)).toBe(true);
    },
  );

  it('takes a scenario file, its moves, and more moves', async () => {
    const files = {
      'world.json': JSON.stringify({ sender: 'opportunistic', moves: [{ event: 'ehlo-1/250-STARTTLS', do: 'drop' }] }),
      'moves.json': JSON.stringify([{ event: 'message-1', do: 'drop' }]),
    };
    const { code, out } = await simulate(['world.json', '--moves', 'moves.json'], files);
    expect(code).toBe(0);
    expect(out).toContain('dropped by you');
    expect(out).toContain('read by: attacker');
  });

  it('adds an attack to the one of the file', async () => {
    const { out } = await simulate(['world.json', '--attack', 'forge-mx', '--json'], { 'world.json': '{"attack":"eavesdrop"}' });
    expect((JSON.parse(out) as Session).outcome.to).toBe('mx.attacker.example');
  });

  it('exits with 1 and says why, when a move is refused', async () => {
    const { code, out } = await simulate(['--moves', 'moves.json'], {
      'moves.json': '[{"event":"mail-from-1","do":"replace","text":"x"}]',
    });
    expect(code).toBe(1);
    expect(out).toContain('refused move: replace mail-from-1 (inside-tls)');
  });

  it.each([
    [['--sender', 'postfix'], {}, 'There is no sender "postfix"'],
    [['--attack', 'x\u001b[2J'], {}, 'There is no attack "x␛[2J"'],
    [['a.json', 'b.json'], {}, 'at most one scenario file'],
    [['world.json'], { 'world.json': '{"now":"today"}' }, 'now: expected number, found "today"'],
    [['world.json'], { 'world.json': '{"colour":1}' }, 'colour: there is no such field'],
    [['world.json'], { 'world.json': '{' }, 'it is not JSON'],
    [['--moves', 'moves.json'], { 'moves.json': '{}' }, '(the whole): expected Array'],
  ])('wrong usage: %j', async (args, files, message) => {
    const { code, err } = await simulate(args, files);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
