// mta-sts-explained/dane: DANE for SMTP (RFC 7672, with RFC 6698 and RFC 7671), TLSA records and what a sender makes of them. It is told
// whether DNSSEC held; it checks no signature itself.
export * from './findings.ts';
export { daneCodes, type DaneCode } from '#src/protocol/dane/codes.ts';
export { judgeDane, planDane } from '#src/protocol/dane/evaluate.ts';
export type { DaneConnection, DaneDns, DaneJudgement, DanePlan, DaneReason, DnsSecurity, Presented } from '#src/protocol/dane/evaluate.ts';
export { formatTlsa, isUsableTlsa, parseTlsa, tlsaName, whyUnusable, type Tlsa } from '#src/protocol/dane/tlsa.ts';
export type { Certificate } from '#src/protocol/tls/certificate.ts';
