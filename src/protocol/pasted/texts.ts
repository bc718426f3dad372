// The textNames of the evaluator, apart from what judges them, so that the page can draw them before it needs a judge.

/** In the order of the page. */
export const textNames = ['record', 'policy', 'mx', 'tlsrpt'] as const;
export type TextName = (typeof textNames)[number];

/** The text of each name; an empty one is not judged. */
export type PastedTexts = Readonly<Record<TextName, string>>;
