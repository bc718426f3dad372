// The real receiving servers that scenarios and the reader's own typing can name.
import type { Accent } from './accent.ts';
import { exim } from './accents/exim.ts';
import { opensmtpd } from './accents/opensmtpd.ts';
import { postfix } from './accents/postfix.ts';

export const recordedAccents = { postfix, exim, opensmtpd } as const satisfies Readonly<Record<string, Accent>>;
