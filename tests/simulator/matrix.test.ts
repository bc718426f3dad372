// Every attack and every honest mistake against every sender. Typed by hand from the documents; never saved from output.
// The last column of a row names the sections that decide it, sender by sender where they differ.
// Of the column `dane`, recordings show none, strip-starttls, break-handshake, untrusted-certificate, expired-certificate and
// wrong-name-certificate (tests/recordings/dane-*); the rest, and dane-and-sts, rests on RFC 7672 and RFC 6698.
import { describe, expect, test } from 'vitest';
import { matrix } from '#src/simulator/matrix.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import type { Outcome } from '#src/simulator/session/session.ts';

/** How it ended, how it travelled, who read it. */
const words = {
  safe: 'delivered, authenticated, read by receiver',
  blind: 'delivered, encrypted, read by receiver',
  clear: 'delivered, clear, read by receiver',
  tapped: 'delivered, clear, read by receiver and attacker',
  opened: 'delivered, encrypted, read by receiver and attacker',
  fooled: 'delivered, authenticated, read by receiver and attacker',
  stolen: 'delivered, encrypted, read by attacker',
  held: 'deferred, none, read by nobody',
};

const attackTable = `
                       | opportunistic | sts-first-contact | sts-testing | sts-enforce | dane   | dane-and-sts | sts-2016
none                   | blind         | safe              | safe        | safe        | safe   | safe         | safe      RFC 7435 §3: nothing checked; RFC 8461 §4; RFC 7672 §2.2; draft, Policy Validation
eavesdrop              | blind         | safe              | safe        | safe        | safe   | safe         | safe      RFC 3207 §6: TLS keeps out who only listens
strip-starttls         | tapped        | held              | tapped      | held        | held   | held         | held      RFC 3207 §6; RFC 8461 §4.2, §5 (testing delivers); RFC 7672 §2.2; draft, Policy Application
refuse-starttls        | tapped        | held              | tapped      | held        | held   | held         | held      the same: a refusal is no TLS either
break-handshake        | tapped        | held              | tapped      | held        | held   | held         | held      the second attempt in clear is recorded of Postfix; else as above
untrusted-certificate  | opened        | held              | opened      | held        | held   | held         | held      RFC 8461 §4.2; RFC 7672 §3: no TLSA record matches; draft, Policy Validation
forge-mx               | stolen        | held              | stolen      | held        | held   | held         | held      RFC 8461 §4.1; RFC 7672 §2.2.1: a forged answer of a signed zone is bogus; draft: mx-mismatch
forge-mx-hide-txt      | stolen        | stolen            | stolen      | held        | held   | held         | held      RFC 8461 §10.2 concedes first contact; §3.3: the stored policy applies; RFC 7672 §2.1.2
block-policy           | tapped        | tapped            | tapped      | held        | held   | held         | held      RFC 8461 §3.3: no live policy and nothing stored: as without MTA-STS; else as strip-starttls
mis-issued-certificate | opened        | fooled            | fooled      | fooled      | held   | held         | fooled    RFC 8461 §10.1 concedes it; RFC 7672 §3.1.1: the key does not match, §2 of RFC 8461: never overridden
`;

const mistakeTable = `
                       | opportunistic | sts-first-contact | sts-testing | sts-enforce | dane   | dane-and-sts | sts-2016
expired-certificate    | blind         | held              | blind       | held        | safe   | held         | held      RFC 8461 §4.2; RFC 7672 §3.1.1: DANE-EE ignores dates; the key is the same
wrong-name-certificate | blind         | held              | blind       | held        | safe   | held         | held      RFC 8461 §4.2; RFC 7672 §3.1.1: DANE-EE ignores names
starttls-lost          | clear         | held              | clear       | held        | held   | held         | held      RFC 8461 §4.2, §5; RFC 7672 §2.2
mx-not-in-policy       | blind         | held              | blind       | held        | safe   | held         | held      RFC 8461 §4.1; DANE knows no list of names
policy-unreachable     | blind         | blind             | safe        | safe        | safe   | safe         | safe      RFC 8461 §3.3: first contact has no policy; §5.1: the stored one has the TXT record's id
policy-changed-id-not  | blind         | safe              | blind       | held        | safe   | held         | safe      RFC 8461 §3.1, §8.1: the old policy stays stored; draft: the TXT record is the policy, and its copy agrees
`;

/** The table as attack, sender, expected words. */
function cellsOf(table: string): [attack: string, sender: string, expected: string][] {
  const [head, ...rows] = table.trim().split('\n');
  const columns = head!
    .split('|')
    .slice(1)
    .map((cell) => cell.trim());
  return rows.flatMap((row) => {
    const [attack, ...cells] = row.split('|').map((cell) => cell.trim());
    return columns.map((sender, index): [string, string, string] => [attack!, sender, cells[index]!.split(/\s+/)[0]!]);
  });
}

function describeOutcome({ delivery, travelled, readBy }: Outcome): string {
  return `${delivery}, ${travelled}, read by ${readBy.join(' and ') || 'nobody'}`;
}

describe.each([
  ['attacks', attackTable, attacks],
  ['honest mistakes', mistakeTable, mistakes],
] as const)('%s', (_, table, rows) => {
  const expected = cellsOf(table);
  const cells = matrix(rows, senders);

  test('the table has every pair once', () => {
    expect(expected.map(([attack, sender]) => `${attack} ${sender}`)).toEqual(cells.map(({ attack, sender }) => `${attack} ${sender}`));
  });

  test.each(expected)('%s against %s: %s', (attack, sender, word) => {
    const cell = cells.find((each) => each.attack === attack && each.sender === sender)!;
    const wanted = words[word as keyof typeof words];
    expect(describeOutcome(cell.outcome)).toBe(wanted);
    expect(cell.outcome.deciding).not.toBe('');
  });
});

test('mail that is stolen went to the attacker, all other mail to the MX', () => {
  for (const { attack, outcome } of matrix([...attacks, ...mistakes], senders)) {
    if (outcome.delivery !== 'delivered') expect(outcome.to).toBeNull();
    else if (!outcome.readBy.includes('receiver')) expect(outcome.to).toBe('mx.attacker.example');
    else
      expect(outcome.to).toBe(
        attack === 'mx-not-in-policy' || attack === 'policy-changed-id-not' ? 'mx2.receiver.example' : 'mx1.receiver.example',
      );
  }
});
