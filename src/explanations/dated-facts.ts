// Facts that age: what providers do, how many take part, what happened when. Each with its source and the day on which that was last
// looked up; what has no source has no place here. The page about this site, lessons and whoever else tells them draw on this file: a text
// says `{fact:gmail-honours}` and gets the phrase in its language, `{source:gmail-honours}` and gets the link (src/build/dated-texts.ts).
// tests/explanations/dated-facts.test.ts warns when a look-up is 180 days old.

type Texts = { readonly en: string; readonly de: string };

export interface DatedFact {
  /** A phrase that fits into a sentence and into a cell of a table. */
  readonly says: Texts;
  /** The day, month or year of which it is true: "2019-04-10", "2022-02", "2011"; absent where the source has no date. */
  readonly of?: string;
  readonly source: { readonly title?: string; readonly by: string; readonly url: string; readonly on?: string };
  readonly lookedUp: string;
}

const november23 = '2026-11-23';
const november29 = '2026-11-29';

const googleOnGmail = {
  title: 'Gmail making email more secure with MTA-STS',
  by: 'Google',
  url: 'https://security.googleblog.com/2019/04/gmail-making-email-more-secure-with-mta.html',
  on: '2019-04-10',
};
const haraka = { by: 'Haraka', url: 'https://github.com/haraka/Haraka/issues/2070', on: '2017-09-01' };
const microsoftOnSts = {
  title: 'Introducing MTA-STS for Exchange Online',
  by: 'Microsoft',
  url: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/introducing-mta-sts-for-exchange-online/ba-p/3106386',
  on: '2022-02-02',
};
const microsoftOnDane = {
  by: 'Microsoft',
  url: 'https://techcommunity.microsoft.com/blog/exchange/announcing-general-availability-of-inbound-smtp-dane-with-dnssec-for-exchange-on/4281292',
  on: '2024-10-28',
};
const aRecipient = {
  by: 'paranoidpenguin.net',
  url: 'https://blog.paranoidpenguin.net/2020/08/did-microsoft-just-roll-out-mta-sts-and-tls-rpt/',
  on: '2020-08',
};
const ayer = {
  by: 'A. Ayer',
  url: 'https://www.agwa.name/blog/post/comcast_shot_themselves_in_the_foot_with_mta-sts',
  on: '2022-01-19',
};
const posteoBlog = {
  by: 'Posteo',
  url: 'https://posteo.de/en/blog/new-webmail-interface-displays-servers-with-the-highest-sending-security',
  on: '2016-08-18',
};
const posteoHelp = {
  by: 'Posteo',
  url: 'https://posteo.de/en/help/how-does-dane-technology-increase-security',
};
const resolverIssue = {
  by: 'postfix-mta-sts-resolver',
  url: 'https://github.com/Snawoot/postfix-mta-sts-resolver/issues/67',
  on: '2020-07-04',
};
const privsec = {
  by: 'privsec.dev',
  url: 'https://privsec.dev/posts/knowledge/setting-up-mta-sts-with-a-custom-domain-on-proton-mail/',
};
const mailboxOrg = {
  by: 'mailbox.org',
  url: 'https://kb.mailbox.org/display/MBOKB/SSL-TLS-Verschluesselung+bei+mailbox.org',
};
const hadRecord = {
  en: 'had a record on 1 September 2017, a year before the standard',
  de: 'hatte einen Eintrag am 1. September 2017, ein Jahr vor dem Standard',
};
const ashiq = {
  by: 'Ashiq and others, as summarised in 2025',
  url: 'https://cyberinitiative.org/research/research-showcase/2025/unraveling-the-complexities.html',
  on: '2025',
};

