// How a line, a record or a field is called in a list: in a few words, its size or its value behind them.
import type { Piece } from '#src/protocol/tls/bytes/decode.ts';
import type { Field } from '#src/protocol/tls/bytes/field-reader.ts';
import { explained, type ByteWords } from './byte-words.ts';
import type { FlatField } from './flat-fields.ts';

export interface Label {
  readonly text: string;
  readonly after: string;
  readonly depth: number;
  readonly mark?: 'sender' | 'receiver' | 'hidden-sender' | 'hidden-receiver';
}

const isMessage = ({ parts }: Field): boolean => parts[0]?.name === 'handshake.type';
/** Parts of the record itself, which say nothing about its content. */
const isFrame = ({ name }: Field): boolean => name.startsWith('record.') && name !== 'record.encrypted';

/** "sender: ClientHello" and its size; `fields` are those that can be read at present. */
export function pieceLabel(words: ByteWords, { kind, from, start, end, isHidden }: Piece, fields: readonly Field[]): Label {
  const isShut = isHidden && fields.some(({ name }) => name === 'record.encrypted');
  return {
    text: `${words.from[from]}: ${isShut ? words.encrypted : contentOf(words, fields)}`,
    after: kind === 'line' ? '' : words.octets(end - start),
    depth: 0,
    mark: isShut ? `hidden-${from}` : from,
  };
}

function contentOf(words: ByteWords, fields: readonly Field[]): string {
  const messages = fields.filter(isMessage).map(({ name }) => explained(words, name).is);
  if (messages.length > 0) return messages.join(', ');
  const [content] = fields.filter((field) => !isFrame(field));
  if (!content) return words.octets(0);
  const { name, value = '' } = content;
  if (name === 'smtp.line') return String(value);
  if (name === 'application_data') return (value as readonly string[]).join(' ⏎ ');
  if (name === 'alert.level')
    return fields
      .filter((field) => field.name.startsWith('alert.'))
      .map((field) => field.value)
      .join(' ');
  return explained(words, name).is;
}

/** "Server name (SNI)" and its value, if it is short. */
export function fieldLabel(words: ByteWords, { field, depth }: FlatField): Label {
  const { name, value } = field;
  const after = valueText(words, value);
  return { text: explained(words, name).is, after: after.length > 40 ? `${after.slice(0, 39)}…` : after, depth };
}

/** A value as text; `value` of a list has its entries behind one another. */
export function valueText(words: ByteWords, value: Field['value']): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : value.join(', ');
  return text === '' ? words.empty : text;
}
