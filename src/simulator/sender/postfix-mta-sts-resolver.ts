// What postfix-mta-sts-resolver 1.1, a policy map for Postfix, makes of MTA-STS. It reads records and policies more laxly than RFC 8461
// sections 3.1 and 3.2: any text may be the id, of a field given twice the last counts, and of the policy's grammar only what it needs.
// It tells Postfix which names the certificate may have: so the host's own name is never compared (section 4.1), and testing is no policy
// at all.
import { normaliseName } from '#src/protocol/dns/names.ts';
import type { TxtAnswer } from '#src/protocol/mta-sts/discovery.ts';
import { longestMaxAge, modes, type PolicyRules } from '#src/protocol/mta-sts/policy.ts';
import { judgeResponse, type PolicyResponse } from '#src/protocol/mta-sts/response.ts';
import type { ResultType } from '#src/protocol/tlsrpt/result-type.ts';
import type { HostVerdict, Seen } from '#src/simulator/mechanism/mechanism.ts';
import { byTheBook } from './by-the-book.ts';
import type { PolicyHabits } from './profile.ts';

export const policyMap: PolicyHabits = {
  fetchTimeout: 4,
  readTxt,
  afterTxt: byTheBook.policy.afterTxt,
  readPolicy,
  applies: ({ mode }) => mode === 'enforce',
  comparesNames: false,
  judge,
};

function readTxt(records: readonly (readonly string[])[]): TxtAnswer {
  const [text, ...more] = records.map((strings) => strings.join('')).filter((each) => each.startsWith('v=STSv1'));
  if (text === undefined) return { txt: 'none' };
  if (more.length > 0) return { txt: 'multiple' };
  const fields = new Map(text.split(';').map((field) => partsOf(field.trim(), '=')));
  const id = fields.get('id');
  return fields.get('v') === 'STSv1' && id !== undefined ? { txt: 'valid', id } : { txt: 'invalid' };
}

function readPolicy(response: PolicyResponse): PolicyRules | undefined {
  const judged = judgeResponse(response);
  if (response.result !== 'answer' || typeof response.body !== 'string') return judged.value;
  // A policy of bad grammar is no reason for it; all others are.
  if (!judged.value && judged.resultType !== 'sts-policy-invalid') return undefined;
  const lines = response.body.split(/\r\n|\r|\n/).map((line) => partsOf(line.trimEnd(), ':'));
  const fields = new Map(lines.map(([key, value]) => [key, value.trimStart()]));
  const mode = modes.find((each) => each === fields.get('mode'));
  const age = fields.get('max_age') ?? '';
  const maxAge = /^\s*\+?\d+\s*$/.test(age) ? Number(age) : -1;
  const mx = lines.flatMap(([key, value]) => (key === 'mx' ? [value.trimStart().toLowerCase()] : []));
  if (fields.get('version') !== 'STSv1' || !mode || maxAge < 0 || maxAge > longestMaxAge) return undefined;
  return mode === 'none' || mx.length > 0 ? { mode, maxAge, mx } : undefined;
}

function partsOf(text: string, separator: string): [key: string, value: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Compares the certificate with the policy's patterns; "*." stands for any depth. */
function judge(policy: PolicyRules | null, { now }: { now: number }, { starttls, certificate, handshake }: Seen): HostVerdict {
  const fine: HostVerdict = { action: 'deliver', resultType: null, by: 'policy', authenticated: false };
  if (policy?.mode !== 'enforce') return fine;
  const refuse = (resultType: ResultType): HostVerdict => ({ ...fine, action: 'refuse', resultType });
  if (starttls !== true) return refuse('starttls-not-supported');
  if (handshake !== undefined) return refuse('validation-failure');
  if (certificate === 'not-yet') return fine;
  if (!certificate || certificate.issuer !== 'trusted' || now < certificate.notBefore) return refuse('certificate-not-trusted');
  if (now > certificate.notAfter) return refuse('certificate-expired');
  const isNamed = certificate.names.some((name) => policy.mx.some((pattern) => coversAnyDepth(pattern, normaliseName(name))));
  return isNamed ? { ...fine, authenticated: true } : refuse('certificate-host-mismatch');
}

function coversAnyDepth(pattern: string, name: string): boolean {
  const wanted = normaliseName(pattern);
  return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) : name === wanted;
}
