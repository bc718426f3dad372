// mta-sts-explained/smtp: SMTP (RFC 5321) with STARTTLS (RFC 3207) as far as a sending and a receiving server need it: commands and replies
// parsed and formatted, and both sides as transition functions. Opens no connection.
export * from './findings.ts';
export { afterHandshake, connectionLost, hearLine, openClient } from '#src/protocol/smtp/client.ts';
export type { ClientAction, ClientConfig, ClientHabits, ClientState, ClientStep, SmtpOutcome } from '#src/protocol/smtp/client-state.ts';
export { smtpCodes } from '#src/protocol/smtp/codes.ts';
export { formatCommand, parseCommand, type Command, type Parameter } from '#src/protocol/smtp/commands.ts';
export { stuffLine, unstuffLine } from '#src/protocol/smtp/data.ts';
export { formatEhlo, offers, parseEhlo, type Ehlo, type EhloKeyword } from '#src/protocol/smtp/ehlo.ts';
export { domainOf, isAddressLiteral, isMailDomain, parsePath, type Path } from '#src/protocol/smtp/path.ts';
export { enhancedCode, formatReply, isLastReplyLine, parseReply, replyClass, type Reply } from '#src/protocol/smtp/replies.ts';
export { openServer, serveLine, serverAfterHandshake } from '#src/protocol/smtp/server.ts';
export type { ReceivedMessage, ServerConfig, ServerState, ServerStep } from '#src/protocol/smtp/server-state.ts';
