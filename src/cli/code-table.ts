// `mta-sts evaluate --codes`: every code that this product can give, by what it is about, with severity, citation and words,
// and how many there are.
import { answerCodes, checkCodes } from '#src/inspector/judge/check-codes.ts';
import { dohCodes, inputCodes } from '#src/inspector/codes.ts';
import { formatCitation, ownCheck, type Citation } from '#src/protocol/citation.ts';
import { daneCodes } from '#src/protocol/dane/codes.ts';
import { dnsCodes } from '#src/protocol/dns/codes.ts';
import { txtCodes } from '#src/protocol/dns/txt-codes.ts';
import { mxCodes, policyCodes, recordCodes, responseCodes } from '#src/protocol/mta-sts/codes.ts';
import { smtpCodes } from '#src/protocol/smtp/codes.ts';
import { draftCodes } from '#src/protocol/smtp-sts-2016/codes.ts';
import { tlsCodes } from '#src/protocol/tls/codes.ts';
import { tlsrptCodes } from '#src/protocol/tlsrpt/codes.ts';
import { reportCodes } from '#src/protocol/tlsrpt/report-codes.ts';
import { moveCodes, scenarioCodes } from '#src/simulator/codes.ts';
import { visibleJson } from '#src/protocol/visible.ts';
import { explainText } from './explain-text.ts';
import type { Io } from './io.ts';

type Table = Readonly<Record<string, { readonly severity: string; readonly citation: Citation }>>;

const checks: Table = Object.fromEntries(Object.entries(checkCodes).map(([code, { citation }]) => [code, { severity: 'check', citation }]));
const answers: Table = Object.fromEntries(answerCodes.map((code) => [code, { severity: 'answer', citation: ownCheck }]));

/** The groups in the order in which they are printed. */
export const codeGroups: readonly (readonly [string, Table])[] = [
  ['MTA-STS record', recordCodes],
  ['TXT records', txtCodes],
  ['policy file', policyCodes],
  ['answer of the policy host', responseCodes],
  ['MX hosts', mxCodes],
  ['TLSRPT record', tlsrptCodes],
  ['TLS report', reportCodes],
  ['TLSA records', daneCodes],
  ['certificates', tlsCodes],
  ['SMTP', smtpCodes],
  ['DNS', dnsCodes],
  ['draft of 2016', draftCodes],
  ['scenarios', scenarioCodes],
  ['moves', moveCodes],
  ['domain input', inputCodes],
  ['resolvers', dohCodes],
  ['checks of an inspection', checks],
  ['answers of an inspection', answers],
];

/** Groups about what a scenario, a move or a person's typing says, or that sum others up; all others are about a domain and its servers. */
const notAboutDomains = ['draft of 2016', 'scenarios', 'moves', 'domain input', 'resolvers', 'answers of an inspection'];

/** Prints the table, and how many codes and how many texts there are; with `json` one object. */
export function printCodes(io: Io, json: boolean): void {
  const groups = codeGroups.map(([about, table]) => ({ about, codes: rowsOf(table) }));
  const total = groups.reduce((sum, { codes }) => sum + codes.length, 0);
  const texts = textsOf(groups);
  const aboutDomains = textsOf(groups.filter(({ about }) => !notAboutDomains.includes(about)));
  if (json) return io.out(visibleJson({ total, texts, aboutDomains, groups }));
  for (const { about, codes } of groups) {
    io.out(`${about}: ${codes.length}`);
    for (const { code, severity, citation, message } of codes)
      io.out(`  ${code.padEnd(38)} ${severity.padEnd(8)} ${citation.padEnd(20)} ${message}`);
  }
  io.out(`${total} codes in ${texts} texts, ${aboutDomains} of them about domains`);
}

/** How many texts tell these codes: codes that mean the same share one. */
function textsOf(groups: readonly { readonly codes: readonly { readonly code: string }[] }[]): number {
  return new Set(groups.flatMap(({ codes }) => codes.map(({ code }) => JSON.stringify(explainText(code))))).size;
}

function rowsOf(table: Table) {
  return Object.entries(table).map(([code, { severity, citation }]) => ({
    code,
    severity,
    citation: formatCitation(citation),
    message: explainText(code).statement,
  }));
}
