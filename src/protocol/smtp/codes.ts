// The codes of what is found in SMTP dialogues; their words stand in explanations/…/smtp.md.
import { cite } from '../citation.ts';
import { findingsOf, rule, type CodeTable, type ValuesOf } from '../finding.ts';

export const smtpCodes = {
  // replies
  'smtp-reply-syntax': rule('error', cite('RFC 5321', '4.2')),
  'smtp-reply-codes-differ': rule('error', cite('RFC 5321', '4.2.1')),
  'smtp-reply-continuation': rule('error', cite('RFC 5321', '4.2.1')),
  'smtp-ehlo-keyword': rule('warning', cite('RFC 5321', '4.1.1.1')),
  // commands
  'smtp-command-unknown': rule('error', cite('RFC 5321', '4.2.4'), 'command'),
  'smtp-command-not-implemented': rule('error', cite('RFC 5321', '4.2.4'), 'command'),
  'smtp-command-syntax': rule('error', cite('RFC 5321', '4.1.2'), 'command'),
  'smtp-space-after-colon': rule('error', cite('RFC 5321', '3.3')),
  'smtp-domain-syntax': rule('error', cite('RFC 5321', '4.1.2'), 'command'),
  'smtp-address-syntax': rule('error', cite('RFC 5321', '4.1.2')),
  'smtp-needless-parameter': rule('error', cite('RFC 5321', '4.1.1')),
  'smtp-starttls-parameter': rule('error', cite('RFC 3207', '4')),
  'smtp-parameter-syntax': rule('error', cite('RFC 5321', '4.1.2'), 'command'),
  'smtp-source-route': rule('note', cite('RFC 5321', '3.6.1')),
  'smtp-command-line-too-long': rule('error', cite('RFC 5321', '4.5.3.1.4')),
  'smtp-text-line-too-long': rule('error', cite('RFC 5321', '4.5.3.1.6')),
  // the receiving server's state
  'smtp-wrong-order': rule('error', cite('RFC 5321', '4.1.4'), 'command'),
  'smtp-parameter-not-offered': rule('error', cite('RFC 5321', '4.1.1.11')),
  'smtp-message-too-big': rule('error', cite('RFC 1870', '6.1'), 'size'),
  'smtp-starttls-not-offered': rule('error', cite('RFC 3207', '3')),
  'smtp-tls-unavailable': rule('error', cite('RFC 3207', '4')),
  'smtp-tls-already-active': rule('error', cite('RFC 3207', '4.2')),
  'smtp-must-start-tls': rule('error', cite('RFC 3207', '4')),
  'smtp-state-discarded': rule('note', cite('RFC 3207', '4.2')),
  'smtp-chunking-not-offered': rule('error', cite('RFC 3030', '2')),
  'smtp-forgiven': rule('note', cite('RFC 5321', '3.3')),
  'smtp-pipelined-after-starttls': rule('error', cite('RFC 3207', '4')),
  // the sending server's view
  'smtp-starttls-missing': rule('note', cite('RFC 3207', '6')),
  'smtp-starttls-refused': rule('note', cite('RFC 3207', '4')),
  'smtp-ehlo-refused': rule('note', cite('RFC 5321', '3.2')),
  'smtp-reply-injected': rule('error', cite('RFC 3207', '4.2')),
} as const satisfies CodeTable;

type SmtpTable = typeof smtpCodes;
/** The codes whose words name at most the command that they are about. */
export type CommandCode = {
  [C in keyof SmtpTable]: { readonly command: string } extends ValuesOf<C> ? C : never;
}[keyof SmtpTable];

declare module '../finding.ts' {
  interface Codes extends SmtpTable {}
}

export const smtpFinding = findingsOf(smtpCodes);
