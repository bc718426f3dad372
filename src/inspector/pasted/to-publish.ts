// The texts as they are to be published: the records as lines of a zone, each in one pair of quotation marks; the policy as the file that
// the policy host serves, without what stood about it where it was pasted.
import { formatRecord } from '#src/protocol/dns/records.ts';
import { readTxtLines } from '#src/protocol/dns/txt-lines.ts';
import { readPolicyText } from '#src/protocol/pasted/policy-text.ts';
import type { PastedTexts } from '#src/protocol/pasted/texts.ts';

export interface ToPublish {
  readonly record: string;
  readonly policy: string;
  readonly tlsrpt: string;
}

/** The longest character-string (RFC 1035 section 3.3), in octets. */
const longestString = 255;

/** Empty where a text is empty. */
export function toPublish({ record, policy, tlsrpt }: PastedTexts): ToPublish {
  return { record: zoneLines('_mta-sts', record), policy: readPolicyText(policy).body.text, tlsrpt: zoneLines('_smtp._tls', tlsrpt) };
}

/** The owner's name is relative: it stands in the zone of the domain. */
function zoneLines(owner: string, text: string): string {
  return readTxtLines(text)
    .map(({ strings }) => strings.join(''))
    .map((joined) => `${owner} IN TXT ${formatRecord({ type: 'TXT', strings: cut(joined) })}\n`)
    .join('');
}

function cut(text: string): string[] {
  return text.length <= longestString ? [text] : (text.match(new RegExp(`[^]{1,${longestString}}`, 'g')) ?? []);
}
