// The keys of the player, as asciinema's where they fit. Pure: a key and where we are give where to go, or what to do.

export type KeyAction = 'play' | 'full-screen' | 'help' | { readonly seek: number };

/**
 * What a key does, or undefined. `starts`: the first step of each chapter, ascending; `last`: the last step's index.
 * Ctrl, Alt and Meta are for the caller to refuse.
 */
export function keyAction(key: string, position: number, last: number, starts: readonly number[]): KeyAction | undefined {
  const to = (step: number): KeyAction => ({ seek: Math.min(Math.max(step, 0), last) });
  switch (key) {
    case 'ArrowRight':
    case '.':
      return to(position + 1);
    case 'ArrowLeft':
    case ',':
      return to(position - 1);
    case ']':
      return to(starts.find((start) => start > position) ?? last);
    case '[':
      return to(starts.findLast((start) => start < position) ?? 0);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case ' ':
      return 'play';
    case 'f':
      return 'full-screen';
    case '?':
      return 'help';
    default:
      return /^[0-9]$/.test(key) ? to(Math.round((Number(key) / 10) * last)) : undefined;
  }
}
