// Where a recorded sender ends otherwise than one that goes by the RFCs in the same world: computed from each recording and its
// scenario, kept in a file for the page about this site (vitest -u writes it). Each such recording is evidence of a claim in words.
import { readFileSync, readdirSync } from 'node:fs';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { claims, type Claim } from '#src/explanations/claims.ts';
import { recordedDifferences } from '#src/explanations/recorded-differences.ts';
import type { Recording } from '#src/simulator/session/recording.ts';
import { simulate } from '#src/simulator/simulate.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';

const folder = new URL('./', import.meta.url);
const read = <T>(path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as T;
const ids = readdirSync(folder).flatMap((name) => /^(.*)\.json$/.exec(name)?.[1] ?? []);

const verdicts = { sent: 'delivered', deferred: 'deferred', bounced: 'bounced' } as const;
const crossed = { clear: 'clear', tls: 'encrypted', none: 'none' } as const;

/** How the recorded sender ended, how the one by the book ends; undefined where both end alike and have connected alike. */
function differenceOf(id: string) {
  const recording = read<Recording>(`${id}.json`);
  const scenario = read<ScenarioInput & { readonly sender: object }>(`scenarios/${id}.json`);
  const { outcome, events } = simulate({ ...scenario, sender: { ...scenario.sender, behaves: 'rfc' } } as ScenarioInput);
  const delivery = verdicts[recording.verdict as keyof typeof verdicts];
  const recorded = { delivery, travelled: delivery === 'delivered' ? crossed[recording.transport as keyof typeof crossed] : 'none' };
  const travelled = outcome.travelled === 'authenticated' ? 'encrypted' : outcome.travelled;
  const byTheBook = { delivery: outcome.delivery, travelled: outcome.delivery === 'delivered' ? travelled : 'none' };
  const connectsOnly = recording.session.some(({ line }) => line !== undefined) && !events.some(({ explains }) => explains === 'tcp-connect');
  const isAlike = recorded.delivery === byTheBook.delivery && recorded.travelled === byTheBook.travelled;
  return isAlike && !connectsOnly ? undefined : { recording: id, recorded, byTheBook, ...(isAlike && { connectsOnly }) };
}

const differences = ids.flatMap((id) => differenceOf(id) ?? []);

test('the file holds what the recordings say', async () => {
  const source = `// Where recorded senders end otherwise than one that goes by the RFCs: computed by tests/recordings/differences.test.ts, which writes this
// file.
import type { Outcome } from '#src/simulator/session/session.ts';

interface Ending {
  readonly delivery: Outcome['delivery'];
  readonly travelled: 'clear' | 'encrypted' | 'none';
}

/** \`connectsOnly\`: both end alike, and the recorded sender connected where the other did not have to. */
export interface RecordedDifference {
  readonly recording: string;
  readonly recorded: Ending;
  readonly byTheBook: Ending;
  readonly connectsOnly?: boolean;
}

export const recordedDifferences: readonly RecordedDifference[] = ${JSON.stringify(differences)};
`;
  const pretty = await format(source, { parser: 'typescript', singleQuote: true, printWidth: 140 });
  await expect(pretty).toMatchFileSnapshot('../../src/explanations/recorded-differences.ts');
});

test('some differ, most do not', () => {
  expect(recordedDifferences.length).toBeGreaterThan(8);
  expect(recordedDifferences.length).toBeLessThan(ids.length / 3);
});

test('each is evidence of a claim', () => {
  const told = Object.values<Claim>(claims).flatMap(({ evidence }) => evidence.flatMap((one) => ('recording' in one ? [one.recording] : [])));
  expect(differences.filter(({ recording }) => !told.includes(recording))).toEqual([]);
});
