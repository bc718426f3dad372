import { describe, expect, it } from 'vitest';
import { comesFrom, presenterName, readFromPlayer, readFromPresenter } from '#src/features/player/presenter-messages.ts';
import { simulate } from '#src/simulator/simulate.ts';

const source = presenterName;
const session = simulate({});
const shown = { title: 'A lesson', session, position: 3 };

describe('messages of the presenter’s window', () => {
  it.each([
    [
      { source, event: 'hello' },
      { source, event: 'hello' },
    ],
    [
      { source, event: 'seek', position: 4, more: 'x' },
      { source, event: 'seek', position: 4 },
    ],
  ])('reads %j', (data, read) => expect(readFromPresenter(data)).toEqual(read));

  it.each([
    undefined,
    null,
    'hello',
    [],
    {},
    { event: 'hello' },
    { source: 'other', event: 'hello' },
    { source, event: 'seek' },
    { source, event: 'seek', position: '4' },
    { source, event: 'seek', position: 1.5 },
    { source, event: 'run', script: 'alert(1)' },
  ])('leaves %j', (data) => expect(readFromPresenter(data)).toBeUndefined());
});

describe('messages of the player', () => {
  it('reads what is shown, and the end', () => {
    expect(readFromPlayer({ source, event: 'shown', shown })).toMatchObject({ event: 'shown', shown: { position: 3 } });
    expect(readFromPlayer({ source, event: 'ended' })).toEqual({ source, event: 'ended' });
  });

  it.each([
    { source, event: 'shown' },
    { source, event: 'shown', shown: { ...shown, position: session.events.length } },
    { source, event: 'shown', shown: { ...shown, position: -1 } },
    { source, event: 'shown', shown: { ...shown, title: 7 } },
    { source, event: 'shown', shown: { ...shown, session: {} } },
    { source: 'mta-sts-player', event: 'shown', shown },
  ])('leaves what is not whole: %#', (data) => expect(readFromPlayer(data)).toBeUndefined());
});

it('a message counts only from the one window and the own origin', () => {
  const window = {} as Window;
  Object.assign(globalThis, { self: { origin: 'https://example.org' } });
  const message = (source: unknown, origin: string) => ({ source, origin }) as MessageEvent;
  expect(comesFrom(message(window, 'https://example.org'), window)).toBe(true);
  expect(comesFrom(message({}, 'https://example.org'), window)).toBe(false);
  expect(comesFrom(message(window, 'https://evil.example'), window)).toBe(false);
  expect(comesFrom(message(null, 'https://example.org'), null)).toBe(false);
});
