// mta-sts-explained/dns: names, records and zones (RFC 1035), the choice of mail servers (RFC 5321 section 5.1, RFC 7505), and TXT records
// as people paste them. Asks no resolver.
export * from './findings.ts';
export { dnsCodes } from '#src/protocol/dns/codes.ts';
export { selectAddresses, selectMx, type MxChoice, type MxSelection } from '#src/protocol/dns/mx.ts';
export { isDomainName, isHostName, isIpv4, labelsOf, longestLabel, longestName, normaliseName } from '#src/protocol/dns/names.ts';
export { formatRecord, joinStrings, recordTypes, type DnsRecord, type RecordOf, type RecordType } from '#src/protocol/dns/records.ts';
export { txtCodes, type TxtCode } from '#src/protocol/dns/txt-codes.ts';
export { escapeTxt, readTxtLines, type TxtLine } from '#src/protocol/dns/txt-lines.ts';
export { answer, validated, type Answer, type Security, type Zone, type ZoneEntry } from '#src/protocol/dns/zone.ts';
