// An oracle for the texts of RFC 8461: the ABNF of sections 3.1 and 3.2 as regular expressions, nothing else.
// It imports nothing of the core and gives no reasons, so that the two can only agree by both being right.

const field = String.raw`[A-Za-z0-9][A-Za-z0-9_.-]{0,31}=[\x21-\x3a\x3c\x3e-\x7e]+`;
const delimiter = String.raw`[ \t]*;[ \t]*`;
const record = new RegExp(`^v=STSv1(?:${delimiter}${field})+(?:${delimiter})?$`);

export interface RecordSays {
  readonly status: 'valid' | 'none' | 'invalid' | 'multiple';
  readonly id?: string;
}

/** What the TXT records at _mta-sts.DOMAIN mean (section 3.1). */
export function readRecords(records: readonly (readonly string[])[]): RecordSays {
  const texts = records.map((strings) => strings.join(''));
  const ours =
    texts.length === 1 ? texts.filter((text) => /^v=STSv1[ \t]*;/.test(text)) : texts.filter((text) => text.startsWith('v=STSv1;'));
  if (ours.length === 0) return { status: 'none' };
  if (ours.length > 1) return { status: 'multiple' };
  const id = /;[ \t]*id=([^;]*?)[ \t]*(?:;|$)/.exec(ours[0]!)?.[1];
  return record.test(ours[0]!) && id !== undefined && /^[A-Za-z0-9]{1,32}$/.test(id) ? { status: 'valid', id } : { status: 'invalid' };
}

const visibleChar = String.raw`[\x21-\x7e\u0080-\ud7ff\ue000-\u{10ffff}]`;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const line = new RegExp(
  String.raw`^(?<name>[A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \t]*(?<value>${visibleChar}(?:[ ]|${visibleChar})*?)[ \t]*$`,
  'u',
);

export type PolicySays =
  | { readonly valid: false }
  | { readonly valid: true; readonly version: string; readonly mode: string; readonly maxAge: number; readonly mx: readonly string[] };

/** What the body of mta-sts.txt means (section 3.2), decoded. */
export function readPolicy(body: string): PolicySays {
  const lines = body.replace(/\r?\n$/, '').split(/\r?\n/);
  const fields = lines.map((text) => line.exec(text)?.groups as { name: string; value: string } | undefined);
  if (fields.includes(undefined)) return { valid: false };
  const first = (name: string) => fields.find((found) => found!.name === name)?.value;
  const [version, mode, age] = ['version', 'mode', 'max_age'].map(first);
  const mx = fields.flatMap((found) => (found!.name === 'mx' ? [found!.value] : []));
  const valid =
    version === 'STSv1' &&
    /^(?:enforce|testing|none)$/.test(mode ?? '') &&
    /^[0-9]{1,10}$/.test(age ?? '') &&
    Number(age) <= 31557600 &&
    mx.every((pattern) => new RegExp(String.raw`^(?:\*\.)?${label}(?:\.${label})*$`).test(pattern)) &&
    (mx.length > 0 || mode === 'none');
  return valid
    ? { valid, version: version!, mode: mode!, maxAge: Number(age), mx: [...new Set(mx.map((name) => name.toLowerCase()))] }
    : { valid };
}

/** Whether a pattern covers a host (section 4.1), by comparing lists of labels. */
export function readMatch(pattern: string, host: string): boolean {
  const name = new RegExp(String.raw`^(?:\*\.)?${label}(?:\.${label})*$`);
  const wanted = pattern.toLowerCase();
  const given = host.toLowerCase().replace(/\.$/, '');
  if (!name.test(wanted) || !/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(given) || /^\d+(?:\.\d+){3}$/.test(given)) return false;
  if (given.split('.').some((part) => part.length > 63) || given.length > 253) return false;
  const [left, right] = [wanted.split('.'), given.split('.')];
  return left.length === right.length && left.every((part, index) => part === right[index] || (index === 0 && part === '*'));
}
