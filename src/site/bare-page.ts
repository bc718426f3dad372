// In a frame a lesson of beats is the bare player: another component than the one that was drawn.

/** Whether the page wakes up as another component than its markup was drawn by. `dataset`: of the document's element. */
export const isOtherPage = ({ embed, page }: DOMStringMap): boolean => embed !== undefined && page === 'lesson-beats';
