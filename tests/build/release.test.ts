import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checksums, notesOf, zipOf } from '#src/build/release.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a release', () => {
  it('has the notes of its version, and no others', () => {
    const changelog = '# Changelog\n\n## 1.2.0\n\n### New\n\n- b\n\n## 1.2\n\n- a\n\n## 1.1.0\n';
    expect(notesOf(changelog, '1.2.0')).toBe('### New\n\n- b\n');
    expect(notesOf(changelog.replaceAll('\n', '\r\n'), '1.2')).toBe('- a\n');
    for (const version of ['1.1.0', '1.2.1', '2']) expect(() => notesOf(changelog, version)).toThrow(version);
  });

  it('could be made of the version that this is', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(notesOf(readFileSync('CHANGELOG.md', 'utf8'), version).length).toBeGreaterThan(100);
  });

  it('is the same bytes whenever it is made, in whatever order', () => {
    const files = { 'site/b.txt': bytes('b'), 'site/a.txt': bytes('a') };
    const zip = zipOf(files);
    expect(zipOf({ 'site/a.txt': files['site/a.txt'], 'site/b.txt': files['site/b.txt'] })).toEqual(zip);
    expect(unzipSync(zip)).toEqual(files);
  });

  it('names each file with its checksum', () => {
    const digest = createHash('sha256').update('a').digest('hex');
    expect(checksums({ 'b.txt': bytes('a'), 'a.txt': bytes('a') })).toBe(`${digest}  a.txt\n${digest}  b.txt\n`);
  });
});
