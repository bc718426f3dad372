// English has two forms: one, and all others.

/** `plural(1, 'error', 'errors')` is '1 error'; thousands are parted. */
export const plural = (count: number, one: string, many: string): string =>
  `${count < 1000 ? count : count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
