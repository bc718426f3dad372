// An oracle for the TXT record of RFC 8460 section 3: its ABNF, with the URI of RFC 3986, as regular expressions.
// It imports nothing of the core.
import { uriGrammar } from './uri.ts';

const extension = String.raw`[A-Za-z0-9][A-Za-z0-9_.-]{0,31}=[\x21-\x3a\x3c\x3e-\x7e]+`;
const uri = uriGrammar("$&'()*+=");
const delimiter = String.raw`[ \t]*;[ \t]*`;
const uris = String.raw`${uri}(?:[ \t]*,[ \t]*${uri})*`;
const record = new RegExp(`^v=TLSRPTv1(?:${delimiter}(?:rua=${uris}|(?!rua=)${extension}))+(?:${delimiter})?$`);

export interface TlsrptSays {
  readonly status: 'valid' | 'none' | 'invalid' | 'multiple';
  readonly rua?: readonly string[];
}

/** What the TXT records at _smtp._tls.DOMAIN mean. */
export function readTlsrptRecords(records: readonly (readonly string[])[]): TlsrptSays {
  const texts = records.map((strings) => strings.join(''));
  const ours =
    texts.length === 1 ? texts.filter((text) => /^v=TLSRPTv1[ \t]*;/.test(text)) : texts.filter((text) => text.startsWith('v=TLSRPTv1;'));
  if (ours.length === 0) return { status: 'none' };
  if (ours.length > 1) return { status: 'multiple' };
  const rua = [...ours[0]!.matchAll(/;[ \t]*rua=([^;]*)/g)].flatMap(([, list]) =>
    list!.split(',').map((one) => one.replace(/^[ \t]+|[ \t]+$/g, '')),
  );
  return record.test(ours[0]!) && rua.length > 0 ? { status: 'valid', rua } : { status: 'invalid' };
}
