// The findings about a record of the SMTP STS draft of March 2016.
import { cite, draft2016, ownCheck } from '../citation.ts';
import { findingsOf, rule, type CodeTable } from '../finding.ts';

const definition = cite(draft2016, '3.1');
const semantics = cite(draft2016, '3');
const expirations = cite(draft2016, '3.2');
const authentication = cite(draft2016, '3.3');

export const draftCodes = {
  'draft-no-record': rule('note', semantics),
  'draft-multiple-records': rule('error', semantics, 'count'),
  'draft-too-long': rule('error', cite('RFC 1035', '3.2.1'), 'limit'),
  'draft-empty-component': rule('error', definition),
  'draft-component-syntax': rule('error', definition),
  'draft-unknown-field': rule('error', definition, 'name'),
  'draft-duplicate-field': rule('error', definition, 'name'),
  'draft-to-missing': rule('error', definition),
  'draft-to-not-second': rule('error', definition),
  'draft-to-value': rule('error', definition, 'value'),
  'draft-mx-pattern': rule('error', definition, 'pattern'),
  'draft-mx-space': rule('error', definition, 'pattern'),
  'draft-a-value': rule('error', definition, 'value'),
  'draft-c-value': rule('error', definition, 'value'),
  'draft-e-value': rule('error', definition, 'value'),
  'draft-rua-uri': rule('error', definition, 'entry'),
  'draft-rua-size': rule('error', definition, 'size'),
  'draft-trailing-space': rule('note', cite(draft2016, 'Appendix 2')),
  'draft-mx-missing': rule('warning', semantics),
  'draft-c-missing': rule('warning', semantics),
  'draft-a-missing': rule('note', authentication),
  'draft-a-unusable': rule('warning', authentication, 'value'),
  'draft-e-missing': rule('warning', expirations),
  'draft-e-under-two-weeks': rule('note', expirations, 'seconds'),
  'draft-reports-nowhere': rule('warning', cite(draft2016, '4')),
  'draft-findings-limit': rule('note', ownCheck, 'left'),
} as const satisfies CodeTable;

type DraftTable = typeof draftCodes;

declare module '../finding.ts' {
  interface Codes extends DraftTable {}
}

export const draftFinding = findingsOf(draftCodes);
