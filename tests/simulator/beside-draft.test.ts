// Any session under both designs: whose session stays as it is, what the other side knows, and the draft's record where there is none.
import { describe, expect, test } from 'vitest';
import { besideDraft } from '#src/simulator/beside-draft.ts';
import type { SenderName } from '#src/simulator/world/names.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import { simulate } from '#src/simulator/simulate.ts';

const outcomes = ({ old, now }: ReturnType<typeof besideDraft>) =>
  [old, now].map(({ outcome }) => `${outcome.delivery} ${outcome.travelled}`);

test.each<[SenderName, 'old' | 'now']>([
  ['sts-first-contact', 'now'],
  ['sts-testing', 'now'],
  ['sts-enforce', 'now'],
  ['dane-and-sts', 'now'],
  ['sts-2016', 'old'],
])('the session of %s is the one on its own side', (sender, side) => {
  const input: ScenarioInput = { sender: { like: sender, attempts: 2 }, attack: 'strip-starttls' };
  expect(besideDraft(input)[side]).toEqual(simulate(input));
});

describe('the other side knows as much', () => {
  test.each<[SenderName, string[]]>([
    // First contact: the draft's policy was never validated, so it must not stop mail.
    ['sts-first-contact', ['delivered clear', 'deferred none']],
    ['sts-testing', ['delivered clear', 'delivered clear']],
    ['sts-enforce', ['deferred none', 'deferred none']],
    ['opportunistic', ['deferred none', 'deferred none']],
    ['sts-2016', ['deferred none', 'deferred none']],
  ])('%s', (sender, expected) => {
    expect(outcomes(besideDraft({ sender, attack: 'strip-starttls' }))).toEqual(expected);
  });
});

test('moves are made on both sides', () => {
  const pair = besideDraft({ sender: 'sts-enforce' }, [{ do: 'drop', event: 'ehlo-1/250-STARTTLS' }]);
  expect(outcomes(pair)).toEqual(['deferred none', 'deferred none']);
});

describe('a domain without a record of the draft', () => {
  const domain = 'receiver.example';
  const input: ScenarioInput = {
    sender: 'sts-enforce',
    zones: [
      {
        name: domain,
        dnssec: 'unsigned',
        records: [
          { name: domain, type: 'MX', value: `10 mx1.${domain}` },
          { name: `mx1.${domain}`, type: 'A', value: '198.51.100.25' },
          { name: `_mta-sts.${domain}`, type: 'TXT', value: 'v=STSv1; id=1;' },
          { name: `_smtp._tls.${domain}`, type: 'TXT', value: `v=TLSRPTv1; rua=mailto:a@${domain}` },
        ],
      },
    ],
  };

  test('publishes its policy in the draft’s form', () => {
    const { translated, old } = besideDraft({ ...input, attack: 'strip-starttls' });
    expect(translated).toBe(
      `v=STS1; to=true; mx=mx1.${domain}; a=webpki:https://${domain}/.well-known/smtp-sts/current; c=webpki; e=604800; rua=mailto:a@${domain}`,
    );
    expect(old.outcome).toMatchObject({ delivery: 'deferred', policy: { mode: 'enforce' } });
    expect(old.report).toMatch(/^<\?xml/);
  });

  test('has none where it has no policy either', () => {
    const pair = besideDraft({ extends: 'no-policy', sender: 'opportunistic', attack: 'strip-starttls' });
    expect(pair.translated).toBeUndefined();
    expect(outcomes(pair)).toEqual(['delivered clear', 'delivered clear']);
  });
});
