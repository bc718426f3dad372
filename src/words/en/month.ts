// The words of a month of TLS reports, for the page and for the command: causes, the answer, what is not read and why. What a reporter
// wrote comes in made harmless already (inspector/reports/tally.ts).
import type { Cause } from '#src/inspector/reports/cause.ts';
import type { UnreadReason } from '#src/inspector/reports/found.ts';
import type { Answer } from '#src/inspector/reports/month/answer.ts';
import type { Group } from '#src/inspector/reports/month/groups.ts';
import { plural } from './plural.ts';

const dates = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return (day: number): string => format.format(day * 86_400_000);
};
const day = dates({ day: 'numeric', month: 'long' });
const fullDay = dates({ day: 'numeric', month: 'long', year: 'numeric' });
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const number = (count: number): string => numbers[count] ?? count.toLocaleString('en-GB');
const host = ({ host }: Cause): string => host ?? 'a host that is not named';
const short = (name: string, domain: string): string => (name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : name);

/** What is wrong, as a line of its own. */
const causes: Readonly<Record<string, (cause: Cause) => string>> = {
  'mx-not-in-policy': (cause) => `${host(cause)} is in no mx line`,
  'starttls-not-supported': (cause) => `${host(cause)} offered no STARTTLS`,
  'certificate-expired': (cause) => `The certificate of ${host(cause)} had expired`,
  'certificate-host-mismatch': (cause) => `The certificate of ${host(cause)} is for other names`,
  'certificate-not-trusted': (cause) => `The certificate of ${host(cause)} is not trusted`,
  'validation-failure': (cause) => `TLS with ${host(cause)} failed for a reason of no other type`,
  'tlsa-invalid': (cause) => `No TLSA record of ${host(cause)} was valid`,
  'dnssec-invalid': (cause) => `DNS gave no valid answer about ${host(cause)}`,
  'dane-required': (cause) => `${host(cause)} had no TLSA record that DNSSEC proves`,
  'sts-policy-fetch-error': ({ status }) => (status ? `The policy host answered ${status}` : 'The policy could not be fetched'),
  'sts-policy-invalid': () => 'The policy was not valid',
  'sts-webpki-invalid': () => 'The certificate of the policy host did not validate',
  '': (cause) => `The report does not say what failed${cause.host ? ` at ${cause.host}` : ''}`,
};

/** The same, said of a host that was named just before. */
const ofHost: Readonly<Record<string, string>> = {
  'mx-not-in-policy': 'no mx line of the policy names it',
  'starttls-not-supported': 'it offered no STARTTLS',
  'certificate-expired': 'its certificate had expired',
  'certificate-host-mismatch': 'its certificate is for other names',
  'certificate-not-trusted': 'its certificate is not trusted',
  'validation-failure': 'TLS failed for a reason of no other type',
  'tlsa-invalid': 'no TLSA record of it was valid',
  'dnssec-invalid': 'DNS gave no valid answer about it',
  'dane-required': 'it had no TLSA record that DNSSEC proves',
};

const causeWords = (cause: Cause): string =>
  causes[cause.kind]?.(cause) ?? `${cause.kind}${cause.host ? ` at ${cause.host}` : ''}, a type that RFC 8460 does not list`;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function who(says: number, of: number): string {
  if (of === 1) return 'says the only reporter';
  if (says === of) return of === 2 ? 'say both reporters' : `say all ${number(of)} reporters`;
  if (of % says === 0) return `says one reporter in ${number(of / says)}`;
  return `say ${number(says)} of ${number(of)} reporters`;
}

function failing({ cause: group, says, of }: Extract<Answer, { kind: 'failing' }>, domain: string): string {
  const cause = group.cause ?? { kind: '', host: null };
  const why = cause.host ? (ofHost[cause.kind] ?? (cause.kind || 'the report does not say why')) : lower(causeWords(cause));
  const at = cause.host ? ` at ${short(cause.host, domain)}` : '';
  const when = group.status === 'new' ? `failed${at} on ${day(group.lastDay)}` : `fails${at} since ${day(group.since)}`;
  return `Mail to ${domain} ${when}, ${who(says, of)}: ${why}.`;
}

