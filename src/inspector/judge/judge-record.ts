// The checks about the two TXT records: `_mta-sts` (RFC 8461 section 3.1), `_smtp._tls` (RFC 8460 section 3), and the record
// of the 2016 draft, which nobody reads any more.
import { recordFix, tlsrptFix } from '#src/inspector/advise/fixes.ts';
import type { Lookup } from '#src/inspector/ask/lookup.ts';
import type { Check, Inspection } from '#src/inspector/inspection.ts';
import type { Observed } from '#src/inspector/observed.ts';
import type { Finding } from '#src/protocol/finding.ts';
import { isAttempt } from '#src/protocol/dns/txt-codes.ts';
import { parseRecords, type RecordJudgement } from '#src/protocol/mta-sts/record.ts';
import { selectRecord2016 } from '#src/protocol/smtp-sts-2016/record.ts';
import { isUsableDestination } from '#src/protocol/tlsrpt/destinations.ts';
import { parseTlsrptRecords } from '#src/protocol/tlsrpt/record.ts';
import { check, checkOf, digProof } from './check.ts';

/** What the record comes to; `unknown`: it could not be asked for. */
export interface RecordJudged {
  readonly status: RecordJudgement['status'] | 'unknown';
  readonly judged?: RecordJudgement;
  readonly shown: Inspection['record'];
  readonly checks: readonly Check[];
}

/** Judges the MTA-STS record. A domain without one has made no mistake: that is a warning. */
export function judgeRecord({ domain, now, record, mxKind }: Observed): RecordJudged {
  const subject = record.question.name;
  if (record.state === 'failed') {
    return {
      status: 'unknown',
      shown: null,
      checks: [check('check-record-lookup-failed', 'unprovable', subject, { proof: digProof(subject, 'TXT') })],
    };
  }
  const judged = parseRecords(record.records.map(({ strings }) => strings));
  const { status, value, findings } = judged;
  const texts = textsOf(record);
  const isGone = record.aliases.length > 0 && record.state !== 'found';
  const checks: Check[] = [];
  if (isGone)
    checks.push(
      check('check-record-alias-dangling', 'fail', subject, { values: { target: record.aliases.at(-1)! }, fix: recordFix(domain, now) }),
    );
  else if (record.aliases.length > 0)
    checks.push(check('check-record-alias', 'pass', subject, { values: { target: record.aliases.at(-1)! } }));
  if (value) checks.push(check('check-record-valid', 'pass', subject, { values: { id: value.id }, evidence: texts.join('\n') }));
  const about = isGone || mxKind === 'null' ? findings.filter(({ code }) => code !== 'record-missing') : findings;
  checks.push(...about.map((finding) => recordCheck(finding, subject, texts, recordFix(domain, now))));
  return {
    // A record that somebody meant as one is a broken attempt, not a domain without MTA-STS.
    status: isGone || (status === 'none' && findings.some(({ code }) => isAttempt(code))) ? 'invalid' : status,
    judged,
    shown: texts.length > 0 ? { texts, ...(value && { id: value.id }) } : null,
    checks,
  };
}

/** Judges the report record. Without it nobody is told of failures. */
export function judgeTlsrpt({ domain, tlsrpt, mxKind }: Observed): {
  readonly shown: Inspection['tlsrpt'];
  readonly checks: readonly Check[];
} {
  const subject = tlsrpt.question.name;
  if (tlsrpt.state === 'failed')
    return { shown: null, checks: [check('check-tlsrpt-lookup-failed', 'unprovable', subject, { proof: digProof(subject, 'TXT') })] };
  const { status, value, findings } = parseTlsrptRecords(tlsrpt.records.map(({ strings }) => strings));
  const texts = textsOf(tlsrpt);
  const shown = texts.length > 0 ? { texts, ...(value && { rua: value.rua }) } : null;
  // A domain that takes no mail has no failures to hear of.
  if (status === 'none' && mxKind === 'null') return { shown, checks: [] };
  const isUsable = value !== undefined && value.rua.some(isUsableDestination);
  const valid = isUsable
    ? [check('check-tlsrpt-valid', 'pass', subject, { values: { rua: value.rua.join(', ') }, evidence: texts.join('\n') })]
    : [];
  return {
    shown,
    // A record by which no report can be sent asks for none.
    checks: [
      ...valid,
      ...findings.map((finding) => {
        const made = recordCheck(finding, subject, texts, tlsrptFix(domain));
        return value && !isUsable && finding.severity === 'warning' ? { ...made, verdict: 'fail' as const } : made;
      }),
    ],
  };
}

/**
 * A record of the first design, left behind; or the same texts at this name as at `_mta-sts`, which nobody writes by hand: a wildcard
 * record (RFC 4592) answers for every name.
 */
export function judgeOldRecord({ domain, record, oldRecord }: Observed): readonly Check[] {
  if (oldRecord.state !== 'found') return [];
  const evidence = textsOf(oldRecord).join('\n');
  if (textsOf(record).join('\n') === evidence) return [check('check-wildcard-txt', 'warn', `*.${domain}`, { evidence })];
  const { status } = selectRecord2016(oldRecord.records.map(({ strings }) => [...strings]));
  return status === 'none' ? [] : [check('check-old-record', 'warn', oldRecord.question.name, { evidence })];
}

/** A record at a name where nobody looks: the underscore in the wrong place, the domain's name twice, as forms that add it make it. */
export function judgeMisplaced({ domain, misplaced = [] }: Observed): readonly Check[] {
  return misplaced.flatMap((lookup) => {
    const texts = textsOf(lookup);
    if (lookup.state !== 'found' || !texts.some((text) => /^\s*["']?v\s*=\s*STSv1/i.test(text))) return [];
    const place = lookup.question.name;
    const fix = { where: `_mta-sts.${domain} TXT`, text: texts.find((text) => /STSv1/i.test(text))! };
    return [check('check-record-elsewhere', 'warn', place, { values: { place, domain }, evidence: texts.join('\n'), fix })];
  });
}

/** A policy is for one name: not for those below it, and not taken from the one above (RFC 8461 section 3.4). */
export function judgeNeighbours({ domain, parent, anyName }: Observed): readonly Check[] {
  const checks: Check[] = [];
  if (parent && parseRecords(parent.records.map(({ strings }) => strings)).status === 'valid') {
    const values = { domain, parent: parent.question.name.replace(/^_mta-sts\./, '') };
    checks.push(check('check-subdomain-alone', 'warn', domain, { values, evidence: textsOf(parent).join('\n') }));
  }
  if (anyName?.state === 'found' && anyName.records.some(({ exchange }) => exchange !== '.')) {
    const evidence = anyName.records.map(({ preference, exchange }) => `*.${domain} MX ${preference} ${exchange}`).join('\n');
    checks.push(check('check-wildcard-mx', 'warn', domain, { values: { domain }, evidence }));
  }
  return checks;
}

function recordCheck(finding: Finding, subject: string, texts: readonly string[], fix: NonNullable<Check['fix']>): Check {
  const evidence = finding.record === undefined ? texts.join('\n') : texts[finding.record];
  const helps = finding.severity !== 'note' && !finding.code.startsWith('txt-unrelated');
  return checkOf(finding, subject, { ...(evidence && { evidence }), ...(helps && { fix }) });
}

/** Each record as one text, as its readers take it. */
function textsOf({ records }: Lookup<'TXT'>): string[] {
  return records.map(({ strings }) => strings.join(''));
}
