// What a file is, by its first octets: what can hold TLS reports, and what is often put beside them by mistake.
import { isMail } from '#src/protocol/tlsrpt/report-mail.ts';
import type { UnreadReason } from './found.ts';

/** A form that is read on, or why it is not. */
export type Form =
  'gzip' | 'zip' | 'mailbox' | 'mail' | 'json' | Extract<UnreadReason, 'empty' | 'winmail' | 'tar' | 'dmarc' | 'xml' | 'other'>;

const headSize = 4096;

const signatures: readonly { readonly form: Form; readonly octets: readonly number[]; readonly at?: number }[] = [
  { form: 'gzip', octets: [0x1f, 0x8b] },
  { form: 'zip', octets: [0x50, 0x4b, 3, 4] },
  { form: 'zip', octets: [0x50, 0x4b, 5, 6] },
  // The form in which Outlook wraps attachments (TNEF).
  { form: 'winmail', octets: [0x78, 0x9f, 0x3e, 0x22] },
  { form: 'tar', octets: [0x75, 0x73, 0x74, 0x61, 0x72], at: 257 },
];

export function sniff(bytes: Uint8Array): Form {
  const known = signatures.find(({ octets, at = 0 }) => octets.every((octet, index) => bytes[at + index] === octet));
  if (known) return known.form;
  const head = latin1(bytes.subarray(0, headSize)).replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  if (head === '') return bytes.length > headSize ? 'other' : 'empty';
  if (/^[{[]/.test(head)) return 'json';
  if (head.startsWith('<')) return /<feedback[\s/>]/.test(head) ? 'dmarc' : 'xml';
  if (head.startsWith('From ')) return 'mailbox';
  return isMail(head) ? 'mail' : 'other';
}

/** One character for each octet. In pieces, since a call takes only so many arguments. */
export function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}