function answer(said: Answer, domain: string): string {
  if (said.kind === 'failing') return failing(said, domain);
  if (said.kind === 'no-policy') return `No failures, and no MTA-STS policy: no report names one for ${domain}.`;
  const from = `from ${said.reporters === 1 ? 'one reporter' : `${number(said.reporters)} reporters`}`;
  const quiet = `${plural(said.days, 'quiet day', 'quiet days')} ${from}`;
  if (said.kind === 'quiet' && said.enforced) return `${quiet}, under enforce: what that shows, and what silence does not prove.`;
  if (said.kind === 'quiet') return `${quiet}: what speaks for enforce, and what silence does not prove.`;
  if (said.days === 0) return 'The last failure is some days ago, and nobody who saw it has reported since.';
  return said.enforced ? `${quiet}, under enforce.` : `${quiet}. Fourteen are wanted before enforce.`;
}

/** What is said below the answer, a sentence each. */
function lead(said: Answer, mode: string, run: number): string[] {
  const modes: Readonly<Record<string, string>> = {
    testing: 'The mode is testing, so such mail may be delivered all the same. With enforce it would wait.',
    enforce: 'The mode is enforce: such mail waits, or goes to another MX.',
  };
  if (said.kind !== 'failing') {
    const last = said.kind === 'calm' && said.lastFailure !== undefined ? [`The last failure was on ${day(said.lastFailure)}.`] : [];
    return said.kind === 'no-policy' ? [] : [...last, 'Reports show what their senders saw. Silence proves nothing.'];
  }
  const { failed, sessions, others } = said;
  const rest =
    others > 0
      ? [`${others === 1 ? 'One more cause' : `${number(others).replace(/^./, (first) => first.toUpperCase())} more causes`} below.`]
      : [];
  const share = `${failed.toLocaleString('en-GB')} of ${plural(sessions, 'session', 'sessions')} failed ${said.cause.status === 'new' ? 'that day' : 'since then'}.`;
  const quiet = mode === 'enforce' ? [] : [`Quiet days: ${Math.min(run, 14)} of 14.`];
  return [share, ...(modes[mode] ? [modes[mode]] : []), ...rest, ...quiet];
}

const unread: Readonly<Record<UnreadReason, string>> = {
  'damaged-gzip': 'The compressed data is damaged, or ends in the middle. Fetch the attachment again.',
  'damaged-zip': 'The archive is damaged, or protected by a password. Unpack it, and choose what is in it.',
  'too-large': 'Larger than what is read at once: 20 MB a report, 64 MB a file or mail, 256 MB a zip archive. Split it.',
  'too-deep': 'Its JSON is nested deeper than any report.',
  'too-nested': 'Archives or mails lie in one another more than five deep. Unpack the outer ones.',
  'too-much': 'More than 1 GB comes out of this one file. The rest of it is left out.',
  'not-json': 'This is not whole JSON: it breaks off, or something else stands in between.',
  'not-object': 'JSON, but no object, as each report is.',
  'no-policies': 'JSON, but no TLS report: it has no list of policies.',
  winmail: 'Outlook wraps attachments in this form. Save the mail as .eml instead.',
  gone: 'The file has gone, or may not be read.',
  empty: 'Empty.',
  dmarc: 'A DMARC report, about who sends in the name of the domain. TLS reports are JSON.',
  xml: 'XML or a web page. TLS reports are JSON.',
  tar: 'A tar archive. Unpack it, and choose the folder.',
  'no-report-in-mail': 'A mail without a report.',
  other: 'Not a report, a mail or an archive.',
};

const state: Readonly<Record<Group['status'], string>> = {
  new: 'new',
  still: 'still',
  over: 'over',
  silent: 'nobody who saw it reported since',
};

const runDates = (dayOf: (day: number) => string, runs: Group['runs']): string =>
  runs.map(([from, to]) => (from === to ? dayOf(from) : `${dayOf(from)} to ${dayOf(to)}`)).join('; ');

