// What joins a page with the page around its frame: the challenge has its own.
import type { PlayerPage } from '#src/embed/frame-page.ts';
import type { ChallengeHandle } from '#src/features/challenge/challenge-handle.ts';
import type { PageKind } from '#src/words/page-parts.ts';

export interface Frame {
  readonly prepare: <P extends { readonly base: string }>(props: P) => Promise<P>;
  /** `page`: the component, awake. */
  readonly connect: (page: unknown) => void;
}

export async function frameOf(kind: PageKind): Promise<Frame> {
  if (kind === 'challenge') {
    const { prepare, connect } = await import('#src/embed/challenge-frame.svelte.ts');
    return { prepare, connect: (page) => connect(page as { readonly challengePage: ChallengeHandle }) };
  }
  const { prepare, connect } = await import('#src/embed/frame.svelte.ts');
  return { prepare, connect: (page) => connect(page as PlayerPage) };
}
