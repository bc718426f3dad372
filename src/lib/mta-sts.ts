// mta-sts-explained/mta-sts: SMTP MTA Strict Transport Security (RFC 8461), record, policy, its retrieval, the cache, and what a sender
// makes of them. Nothing here asks the network: give it what was found.
export * from './findings.ts';
export { backOffSeconds, isBackingOff, isDueForRefresh, isFresh, refreshSeconds, secondsLeft } from '#src/protocol/mta-sts/cache.ts';
export type { CachedPolicy, FetchFailure } from '#src/protocol/mta-sts/cache.ts';
export { stsCodes, type StsCode } from '#src/protocol/mta-sts/codes.ts';
export { afterFetch, afterTxt, cachedPolicy } from '#src/protocol/mta-sts/discovery.ts';
export type {
  FetchResult,
  FetchStep,
  PolicyFailure,
  PolicyInForce,
  SenderMemory,
  TxtAnswer,
  TxtStep,
} from '#src/protocol/mta-sts/discovery.ts';
export { evaluate, type Decision, type DecisionInput, type FetchOutcome, type MxDecision } from '#src/protocol/mta-sts/evaluate.ts';
export { judgeMx, type CertificateState, type MxFacts, type MxJudgement } from '#src/protocol/mta-sts/judge-mx.ts';
export { decide, judgePublication } from '#src/protocol/mta-sts/judge-publication.ts';
export type { PolicyDecision, Publication, Published, SenderDecision } from '#src/protocol/mta-sts/judge-publication.ts';
export { isSamePolicy, judgeSet, type SetFindings, type SetInput } from '#src/protocol/mta-sts/judge-set.ts';
export { judgeLocation, policyDomain } from '#src/protocol/mta-sts/location.ts';
export { isMxPattern, matchMx, preparePatterns } from '#src/protocol/mta-sts/mx-pattern.ts';
export { formatPolicy, longestMaxAge, modes, parsePolicy, policyKeys, policySizeLimit } from '#src/protocol/mta-sts/policy.ts';
export type { Extension, Mode, Policy, PolicyOptions, PolicyRules } from '#src/protocol/mta-sts/policy.ts';
export { formatRecord, parseRecords, type RecordJudgement, type StsRecord } from '#src/protocol/mta-sts/record.ts';
export { judgeFailures, type ReportedCause } from '#src/protocol/mta-sts/report-evidence.ts';
export { judgeResponse, policyHost, policyPath, policyUrl, resultTypeOfFetch } from '#src/protocol/mta-sts/response.ts';
export type { FetchFailureName, PolicyAnswer, PolicyResponse, ResponseJudgement } from '#src/protocol/mta-sts/response.ts';
export type { Certificate } from '#src/protocol/tls/certificate.ts';
export { judgeCertificate, matchDnsId, matchName, type CertificateVerdict } from '#src/protocol/tls/match.ts';
export { judgeTexts, type TextsJudgement, type TextsOptions } from '#src/protocol/pasted/judge-texts.ts';
export type { PastedTexts, TextName } from '#src/protocol/pasted/texts.ts';
