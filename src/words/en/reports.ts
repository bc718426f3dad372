// The words of the page that reads TLS reports.
import { plural } from './plural.ts';

export default {
  pages: {
    reports: {
      title: 'Read a TLS report',
      lead: 'Once a day, senders that write TLS reports send them to the address in the TLSRPT record: how many sessions worked, how many failed, and why. The report is read in your browser. Nothing is uploaded.',
      noScript: 'Reports are read in your browser, so this needs JavaScript. The lessons read without it.',
      choose: 'Choose a report',
      drop: 'or drop it here: .json, .json.gz, or the mail that carries it. Up to 20 MB.',
      paste: 'Or paste the JSON, or the source of the mail',
      read: 'Read',
      reading: 'Reading the report.',
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
      unknownType: 'A result type that RFC 8460 does not list',
      at: 'At',
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
