// mta-sts-explained/tlsrpt: SMTP TLS reporting (RFC 8460), the record that asks for reports, reports written and read, as JSON, as a file
// or as the mail that carries one.
export * from './findings.ts';
export { tlsrptCodes, type TlsrptCode } from '#src/protocol/tlsrpt/codes.ts';
export { formatTlsrptRecord, parseTlsrptRecords, type TlsrptJudgement, type TlsrptRecord } from '#src/protocol/tlsrpt/record.ts';
export { reportCodes, reportSizeLimit, type ReportCode, type ReportProblem } from '#src/protocol/tlsrpt/report-codes.ts';
export { formatReportDate, parseReportDate, type ReportDate } from '#src/protocol/tlsrpt/report-date.ts';
export { readReportFile, reportFileLimit, type FileTools } from '#src/protocol/tlsrpt/report-file.ts';
export { findReportPart, isMail, type ReportPart } from '#src/protocol/tlsrpt/report-mail.ts';
export type { ReadFailure, ReadPolicy, ReadReport } from '#src/protocol/tlsrpt/report-model.ts';
export { summariseReport, type ReportSummary, type TypeSummary } from '#src/protocol/tlsrpt/report-summary.ts';
export { buildReport, writeReport } from '#src/protocol/tlsrpt/report-writer.ts';
export type { FailureTally, PolicyTally, ReportTallies, TlsrptReport } from '#src/protocol/tlsrpt/report-writer.ts';
export { readReport, type ReportReading } from '#src/protocol/tlsrpt/report.ts';
export { isResultType, resultTypes, type ResultType, type ResultTypeMeaning } from '#src/protocol/tlsrpt/result-type.ts';
