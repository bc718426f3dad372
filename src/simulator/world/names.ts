// The names of senders, attacks and honest mistakes that addresses, commands and scenario files use.

export const senders = ['opportunistic', 'sts-first-contact', 'sts-testing', 'sts-enforce', 'dane', 'dane-and-sts', 'sts-2016'] as const;
export type SenderName = (typeof senders)[number];

export const attacks = [
  'none',
  'eavesdrop',
  'strip-starttls',
  'refuse-starttls',
  'break-handshake',
  'untrusted-certificate',
  'forge-mx',
  'forge-mx-hide-txt',
  'block-policy',
  'mis-issued-certificate',
] as const;
export type AttackName = (typeof attacks)[number];

export const mistakes = [
  'expired-certificate',
  'wrong-name-certificate',
  'starttls-lost',
  'mx-not-in-policy',
  'policy-unreachable',
  'policy-changed-id-not',
] as const;
export type MistakeName = (typeof mistakes)[number];