export const datedFacts = {
  // --- what providers do
  'gmail-honours': {
    says: { en: 'since April 2019', de: 'seit April 2019' },
    of: '2019-04-10',
    source: googleOnGmail,
    lookedUp: november23,
  },
  'gmail-publishes': { says: hadRecord, of: '2017-09-01', source: haraka, lookedUp: november23 },
  'gmail-reports': {
    says: { en: 'since April 2019', de: 'seit April 2019' },
    of: '2019-04-10',
    source: googleOnGmail,
    lookedUp: november23,
  },
  'exchange-honours': {
    says: { en: 'since February 2022', de: 'seit Februar 2022' },
    of: '2022-02-02',
    source: microsoftOnSts,
    lookedUp: november23,
  },
  'exchange-publishes': {
    says: { en: 'customers publish their own, for their own domains', de: 'Kunden veröffentlichen selbst, für ihre eigenen Domains' },
    of: '2022-02-02',
    source: microsoftOnSts,
    lookedUp: november23,
  },
  'exchange-reports': {
    says: { en: 'a report came from microsoft.com in August 2020', de: 'ein Bericht kam im August 2020 von microsoft.com' },
    of: '2020-08',
    source: aRecipient,
    lookedUp: november23,
  },
  'exchange-dane': {
    says: {
      en: 'outgoing since March 2022; incoming since 28 October 2024, where the customer switches it on',
      de: 'ausgehend seit März 2022; eingehend seit dem 28. Oktober 2024, wo der Kunde es einschaltet',
    },
    of: '2024-10-28',
    source: microsoftOnDane,
    lookedUp: november29,
  },
  'outlook-publishes': {
    says: {
      en: 'had a policy in August 2020: testing, kept for 7 days',
      de: 'hatte im August 2020 eine Richtlinie: testing, 7 Tage gemerkt',
    },
    of: '2020-08',
    source: aRecipient,
    lookedUp: november23,
  },
  'outlook-dane': {
    says: {
      en: 'incoming for several Outlook domains, 28 October 2024',
      de: 'eingehend für mehrere Outlook-Domains, 28. Oktober 2024',
    },
    of: '2024-10-28',
    source: microsoftOnDane,
    lookedUp: november29,
  },
  'yahoo-publishes': { says: hadRecord, of: '2017-09-01', source: haraka, lookedUp: november23 },
  'comcast-publishes': {
    says: {
      en: 'had a policy on 19 January 2022: enforce, kept for 30 days; mail was refused because it had changed and its copies had not',
      de: 'hatte am 19. Januar 2022 eine Richtlinie: enforce, 30 Tage gemerkt; Mail wurde abgewiesen, weil sie sich geändert hatte und ihre Abschriften nicht',
    },
    of: '2022-01-19',
    source: ayer,
    lookedUp: november23,
  },
  'comcast-dane': {
    says: { en: 'incoming, 18 August 2016', de: 'eingehend, 18. August 2016' },
    of: '2016-08-18',
    source: posteoBlog,
    lookedUp: november23,
  },
  'gmx-publishes': { says: hadRecord, of: '2017-09-01', source: haraka, lookedUp: november23 },
  'gmx-dane': {
    says: { en: 'incoming at 1&1 and GMX, 18 August 2016', de: 'eingehend bei 1&1 und GMX, 18. August 2016' },
    of: '2016-08-18',
    source: posteoBlog,
    lookedUp: november23,
  },
  'proton-publishes': {
    says: { en: 'named on 4 July 2020 as one that publishes', de: 'am 4. Juli 2020 als Beispiel dafür genannt' },
    of: '2020-07-04',
    source: resolverIssue,
    lookedUp: november23,
  },
  'proton-dane': {
    says: { en: 'incoming: TLSA records shown, undated', de: 'eingehend: TLSA-Einträge gezeigt, ohne Datum' },
    source: privsec,
    lookedUp: november23,
  },
  'posteo-dane': {
    says: { en: 'in both directions, since May 2014', de: 'in beide Richtungen, seit Mai 2014' },
    of: '2014-05',
    source: posteoHelp,
    lookedUp: november23,
  },
  'mailbox-dane': {
    says: {
      en: 'outgoing: TLS is enforced where the other side publishes it, undated',
      de: 'ausgehend: TLS wird erzwungen, wo die Gegenseite es veröffentlicht, ohne Datum',
    },
    source: mailboxOrg,
    lookedUp: november23,
  },
  // --- how many take part
  'domains-with-record': {
    says: {
      en: 'a study that scanned more than 87 million domains in four top-level domains over 31 months found 68,000 with an MTA-STS record in its last snapshot',
      de: 'Eine Untersuchung, die über 31 Monate mehr als 87 Millionen Domains in vier Top-Level-Domains absuchte, fand in ihrer letzten Aufnahme 68.000 mit einem MTA-STS-Eintrag',
    },
    of: '2025',
    source: ashiq,
    lookedUp: november23,
  },
  'domains-misconfigured': {
    says: {
      en: '29.6 per cent of these were set up wrongly, and 3.2 per cent of those so that senders who check would have to refuse delivery',
      de: '29,6 Prozent davon waren falsch eingerichtet, und von diesen 3,2 Prozent so, dass Sender, die prüfen, die Zustellung verweigern müssten',
    },
    of: '2025',
    source: ashiq,
    lookedUp: november23,
  },
  // --- what happened when
  'gmail-unencrypted-2014': {
    says: {
      en: 'about 40 to 50 per cent of the mail between Gmail and others was not encrypted',
      de: 'etwa 40 bis 50 Prozent der Mail zwischen Gmail und anderen nicht verschlüsselt war',
    },
    of: '2014-06-03',
    source: {
      title: 'Transparency Report: Protecting emails as they travel across the web',
      by: 'Google',
      url: 'https://googleblog.blogspot.com/2014/06/transparency-report-protecting-emails.html',
      on: '2014-06-03',
    },
    lookedUp: november29,
  },
  'stripping-2015': {
    says: {
      en: 'seven countries from which more than a fifth of the messages arrived in the clear because something on the path had removed the encryption',
      de: 'sieben Länder, aus denen mehr als ein Fünftel der Nachrichten im Klartext ankam, weil etwas auf dem Weg die Verschlüsselung entfernt hatte',
    },
    of: '2015-10',
    source: {
      title: 'Neither Snow Nor Rain Nor MITM',
      by: 'Z. Durumeric and others, Internet Measurement Conference',
      url: 'https://research.google/pubs/neither-snow-nor-rain-nor-mitm-an-empirical-analysis-of-email-delivery-security/',
      on: '2015-10',
    },
    lookedUp: november23,
  },
  'diginotar-2011': {
    says: {
      en: 'in 2011 the Dutch authority DigiNotar was broken into and its name stood on certificates for domains that never asked for them',
      de: '2011 wurde in die niederländische Zertifizierungsstelle DigiNotar eingebrochen, und ihr Name stand auf Zertifikaten für Domains, die nie darum gebeten hatten',
    },
    of: '2011',
    source: {
      title: 'DigiNotar: the report on the break-in',
      by: 'Fox-IT',
      url: 'https://www.rijksoverheid.nl/documenten/rapporten/2012/08/13/black-tulip-update',
      on: '2012-08-13',
    },
    lookedUp: november23,
  },
  'google-two-weeks': {
    says: { en: 'Google, too, suggests two weeks of testing', de: 'Auch Google schlägt zwei Wochen testing vor' },
    source: {
      title: 'Create an MTA-STS policy',
      by: 'Google',
      url: 'https://knowledge.workspace.google.com/admin/gmail/advanced/create-an-mta-sts-policy',
    },
    lookedUp: november23,
  },
} as const satisfies Readonly<Record<string, DatedFact>>;

