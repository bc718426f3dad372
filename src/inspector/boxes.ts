// The boxes of the evaluator, apart from what judges them, so that the page can draw them before it needs a judge.

/** In the order of the page. */
export const boxes = ['record', 'policy', 'mx', 'tlsrpt'] as const;
export type Box = (typeof boxes)[number];

/** The text of each box; an empty one is not judged. */
export type Typed = Readonly<Record<Box, string>>;
