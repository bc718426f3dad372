// The words of the page that judges what one publishes.
import type { PolicyDecision, SenderDecision } from '#src/protocol/mta-sts/judge-publication.ts';
import { plural } from './plural.ts';

/** Hosts by name; of many, the first few. */
function named(hosts: readonly string[]): string {
  return hosts.length > 4 ? `${hosts.slice(0, 3).join(', ')} and ${hosts.length - 3} more` : hosts.join(', ');
}

/** A policy that a sender would use, in mode enforce or testing. */
function modeSentences(decision: PolicyDecision, time: (seconds: number) => string): readonly string[] {
  const { kind, maxAge, covered, uncovered, announced } = decision;
  const all = covered.length + uncovered.length;
  const kept = `The sender keeps it for ${time(maxAge)}.`;
  const unannounced = announced ? [] : ['It looks for the policy only if there is a valid record.'];
  if (kind === 'testing') {
    const missing = uncovered.length > 0 ? [`In mode enforce it would refuse ${named(uncovered)}, which the policy does not cover.`] : [];
    return ['A sender would deliver in any case, and at most report what fails: the mode is testing.', kept, ...missing, ...unannounced];
  }
  if (all > 0 && covered.length === 0)
    return ['A sender would deliver nothing: the policy covers none of the MX hosts.', kept, ...unannounced];
  if (uncovered.length > 0)
    return [
      `A sender would enforce this policy, and refuse ${named(uncovered)}.`,
      `The policy covers ${named(covered)}. ${kept}`,
      ...unannounced,
    ];
  const hosts =
    all > 0
      ? `It covers ${all === 1 ? 'the one MX host' : `all ${all} MX hosts`}: ${named(covered)}.`
      : 'Type the MX names to see which it covers.';
  return ['A sender would enforce this policy: without TLS and a valid certificate, no mail.', `${hosts} ${kept}`, ...unannounced];
}

export default {
  pages: {
    evaluate: {
      title: 'Check what you publish',
      lead: 'Paste a record, a policy file, the names of your mail servers. You see what a sender would do with them, and every mistake where it is. Nothing is uploaded: your browser does the work.',
      noScript: 'Judging happens in your browser, so it needs JavaScript. The lessons read without it.',
      nothingYet:
        'Nothing to judge yet. Paste something below, or load an example. The address of this page keeps what you type, in the part that is never sent.',
      tooLongForAddress: 'The text below is too long for an address, so this page cannot be shared as a link. Everything else works.',
      crashedTitle: 'The evaluator broke off',
      crashed: 'It was started again and broke off again. Take the last change back, or reload the page.',
      example: 'This is an example with one mistake in it. Paste your own over it: the rest of the example goes.',
      empty: 'Empty the boxes',
      load: 'Load an example',
      mistakes: 'Common mistakes',
      examples: {
        good: 'All in order',
        rfc: 'The RFC’s own',
        'blank-line': 'Blank line',
        bom: 'Byte order mark',
        typo: 'nmx for mx',
        'max-age': 'Kept for an hour',
        wildcard: 'MX too deep for the wildcard',
        'two-records': 'Two records',
        'id-hyphens': 'Hyphens in the id',
        html: 'HTML instead of a policy',
        'not-covered': 'MX not in the policy',
        testing: 'Testing only',
      },
      replaced: 'What was in the boxes has been replaced.',
      texts: {
        record: { title: 'MTA-STS record', how: 'TXT at _mta-sts. Bare, or as a zone file, dig, nslookup, Terraform or JSON has it.' },
        policy: {
          title: 'Policy file',
          how: 'What the policy host serves as /.well-known/mta-sts.txt. What curl printed will do, its errors too.',
        },
        mx: { title: 'MX names', how: 'The mail servers, one a line, with or without the rest of the record.' },
        tlsrpt: { title: 'TLSRPT record', how: 'TXT at _smtp._tls: where senders report failures to.' },
      },
      status: { valid: 'valid', none: 'no record', invalid: 'not valid', multiple: 'more than one' },
      covered: (covered: readonly (boolean | null)[]) =>
        covered.includes(null) ? 'no policy to compare with' : `${covered.filter(Boolean).length} of ${covered.length} in the policy`,
      answer: 'What a sender would do',
      decision: (decision: SenderDecision, time: (seconds: number) => string): readonly string[] => {
        switch (decision.kind) {
          case 'nothing':
            return ['A sender would need a record, and a policy.'];
          case 'to-fetch':
            return ['A sender would now fetch the policy: the record is valid.'];
          case 'no-policy':
            return [
              {
                none: 'A sender would see no policy: there is no MTA-STS record.',
                invalid: 'A sender would see no policy: the record is not valid.',
                multiple: 'A sender would see no policy: there is more than one record.',
              }[decision.status],
              'Mail goes out as if the domain had no MTA-STS. A sender that stored a policy earlier keeps to that one until its time is up.',
            ];
          case 'unusable':
            return [
              'A sender would throw this policy away: it is not valid.',
              'Mail goes out as if the domain had no MTA-STS. A sender that stored a policy earlier keeps to that one until its time is up.',
            ];
          case 'none':
            return [
              'A sender would act as if there were no policy: the mode is none.',
              `It remembers that for ${time(decision.maxAge)}. This is how a domain takes MTA-STS back.`,
            ];
          default:
            return modeSentences(decision, time);
        }
      },
      reports: (count: number) =>
        `Senders that write reports send them to ${count === 1 ? 'the address' : `${count} addresses`} in the TLSRPT record.`,
      tally: 'Findings by severity',
      counts: {
        error: (count: number) => plural(count, 'error', 'errors'),
        warning: (count: number) => plural(count, 'warning', 'warnings'),
        note: (count: number) => plural(count, 'note', 'notes'),
      },
      nothingFound: 'nothing found wrong',
      findingsIn: (what: string) => `Findings: ${what}`,
      line: (line: number) => `Line ${line}`,
      show: (line: number) => `Show in the text: line ${line}`,
      mend: 'Fix it',
      mended: 'Fixed.',
      undo: 'Undo',
      fileTooLarge: (name: string, size: string) =>
        `${name} has ${size} bytes. Files up to 1,048,576 bytes are read here; a policy has at most 65,536.`,
      toPublish: {
        title: (count: number) => (count > 0 ? 'Corrected' : 'To publish'),
        how: (count: number, left: number) =>
          [
            count > 0 ? `${plural(count, 'fix', 'fixes')} made. Where the policy changes, the record has a new id.` : 'As entered.',
            left > 0 ? `${plural(left, 'error is', 'errors are')} left that only you can decide.` : '',
          ]
            .join(' ')
            .trim(),
        apply: 'Put into the boxes',
        places: {
          record: 'TXT record at _mta-sts. and your domain',
          policy: 'https://mta-sts.YOUR-DOMAIN/.well-known/mta-sts.txt',
          tlsrpt: 'TXT record at _smtp._tls. and your domain',
        },
      },
      received: {
        title: 'Reports you received',
        how: 'Once a day, senders that write TLS reports send them to the address in the TLSRPT record. They are read on a page of their own.',
        read: 'Read a TLS report',
      },
    },
  },
};
