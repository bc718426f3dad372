// The words of the page that reads TLS reports.
import type { NowAnswer } from '#src/inspector/report-now.ts';
import { plural } from './plural.ts';

export default {
  pages: {
    reports: {
      title: 'TLS reports',
      lead: 'Once a day, senders that write TLS reports send them to the address in the TLSRPT record: how many sessions worked, how many failed, and why. Put in one, or a month of them: they are read in your browser. Nothing is uploaded.',
      noScript: 'Reports are read in your browser, so this needs JavaScript. The lessons read without it.',
      choose: 'Choose files',
      folder: 'Choose a folder',
      add: 'Add files',
      drop: 'or drop them anywhere on this page',
      letGo: 'Let go to read them',
      forms:
        'Reports as .json or .json.gz, JSON lines, a .zip, a mailbox (.mbox), the mails themselves (.eml), or a folder of all that. A report may have 20 MB.',
      paste: 'Or paste the JSON, or the source of the mail',
      read: 'Read',
      example: 'Show an invented month',
      isExample: 'An invented month of harbour.example.',
      again: 'Start again',
      reading: 'Reading.',
      progress: (read: number, of: number) => `${read.toLocaleString('en-GB')} of ${plural(of, 'file', 'files')} read.`,
      stop: 'Stop here',
      summary: (files: number, reports: number, unread: number) =>
        `${plural(files, 'file', 'files')} read in this browser, ${plural(reports, 'report', 'reports')}, ${unread === 0 ? 'nothing' : unread.toLocaleString('en-GB')} not readable.`,
      failedTitle: 'The report could not be read',
      failed: 'The file is gone, or it may not be read, or reading it broke off. Choose it again.',
      noReport: 'This is not a TLS report that can be read',
      noReportMeans: (name: string) =>
        `${name || 'What was pasted'} was read in your browser, and went nowhere else. What is wrong with it is listed below.`,
      notSaid: 'not said',
      sentence: (who: string, sessions: number, failed: number) => {
        if (sessions === 0) return `${who} counted no sessions.`;
        const counted = `${who} counted ${plural(sessions, 'session', 'sessions')}.`;
        if (failed === 0) return `${counted} None failed.`;
        return `${counted} ${failed === sessions ? 'All' : failed.toLocaleString('en-GB')} failed.`;
      },
      range: (start: string, end: string) => (start === end ? `On ${start}, UTC.` : `From ${start} to ${end}, UTC.`),
      contact: (contact: string) => `Contact: ${contact}.`,
      incomplete: 'Some counts are missing, so the totals are at least that.',
      policies: 'Sessions by policy',
      columns: ['Domain', 'Policy', 'Succeeded', 'Failed'],
      policyTypes: { sts: 'MTA-STS', tlsa: 'DANE', 'no-policy-found': 'none found' } as Readonly<Record<string, string>>,
      failures: 'What failed',
      sessions: (count: number | null) => (count === null ? 'count not said' : plural(count, 'session', 'sessions')),
      at: 'At',
      proves: 'What the report proves',
      isListed: (host: string) => `${host} is in the policy that the report quotes: its name is not what failed.`,
      quoted: 'mx lines that the report quotes',
      fits: (fits: boolean) => (fits ? 'fits' : 'does not fit'),
      moreLines: (count: number) => `and ${count} more`,
      policyAt: 'Policy',
      mode: 'Mode',
      modes: { testing: 'testing: nothing was held back for it', enforce: 'enforce', none: 'none' },
      reason: 'Reason given',
      none: 'none',
      information: 'Additional information',
      receivedAt: 'Received at',
      sentFrom: 'Sent from',
      ask: 'Ask what is published now',
      asks: (domains: string) =>
        `Asks Cloudflare and Google, as resolvers, and the policy hosts for the record, policy and MX of ${domains}. Nothing of the report is sent.`,
      asking: 'Asking.',
      askFailed: 'Asking broke off. Try again.',
      now: 'Published now',
      nowAnswers: {
        'policy-not-read': (_, domain) => `The policy of ${domain} could not be read from here, or is not valid.`,
        'no-policy-now': (_, domain) => `${domain} has no MTA-STS record.`,
        'still-unlisted': (host) => `Still so. ${host} is an MX of the domain, and in no mx line of the policy published now.`,
        'listed-now': (host) => `The policy published now has a line for ${host}.`,
        'no-mx-now': (host, domain) => `${host} is not an MX of ${domain} now.`,
        'policy-read-now': (_, domain) => `The policy of ${domain} was read just now, from here.`,
        'policy-changed': () => 'The policy published now is another one than the report quotes.',
        'policy-same': () => 'The policy published now is the one that the report quotes.',
      } satisfies Record<NowAnswer, (host: string, domain: string) => string> as Readonly<
        Record<NowAnswer, (host: string, domain: string) => string>
      >,
      nowPolicy: (mode: string, lines: string, hosts: string) => `Mode ${mode}; mx lines: ${lines || 'none'}; MX: ${hosts || 'none'}.`,
      steps: 'Step of a session',
      next: 'What to do next',
      entries: (count: number) => plural(count, 'entry of the report', 'entries of the report'),
      entryColumns: ['Sessions', 'Sent from', 'Received by', 'Reason'],
      more: (left: number, shown: number) => `${left} more entries; the first ${shown} are shown.`,
      departures: 'Where the report departs from the standard',
      why: 'Why it cannot be read',
    },
  },
};
