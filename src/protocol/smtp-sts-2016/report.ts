// The failure report of the 2016 draft, as XML text from plain tallies (section 4, Appendix 3). Where the
// schema has no word the nearest stands (certificate-mismatch becomes InvalidCertificate); a policy that names no certificate
// method leaves <constraint> out, which the schema does not foresee. Form and namespace follow the example of Appendix 4.
import { failureTypes2016, type FailureType2016 } from './failure-type.ts';
import type { Policy2016 } from './policy.ts';

/** How often one failure was met at one host. */
export interface FailureTally2016 {
  readonly failure: FailureType2016;
  readonly count: number;
  readonly hostname: string;
  readonly connectedIp?: string;
  readonly sourceIp?: string;
}

/** Times are seconds since 1970. `enforced`: the reporter refuses mail too, where the policy asks for it. */
export interface ReportTallies2016 {
  readonly organization: string;
  readonly email: string;
  readonly extraContactInfo?: string;
  readonly reportId: string;
  readonly start: number;
  readonly end: number;
  readonly domain: string;
  readonly policy: Policy2016;
  readonly enforced: boolean;
  readonly failures: readonly FailureTally2016[];
}

type Element = readonly [name: string, content: string | number | undefined | readonly Element[]];

/** The report's text, or null when nothing failed: the schema wants at least one record. Any text may stand in the tallies. */
export function writeReport2016(tallies: ReportTallies2016): string | null {
  if (tallies.failures.length === 0) return null;
  const { policy, enforced } = tallies;
  const lines = formatElements(
    [
      ['version', 1],
      ['report_metadata', metadataOf(tallies)],
      ['applied_policy', policyOf(tallies)],
      ['enforcement_level', enforced && policy.to ? 'Reject' : 'ReportOnly'],
      ...tallies.failures.map((failure): Element => ['record', recordOf(failure)]),
    ],
    1,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feedback xmlns="http://www.example.org/smtp-sts-xml/0.1">',
    ...lines,
    '</feedback>',
    '',
  ].join('\n');
}

function metadataOf({ organization, email, extraContactInfo, reportId, start, end }: ReportTallies2016): Element[] {
  return [
    ['org_name', organization],
    ['email', email],
    ['extra_contact_info', extraContactInfo],
    ['report_id', reportId],
    [
      'date_range',
      [
        ['begin', Math.trunc(start)],
        ['end', Math.trunc(end)],
      ],
    ],
  ];
}

/** One <mx> is all that the schema allows, so a list of patterns is written as in the record. */
function policyOf({ domain, policy: { mx, c } }: ReportTallies2016): Element[] {
  const constraint = c === 'tlsa' ? 'TLSA' : 'WebPKI';
  return [
    ['domain', domain],
    ['mx', mx?.join(',') ?? ''],
    ['constraint', c === null ? undefined : constraint],
  ];
}

function recordOf({ failure, count, hostname, connectedIp, sourceIp }: FailureTally2016): Element[] {
  return [
    ['failure', failureTypes2016[failure].xml],
    ['count', count],
    ['hostname', hostname],
    ['connectedIp', connectedIp],
    ['sourceIp', sourceIp],
  ];
}

function formatElements(elements: readonly Element[], depth: number): string[] {
  const indent = '  '.repeat(depth);
  return elements.flatMap(([name, content]) => {
    if (content === undefined) return [];
    if (typeof content !== 'object') return [`${indent}<${name}>${escapeXml(`${content}`)}</${name}>`];
    return [`${indent}<${name}>`, ...formatElements(content, depth + 1), `${indent}</${name}>`];
  });
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text for between tags. Characters that XML 1.0 cannot carry at all (most control characters, lone surrogates) become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(unwritable, '\ufffd')
    .replace(/[&<>"\r]/g, (character) => entities[character]!);
}
