import { describe, expect, it } from 'vitest';
import { endingOf, homeRows, spiedMessage } from '#src/features/home/home-rows.ts';
import type { SenderName } from '#src/simulator/world/names.ts';
import { simulate } from '#src/simulator/simulate.ts';

const offer = 'ehlo-1/250-STARTTLS';
const played = (sender: SenderName, cut: boolean) => simulate({ sender, attack: 'eavesdrop' }, cut ? [{ event: offer, do: 'drop' }] : []);

describe('the first attack', () => {
  it.each<[SenderName, boolean, string, string]>([
    ['opportunistic', false, 'open', 'tls-hello'],
    ['sts-testing', false, 'sealed', 'tls-hello'],
    ['sts-enforce', false, 'sealed', 'tls-hello'],
    ['opportunistic', true, 'read', 'data'],
    ['sts-testing', true, 'reported', 'data'],
    ['sts-enforce', true, 'held', 'deferred'],
  ])('%s, offer deleted %j: %s, until %s', (sender, cut, ending, last) => {
    const session = played(sender, cut);
    expect(endingOf(session, sender)).toBe(ending);
    const rows = homeRows(session);
    expect(rows[0]!.explains).toBe('greeting');
    expect(rows.map(({ id }) => id)).toContain(offer);
    expect(rows.at(-1)!.explains).toBe(last);
  });

  it('shows the subject and the text only to an attacker who saw them', () => {
    expect(spiedMessage(played('opportunistic', true))).toMatch(/^Subject: .+\n\n.+/);
    expect(spiedMessage(played('opportunistic', false))).toBeUndefined();
    expect(spiedMessage(played('sts-enforce', true))).toBeUndefined();
  });
});
