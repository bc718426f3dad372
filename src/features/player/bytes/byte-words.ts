// The words for a field; where it has none of its own, those of its kind.
import type { FieldName } from '#src/protocol/tls/bytes/field-names.ts';
import type { Words } from '#src/words/en.ts';

export type ByteWords = Words<'bytes'>['pages']['bytes'];

export interface FieldWords {
  readonly is: string;
  readonly says: string;
  readonly seen?: string;
}

export function explained(words: ByteWords, name: FieldName): FieldWords {
  const all: Partial<Record<FieldName, FieldWords>> = words.explained;
  return all[name] ?? all[name.startsWith('extension.') ? 'extension.other' : 'handshake.other']!;
}
