// The findings about a record of the SMTP STS draft of March 2016.
import { cite, draft2016, ownCheck } from '../citation.ts';
import { findingsOf, type CodeTable } from '../finding.ts';

const definition = cite(draft2016, '3.1');
const semantics = cite(draft2016, '3');
const expirations = cite(draft2016, '3.2');
const authentication = cite(draft2016, '3.3');

export const draftCodes = {
  'draft-no-record': { severity: 'note', citation: semantics },
  'draft-multiple-records': { severity: 'error', citation: semantics },
  'draft-too-long': { severity: 'error', citation: cite('RFC 1035', '3.2.1') },
  'draft-empty-component': { severity: 'error', citation: definition },
  'draft-component-syntax': { severity: 'error', citation: definition },
  'draft-unknown-field': { severity: 'error', citation: definition },
  'draft-duplicate-field': { severity: 'error', citation: definition },
  'draft-to-missing': { severity: 'error', citation: definition },
  'draft-to-not-second': { severity: 'error', citation: definition },
  'draft-to-value': { severity: 'error', citation: definition },
  'draft-mx-pattern': { severity: 'error', citation: definition },
  'draft-mx-space': { severity: 'error', citation: definition },
  'draft-a-value': { severity: 'error', citation: definition },
  'draft-c-value': { severity: 'error', citation: definition },
  'draft-e-value': { severity: 'error', citation: definition },
  'draft-rua-uri': { severity: 'error', citation: definition },
  'draft-rua-size': { severity: 'error', citation: definition },
  'draft-trailing-space': { severity: 'note', citation: cite(draft2016, 'Appendix 2') },
  'draft-mx-missing': { severity: 'warning', citation: semantics },
  'draft-c-missing': { severity: 'warning', citation: semantics },
  'draft-a-missing': { severity: 'note', citation: authentication },
  'draft-a-unusable': { severity: 'warning', citation: authentication },
  'draft-e-missing': { severity: 'warning', citation: expirations },
  'draft-e-under-two-weeks': { severity: 'note', citation: expirations },
  'draft-reports-nowhere': { severity: 'warning', citation: cite(draft2016, '4') },
  'draft-findings-limit': { severity: 'note', citation: ownCheck },
} as const satisfies CodeTable;

export const draftFinding = findingsOf(draftCodes);