export default {
  month: {
    day,
    shortDay: dates({ day: 'numeric', month: 'short' }),
    fullDay,
    number: (count: number) => count.toLocaleString('en-GB'),
    cause: causeWords,
    answer,
    lead,
    unread,
    state,
    runs: runDates,
    noHost: 'no mail server named',
    noType: 'no type given',
    noName: 'a reporter without a name',
    sessions: (count: number) => plural(count, 'session', 'sessions'),
    reports: (count: number) => plural(count, 'report', 'reports'),
    reporters: (count: number) => plural(count, 'reporter', 'reporters'),
    files: (count: number) => plural(count, 'file', 'files'),
    others: (count: number) => plural(count, 'more', 'more'),
    moreReporters: (count: number) => plural(count, 'more reporter', 'more reporters'),
    period: (from: number, to: number) => {
      if (from === to) return fullDay(to);
      const isOneYear = new Date(from * 86_400_000).getUTCFullYear() === new Date(to * 86_400_000).getUTCFullYear();
      return `${isOneYear ? day(from) : fullDay(from)} to ${fullDay(to)}`;
    },
    ofDays: (days: number, expected: number) => `${days} of ${expected} days`,
    failedOf: (failed: string, all: string) => `${failed} of ${all}`,
    bands: {
      title: { day: 'The days', week: 'The weeks', month: 'The months' },
      failing: 'Is mail failing?',
      since: 'Since when?',
      who: 'Who says so?',
      quiet: 'How long quiet?',
      hosts: 'At which of my hosts?',
      causes: 'What to do',
      gates: 'May it enforce?',
      files: 'Files',
    },
    split: { by: 'Split by', causes: 'Cause', types: 'Result type', hosts: 'MX host', byReporter: 'Reporter' },
    changed: {
      title: (last: string, before: string) => `${last} against ${before}`,
      fresh: 'New',
      still: 'Still',
      back: 'Back',
      gone: 'Gone',
      nothing: 'nothing',
      after: (now: string, before: number) => `${now}, after ${before}`,
      unseen: 'but nobody who saw it has reported',
      reporterBack: (name: string) => `${name} reports again`,
      reporterGone: (name: string) => `no report from ${name}`,
    },
    repair: {
      own: (hosts: string) =>
        `If ${hosts} is your own: publish the file, then the record with its new id. If it is not, somebody answered the question for your MX with a host of their own.`,
      file: (url: string) => `The whole file at ${url}`,
      record: 'The line for the zone',
    },
    act: { what: 'What to do', csv: 'Save CSV', json: 'Save JSON', print: 'Print', copy: 'Copy as text', domain: 'Domain' },
    domainChoice: (domain: string, reports: number) => `${domain || 'no domain given'}, ${plural(reports, 'report', 'reports')}`,
    key: { ok: 'succeeded', failed: 'failed', hole: 'a hole: nobody reported' },
    notes: {
      sessions: 'All sessions, all reporters',
      scale: (top: string) => `Failed sessions, one scale for all rows; highest bar ${top}`,
      who: 'One box for each day with a report; failed of all sessions',
      quiet: 'Days in a row without a failure under an MTA-STS policy',
      percent: (failed: string, top: string) => `failed, ${failed}; highest bar ${top}`,
      quietGoal: 'goal: 14 in a row',
      quietOf: (run: number) => `${Math.min(run, 14)} of 14`,
      longest: (days: number) => `longest run: ${plural(days, 'day', 'days')}`,
      policy: 'Your policy, as reports quote it',
      samePolicy: 'the same all along',
      noPolicy: 'no policy quoted',
      change: (on: string, lines: string) => `${on}: ${lines}`,
      axis: { day: 'Days in UTC, a mark on each Monday', week: 'Weeks, each from Monday', month: 'Months' },
      mark: 'Day, week or month',
      nobody: 'nobody reported',
      rest: (count: number) => plural(count, 'more row', 'more rows'),
    },
    readout: {
      said: (sessions: string, failed: number) => `${sessions}, ${failed === 0 ? 'none' : failed.toLocaleString('en-GB')} failed`,
      missing: (names: string) => `No report from ${names}.`,
      run: (days: number) => `Quiet day ${days} in a row.`,
      week: (from: string) => `Week from ${from}`,
    },
    table: {
      same: 'The same as a table',
      days: 'Sessions by day, week or month, UTC. Empty: nobody reported that.',
      columns: { day: 'From', reports: 'Reports', ok: 'Succeeded', failed: 'Failed', quiet: 'Quiet days' },
      hosts: 'Failed sessions. A report counts successes for the domain, not for each host, so no share of a host can be known.',
      host: 'Host',
      address: 'Address',
      inPolicy: 'In the policy',
      bar: 'As a bar',
      what: 'What',
      last: 'Last',
      yes: 'yes',
      no: 'no',
      reporter: 'Reporter',
      sessions: 'Sessions',
      from: 'From',
      to: 'To',
      mode: 'Mode',
      reason: 'Reason given',
      noReason: 'none given',
      dayOf: 'Day',
    },
    finding: {
      over: 'Over',
      silent: 'Unseen since',
      type: (type: string, runs: string, state: string) => `${type}, ${runs}, ${state}`,
      compared: 'Compared',
      quoted: 'The policy as the reports quote it',
      against: (host: string, lines: string) => `${host} against ${lines}: no line covers it.`,
      who: 'Who says so',
      says: (says: number, of: number) => `${says} of ${plural(of, 'reporter', 'reporters')}.`,
      reasons: 'Reasons given:',
      noReasons: 'No reason given.',
      at: 'Addresses',
      follows: 'What follows',
      testing: 'Today such mail may be delivered all the same: the mode is testing.',
      enforce: 'Such mail is not handed over there: the mode is enforce. It waits, or another MX takes it.',
      count: 'The count of quiet days starts again after the last failure.',
      fix: 'Fix',
      rows: (count: number) => plural(count, 'row of the reports', 'rows of the reports'),
      more: (left: number) => `Show more (${left} left)`,
    },
    gates: {
      met: 'Met',
      notYet: 'Not yet',
      look: 'Look',
      unprovable: 'Not provable',
      quiet: (run: number) => `14 quiet days in a row: ${run} of 14.`,
      quietLast: (on: string) => `The last failure was on ${on}. The count starts on the first day without one.`,
      quietNone: 'No failure under an MTA-STS policy is in these reports.',
      hosts: 'Every mail server that reports name is in the policy.',
      hostsNot: (hosts: string) => `Every mail server is in the policy: ${hosts} is not.`,
      hostsMeans: 'Reports name a host only where a session with it failed. The inspection of the domain looks at all of them.',
      days: (days: number, all: number, reporters: number) =>
        `Somebody reported on ${days} of ${all} days, from ${plural(reporters, 'reporter', 'reporters')}.`,
      daysMeans: 'A day that nobody reports is not counted, and does not start the count again.',
      holes: 'Holes:',
      hole: (name: string, days: string) => `${name}: ${days}`,
      noHoles: 'No holes: whoever reported once, reported each day.',
      holesMean: 'No mail to report, a late report, or a report that was kept from you. The files cannot tell.',
      silence: 'Silence proves nothing.',
      silenceMeans:
        'Whoever can take the encryption out of a session can also hide the record that asks for reports, or keep the report from being delivered. A long time to live for _smtp._tls, and DNSSEC, make that harder.',
      nothing: 'Nothing in these reports speaks against enforce.',
      against: (count: number) => `Not yet: ${plural(count, 'thing stands', 'things stand')} in the way.`,
      already: 'It does already, as the reports quote the policy.',
      enforced: 'What the reports show of it',
    },
    listed: {
      head: { what: 'Reports', count: 'How many', why: 'Why' },
      counted: 'Counted',
      countedWhy: (domain: string, period: string) => `for ${domain}, ${period}`,
      others: 'For other domains',
      othersWhy: 'Not mixed in. Choose them above to see them.',
      unread: 'Not read',
      more: (left: number) => `and ${left} more of the same kind`,
      nowhere: 'Nothing was uploaded.',
      all: (files: string, reports: string) => `${files} held ${reports}.`,
    },
    single: 'One report is one reporter’s day. Add more days to see since when.',
    stopped: 'Stopped. What was read so far counts.',
    keep: 'Keep these reports on this device',
    keepMeans: 'In this browser alone, until you untick it. The files themselves are not kept.',
    none: 'No TLS report was found',
    noneMeans: 'What was read went nowhere else. What is wrong with each file is listed below.',
    duplicates: 'Seen twice, counted once',
    conflict: (reporter: string, id: string, counted: string, other: string) =>
      `${reporter}, report ${id}: two contents under one id, ${counted} or ${other}. The later one counts.`,
    undated: 'Without a day, not counted',
    outside: (count: number) => `${plural(count, 'report', 'reports')} from the future, or more than 20 years old: not in the picture.`,
    departures: (kinds: number, reports: number) =>
      `Where reports depart from the standard: ${plural(kinds, 'kind', 'kinds')}, in ${plural(reports, 'report', 'reports')}`,
  },
};
