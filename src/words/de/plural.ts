// Deutsch hat zwei Formen: eine für eins, eine für alles andere.

/** `plural(1, 'Fehler', 'Fehler')` gives '1 Fehler'; thousands are parted. */
export const plural = (count: number, one: string, many: string): string =>
  `${count < 1000 ? count : count.toLocaleString('de-DE')} ${count === 1 ? one : many}`;
