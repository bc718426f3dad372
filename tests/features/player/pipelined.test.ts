// Which commands go together, and which answers belong to them (RFC 2920).
import { describe, expect, it } from 'vitest';
import { tiesOf } from '#src/features/player/stage/pipelined.ts';
import { sceneAt } from '#src/features/player/stage/scene-at.ts';
import { simulate } from '#src/simulator/simulate.ts';

const at = (index: number) => ({ from: index, to: index, folds: false });

describe('where PIPELINING is offered', () => {
  const { events } = simulate({ sender: 'opportunistic' });
  const ties = tiesOf(events);

  it('MAIL, RCPT and DATA go at once, and their three answers follow in order', () => {
    const told = [...ties].map(([index, { kind, at, of }]) => `${events[index]!.explains} ${kind} ${at}/${of}`);
    expect(told).toEqual([
      'mail-from sent 1/3',
      'rcpt-to sent 2/3',
      'data sent 3/3',
      'mail-from-reply answered 1/3',
      'rcpt-to-reply answered 2/3',
      'data-reply answered 3/3',
    ]);
  });

  it('the stage ties what has gone so far, and every answer', () => {
    const shown = [...ties.keys()].map((index) => sceneAt(events, at(index)).slips[0]?.tie);
    expect(shown[0]).toBeUndefined();
    expect(shown.slice(1).map((tie) => tie && `${tie.kind} ${tie.at}`)).toEqual([
      'sent 2',
      'sent 3',
      'answered 1',
      'answered 2',
      'answered 3',
    ]);
  });
});

it('without the offer each command waits for its answer', () => {
  const { events } = simulate({ sender: 'opportunistic' }, [
    { event: 'ehlo-1/250-PIPELINING', do: 'drop' },
    { event: 'ehlo-1/250-STARTTLS', do: 'drop' },
  ]);
  expect(events.some(({ explains }) => explains === 'mail-from')).toBe(true);
  expect(tiesOf(events).size).toBe(0);
});