export type FactKey = keyof typeof datedFacts;

/** The table of providers: which fact stands in which column. A column without one is not known. */
export const providers: readonly {
  readonly name: string;
  readonly honours?: FactKey;
  readonly publishes?: FactKey;
  readonly reports?: FactKey;
  readonly dane?: FactKey;
}[] = [
  { name: 'Gmail', honours: 'gmail-honours', publishes: 'gmail-publishes', reports: 'gmail-reports' },
  {
    name: 'Microsoft 365, Exchange Online',
    honours: 'exchange-honours',
    publishes: 'exchange-publishes',
    reports: 'exchange-reports',
    dane: 'exchange-dane',
  },
  { name: 'Outlook.com', publishes: 'outlook-publishes', dane: 'outlook-dane' },
  { name: 'Yahoo', publishes: 'yahoo-publishes' },
  { name: 'Comcast', publishes: 'comcast-publishes', dane: 'comcast-dane' },
  { name: 'GMX, WEB.DE', publishes: 'gmx-publishes', dane: 'gmx-dane' },
  { name: 'Proton Mail', publishes: 'proton-publishes', dane: 'proton-dane' },
  { name: 'Posteo', dane: 'posteo-dane' },
  { name: 'mailbox.org', dane: 'mailbox-dane' },
];
