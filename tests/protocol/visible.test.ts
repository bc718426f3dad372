import { describe, expect, it } from 'vitest';
import { visible, visibleBlock, visibleJson } from '#src/protocol/visible.ts';

describe('visible', () => {
  it.each([
    ['250-STARTTLS', '250-STARTTLS'],
    ['naïve ü 漢字 🙂', 'naïve ü 漢字 🙂'],
    ['\x1b[2Jgone', '␛[2Jgone'],
    ['a\x00b\x07c\x7f', 'a␀b␇c␡'],
    ['tab\tcr\rlf\n', 'tab␉cr␍lf␊'],
    ['\x9b31m', '⟨U+009B⟩31m'],
    ['safe\u202eelpmaxe', 'safe⟨U+202E⟩elpmaxe'],
    ['zero\u200bwidth\ufeff', 'zero⟨U+200B⟩width⟨U+FEFF⟩'],
    ['\ud800', '⟨U+D800⟩'],
    ['line\u2028break', 'line⟨U+2028⟩break'],
    ['tag\u{e0041}', 'tag⟨U+E0041⟩'],
    ['joined\u034f, filled\u3164, chosen\ufe0f', 'joined⟨U+034F⟩, filled⟨U+3164⟩, chosen⟨U+FE0F⟩'],
  ])('%j', (text, shown) => expect(visible(text)).toBe(shown));

  it('leaves no control character of any kind', () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
    expect(visible(all)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('visibleBlock', () => {
  it('keeps line breaks and shows the rest', () =>
    expect(visibleBlock('version: STSv1\r\nmode:\x1benforce\rx\n')).toBe('version: STSv1\nmode:␛enforce␍x\n'));
});

describe('visibleJson', () => {
  it.each([
    ['\u007f\u009b', '"\\u007f\\u009b"'],
    ['\u202e\u200b\ufeff\u2028', '"\\u202e\\u200b\\ufeff\\u2028"'],
    ['\u{e0041}', '"\\udb40\\udc41"'],
    ['\u001b\n', '"\\u001b\\n"'],
  ])('%j', (value, text) => {
    expect(visibleJson(value)).toBe(text);
    expect(JSON.parse(text)).toBe(value);
  });

  it('keeps the line ends of its own', () => expect(visibleJson({ a: '\n\u202e' }, 1)).toBe('{\n "a": "\\n\\u202e"\n}'));
});
