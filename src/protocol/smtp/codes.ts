// The codes of what is found in SMTP dialogues; their words stand in explanations/…/smtp.md.
import { cite } from '../citation.ts';
import { findingsOf, type CodeTable } from '../finding.ts';

export const smtpCodes = {
  // replies
  'smtp-reply-syntax': { severity: 'error', citation: cite('RFC 5321', '4.2') },
  'smtp-reply-codes-differ': { severity: 'error', citation: cite('RFC 5321', '4.2.1') },
  'smtp-reply-continuation': { severity: 'error', citation: cite('RFC 5321', '4.2.1') },
  'smtp-ehlo-keyword': { severity: 'warning', citation: cite('RFC 5321', '4.1.1.1') },
  // commands
  'smtp-command-unknown': { severity: 'error', citation: cite('RFC 5321', '4.2.4') },
  'smtp-command-not-implemented': { severity: 'error', citation: cite('RFC 5321', '4.2.4') },
  'smtp-command-syntax': { severity: 'error', citation: cite('RFC 5321', '4.1.2') },
  'smtp-space-after-colon': { severity: 'error', citation: cite('RFC 5321', '3.3') },
  'smtp-domain-syntax': { severity: 'error', citation: cite('RFC 5321', '4.1.2') },
  'smtp-address-syntax': { severity: 'error', citation: cite('RFC 5321', '4.1.2') },
  'smtp-needless-parameter': { severity: 'error', citation: cite('RFC 5321', '4.1.1') },
  'smtp-starttls-parameter': { severity: 'error', citation: cite('RFC 3207', '4') },
  'smtp-parameter-syntax': { severity: 'error', citation: cite('RFC 5321', '4.1.2') },
  'smtp-source-route': { severity: 'note', citation: cite('RFC 5321', '3.6.1') },
  'smtp-command-line-too-long': { severity: 'error', citation: cite('RFC 5321', '4.5.3.1.4') },
  'smtp-text-line-too-long': { severity: 'error', citation: cite('RFC 5321', '4.5.3.1.6') },
  // the receiving server's state
  'smtp-wrong-order': { severity: 'error', citation: cite('RFC 5321', '4.1.4') },
  'smtp-parameter-not-offered': { severity: 'error', citation: cite('RFC 5321', '4.1.1.11') },
  'smtp-message-too-big': { severity: 'error', citation: cite('RFC 1870', '6.1') },
  'smtp-starttls-not-offered': { severity: 'error', citation: cite('RFC 3207', '3') },
  'smtp-tls-unavailable': { severity: 'error', citation: cite('RFC 3207', '4') },
  'smtp-tls-already-active': { severity: 'error', citation: cite('RFC 3207', '4.2') },
  'smtp-must-start-tls': { severity: 'error', citation: cite('RFC 3207', '4') },
  'smtp-state-discarded': { severity: 'note', citation: cite('RFC 3207', '4.2') },
  'smtp-chunking-not-offered': { severity: 'error', citation: cite('RFC 3030', '2') },
  'smtp-forgiven': { severity: 'note', citation: cite('RFC 5321', '3.3') },
  'smtp-pipelined-after-starttls': { severity: 'error', citation: cite('RFC 3207', '4') },
  // the sending server's view
  'smtp-starttls-missing': { severity: 'note', citation: cite('RFC 3207', '6') },
  'smtp-starttls-refused': { severity: 'note', citation: cite('RFC 3207', '4') },
  'smtp-ehlo-refused': { severity: 'note', citation: cite('RFC 5321', '3.2') },
  'smtp-reply-injected': { severity: 'error', citation: cite('RFC 3207', '4.2') },
} as const satisfies CodeTable;

export const smtpFinding = findingsOf(smtpCodes);
