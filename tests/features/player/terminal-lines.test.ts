import { describe, expect, it } from 'vitest';
import { terminalLines } from '#src/features/player/terminal-lines.ts';
import { strippedSession, unusual } from './stripped-session.ts';

const remark = (event: { explains: string }) => `(${event.explains})`;
const session = strippedSession(unusual);
const at = (id: string) => session.events.findIndex((event) => event.id === id);
const shown = (id: string) => terminalLines(session, at(id), remark).map(({ text }) => text);

describe('the sender’s terminal', () => {
  it('shows what was sent and what arrived', () =>
    expect(shown('ehlo/SIZE').slice(-5)).toEqual([
      '(tcp-connect)',
      '< 220 mx1.receiver.example ESMTP Postfix',
      '> EHLO out.sender.example',
      '< 250-mx1.receiver.example',
      '< 250-SIZE 10240000',
    ]));
  it('never shows a line that was taken out on its way to the sender', () => {
    expect(shown('ehlo/STARTTLS')).toEqual(shown('ehlo/SIZE'));
    expect(shown('u/esc').join('\n')).not.toContain('250 STARTTLS');
  });
  it('shows a changed line as it arrived', () => expect(shown('ehlo/CHUNKING').at(-1)).toBe('< 250 CHUNKING'));
  it('shows what the attacker wrote as if the server had', () =>
    expect(shown('u/454').at(-1)).toBe('< 454 4.7.0 TLS not available due to local problem'));
  it('shows what the sender said, even when nobody heard it', () => expect(shown('u/swallowed').at(-1)).toBe('> STARTTLS'));
  it('knows nothing of what passes between the attacker and the server', () => expect(shown('u/relay')).toEqual(shown('u/swallowed')));
  it('ends at the step', () => expect(terminalLines(session, 0, remark)).toEqual([{ dim: true, text: '(cache-empty)' }]));
  it('lets no escape sequence through', () => expect(shown('u/esc').at(-1)).toBe('< 250 ␛[31mred␛[0m ⟨U+202E⟩ecilA'));
});
