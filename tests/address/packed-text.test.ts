import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packedTextLimit, packText, unpackText } from '#src/address/packed-text.ts';

describe('texts in the address', () => {
  it('leaves short ones readable', async () => {
    expect(await packText('v=STSv1; id=1;')).toBe('v=STSv1; id=1;');
    expect(await unpackText('v=STSv1; id=1;')).toBe('v=STSv1; id=1;');
  });

  it('packs long ones, and those that look packed', async () => {
    const long = 'mx: mail.example.com\n'.repeat(1000);
    const packed = (await packText(long))!;
    expect(packed.length).toBeLessThan(500);
    expect(await unpackText(packed)).toBe(long);
    expect(await packText('~')).toMatch(/^~./);
    expect(await unpackText((await packText('~x'))!)).toBe('~x');
  });

  it('keeps a byte order mark, and refuses what is too long or damaged', async () => {
    const marked = `\ufeff${'x'.repeat(3000)}`;
    expect(await unpackText((await packText(marked))!)).toBe(marked);
    expect(await packText('x'.repeat(packedTextLimit + 1))).toBeUndefined();
    for (const damaged of ['~', '~%', '~AAAA', '~////', `${(await packText(marked))!.slice(0, -4)}`]) {
      expect(await unpackText(damaged), damaged).toBeUndefined();
    }
  });

  it('a small address does not become a huge text', async () => {
    const bomb = new Blob(['x'.repeat(20_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const packed = Buffer.from(await new Response(bomb).arrayBuffer()).toString('base64url');
    expect(packed.length).toBeLessThan(50_000);
    expect(await unpackText(`~${packed}`)).toBeUndefined();
  });

  it('reads back what it packed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 3000 }), async (text) => {
        expect(await unpackText((await packText(text))!)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
});
