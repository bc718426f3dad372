// What every entry of the library gives beside its own: the parts of a finding, and what can be done with one.
export { applyEdits } from '#src/protocol/apply-edits.ts';
export { citationUrl, formatCitation, type Citation } from '#src/protocol/citation.ts';
export { hasError, type CodeTable, type Edit, type Finding, type Judgement, type Severity, type Span } from '#src/protocol/finding.ts';
