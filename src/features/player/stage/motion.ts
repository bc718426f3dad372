// Things come to where they are drawn from where they were, by the Web Animations interface: no style attributes, nothing to undo.
// A new picture ends what is under way.
import type { Attachment } from 'svelte/attachments';
import type { Point } from './geometry.ts';

/** A way that something has come: it is drawn at its end. */
export interface Way {
  readonly to: Point;
  readonly from?: Point | undefined;
  /** A stop on the way, for something that is caught and falls. */
  readonly via?: Point;
  /** In degrees, at the end and at the start. */
  readonly turn?: number;
  readonly turned?: number;
  readonly ms?: number;
}

const easing = 'cubic-bezier(.3, 0, .1, 1)';

/** As an SVG attribute. */
export const at = ({ x, y }: Point, turn = 0): string => `translate(${x} ${y})${turn ? ` rotate(${turn})` : ''}`;

const moved = ({ x, y }: Point, turn = 0): Keyframe => ({ transform: `translate(${x}px, ${y}px)${turn ? ` rotate(${turn}deg)` : ''}` });

/** Lets an element come its way; none where it has not moved. */
export function comes({ from, via, to, turn, turned, ms = 480 }: Way, delay = 0): Attachment<Element> | undefined {
  if (!from) return undefined;
  // Caught, held for a breath, let fall.
  const caught = via
    ? [
        { ...moved(via), offset: 0.5 },
        { ...moved(via), offset: 0.62 },
      ]
    : [];
  return plays([moved(from, turned), ...caught, moved(to, turn)], { duration: ms, delay });
}

/** Laid on the bench from the right. */
export const slides = (to: Point): Attachment<Element> =>
  plays(
    [
      { ...moved({ x: to.x + 160, y: to.y }), opacity: 0 },
      { ...moved(to), opacity: 1 },
    ],
    { duration: 420 },
  );

/** The tube closes from the sender outwards. */
export const closes = (): Attachment<Element> =>
  plays([{ clipPath: 'inset(-9px 100% -9px 0)' }, { clipPath: 'inset(-9px 0 -9px 0)' }], { duration: 520 });

/** The clock's hand goes round once. */
export const goesRound = (): Attachment<Element> => plays([{ transform: 'rotate(0)' }, { transform: 'rotate(360deg)' }], { duration: 600 });

function plays(frames: Keyframe[], timing: KeyframeAnimationOptions): Attachment<Element> {
  return (element) => {
    const animation = element.animate(frames, { fill: 'backwards', easing, ...timing });
    return () => animation.cancel();
  };
}
