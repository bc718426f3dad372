// Two sessions of one world laid side by side: which steps they share, and which only one of them has. Pure.
import type { Session, SessionEvent } from '#src/simulator/session/session.ts';

/** A stretch of steps in common, or of steps that only one side has at this place. */
export type Stretch =
  | { readonly side: 'both'; readonly events: readonly SessionEvent[] }
  | { readonly side: 'apart'; readonly old: readonly SessionEvent[]; readonly now: readonly SessionEvent[] };

/** The steps of both sessions, in order, cut into stretches by their longest common sequence. */
export function sideBySide(old: Session, now: Session): Stretch[] {
  const [a, b] = [old.events.slice(0, 1500), now.events.slice(0, 1500)];
  const [left, right] = [a.map(keyOf), b.map(keyOf)];
  const lengths = commonLengths(left, right);
  const stretches: Stretch[] = [];
  const apart = { old: [] as SessionEvent[], now: [] as SessionEvent[] };
  const common: SessionEvent[] = [];
  const close = () => {
    if (apart.old.length + apart.now.length) stretches.push({ side: 'apart', old: apart.old.splice(0), now: apart.now.splice(0) });
    if (common.length) stretches.push({ side: 'both', events: common.splice(0) });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && left[i] === right[j]) {
      if (apart.old.length + apart.now.length) close();
      common.push(a[i]!);
      i++;
      j++;
      continue;
    }
    if (common.length) close();
    if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) apart.old.push(a[i++]!);
    else apart.now.push(b[j++]!);
  }
  close();
  return stretches;
}

/** What makes two steps the same: who says what to whom, and what became of it. */
function keyOf({ channel, from, to, text, tampered, secured, explains }: SessionEvent): string {
  return JSON.stringify([channel, from, to, channel === 'report' ? explains : text, tampered?.action ?? '', secured]);
}

/** `[i][j]`: the length of the longest common sequence of what follows from i on the left and from j on the right. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i]![j] = left[i] === right[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
}
