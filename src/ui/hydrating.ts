// Whether the prerendered page is just being taken over. Parts that stand there already, and listen to nobody, are taken as they are
// until they change: that is most of the work of waking up a session.
import { createRawSnippet } from 'svelte';

/** `now` is true while the prerendered page is taken over, and never when it is drawn anew. */
export const hydrating = { now: false };

/**
 * The element that stands there: for use while the page is taken over, in place of a snippet that draws one element, within an element of
 * the same component (as the only content of a block it would stay behind when the block goes). Its `render` is never asked.
 */
export const asPrerendered = createRawSnippet(() => ({ render: () => '' }));
