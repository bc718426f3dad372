// What mailauth 4.9, the library by which zone-mta 3.10 goes for MTA-STS, makes of it (its lib/mta-sts.js, and recordings). It is laxer
// than RFC 8461: without a usable TXT record the stored policy is thrown away (against section 3.3), the media type is not looked at
// (3.2), "*." stands for any depth (4.1), keys and modes may be written in capitals. A policy whose id has not changed is fetched all the
// same.
import { normaliseName } from '#src/protocol/dns/names.ts';
import type { TxtAnswer } from '#src/protocol/mta-sts/discovery.ts';
import { longestMaxAge, modes, type PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import type { PolicyResponse } from '#src/protocol/mta-sts/response.ts';
import type { HostVerdict, Seen } from '#src/simulator/mechanism/mechanism.ts';
import { byTheBook } from './by-the-book.ts';
import type { PolicyHabits } from './profile.ts';

export const mailauth: PolicyHabits = {
  fetchTimeout: 15,
  readTxt,
  afterTxt: (answer) => {
    if (answer.txt === 'valid') return { do: 'fetch', id: answer.id };
    return { do: 'go-on', inForce: { source: 'none', policy: null }, failure: null, waiting: false, forgets: true };
  },
  readPolicy,
  // Under testing a name that does not fit is logged, and nothing else is looked at.
  applies: ({ mode }) => mode === 'enforce',
  comparesNames: true,
  judge,
};

function readTxt(records: readonly (readonly string[])[]): TxtAnswer {
  const [text, ...more] = records.map((strings) => strings.join('').trim()).filter((each) => /^v=STSv1\b/i.test(each));
  if (text === undefined) return { txt: 'none' };
  if (more.length > 0) return { txt: 'multiple' };
  const parts = text
    .replace(/\s+/g, ' ')
    .split(';')
    .filter((part) => part.trim() !== '');
  // The first that has no "=" is taken for something else.
  const bare = parts.findIndex((part) => !part.includes('='));
  const fields = new Map(parts.filter((_, index) => index !== bare).map((part) => pair(part, '=')));
  const id = fields.get('id');
  return id && /^STSv1$/i.test(fields.get('v') ?? '') ? { txt: 'valid', id } : { txt: 'invalid' };
}

function readPolicy(response: PolicyResponse): PolicyRules | undefined {
  if (response.result !== 'answer' || typeof response.body !== 'string') return undefined;
  const lines = response.body.split(/\r?\n/).filter((line) => line.includes(':'));
  const pairs = lines.map((line) => pair(line, ':'));
  const fields = new Map(pairs);
  const mode = modes.find((each) => each === (fields.get('mode') ?? 'none').toLowerCase());
  const maxAge = Number(fields.get('max_age') ?? Number.NaN);
  const mx = [...new Set(pairs.flatMap(([key, value]) => (key === 'mx' ? [value.toLowerCase()] : [])))];
  if (fields.get('version') !== 'STSv1' || !mode || !(maxAge >= 0 && maxAge <= longestMaxAge)) return undefined;
  return mode === 'none' || mx.length > 0 ? { mode, maxAge, mx } : undefined;
}

/** Key, in small letters, and value of a field. */
function pair(field: string, separator: string): [key: string, value: string] {
  const at = field.indexOf(separator);
  if (at < 0) return [field.trim().toLowerCase(), ''];
  return [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim()];
}

function judge(policy: PolicyRules | null, at: { readonly host: string; readonly now: number }, seen: Seen): HostVerdict {
  const fine: HostVerdict = { action: 'deliver', resultType: null, by: 'policy', authenticated: false };
  if (policy?.mode !== 'enforce') return fine;
  const isNamed = policy.mx.some((pattern) => covers(normaliseName(pattern), normaliseName(at.host)));
  if (!isNamed) return { ...fine, action: 'refuse', resultType: 'validation-failure' };
  return byTheBook.policy.judge({ ...policy, mx: [at.host] }, at, seen);
}

function covers(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
