// What every entry of the library gives beside its own: the parts of a finding, and what can be done with one.
export { applyEdits } from '#src/protocol/apply-edits.ts';
export { citationUrl, formatCitation, type Citation } from '#src/protocol/citation.ts';
export { hasError } from '#src/protocol/finding.ts';
export type { Code, CodeRule, CodeTable, Codes, Edit, Finding, FindingOf } from '#src/protocol/finding.ts';
export type { Judgement, Severity, Span, ValuesOf } from '#src/protocol/finding.ts';

// Each table adds its codes to `Codes`, whichever entry is imported.
export type {} from '#src/protocol/dane/codes.ts';
export type {} from '#src/protocol/dns/codes.ts';
export type {} from '#src/protocol/dns/txt-codes.ts';
export type {} from '#src/protocol/mta-sts/codes.ts';
export type {} from '#src/protocol/smtp-sts-2016/codes.ts';
export type {} from '#src/protocol/smtp/codes.ts';
export type {} from '#src/protocol/tls/codes.ts';
export type {} from '#src/protocol/tlsrpt/codes.ts';
export type {} from '#src/protocol/tlsrpt/report-codes.ts';
