// Which recording goes with which session of the standard world.
import { describe, expect, it } from 'vitest';
import { captureFor, messageOf } from '#src/features/player/bytes/fitting-capture.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { SenderName } from '#src/simulator/world/names.ts';

const fitting: [SenderName, string][] = [
  ['opportunistic', 'postfix-tls13'],
  ['sts-enforce', 'postfix-sts-tls13'],
  ['sts-first-contact', 'postfix-sts-tls13'],
  ['dane', 'postfix-dane-tls13'],
  ['dane-and-sts', 'postfix-dane-tls13'],
];

describe('the recording that fits', () => {
  it.each(fitting)('%s: %s', (sender, capture) => expect(captureFor(simulate({ sender }, []))).toBe(capture));

  it('each row of TLS is about a message', () => {
    const rows = simulate({ sender: 'sts-enforce' }, []).events.filter(({ channel }) => channel === 'tls');
    expect(rows.map(messageOf)).toEqual(['client_hello', 'certificate', 'finished']);
  });
});
