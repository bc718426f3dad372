// The tree of a JSON text against JSON.parse: the same values, each at its place; the same texts refused; repeated names told.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonTree, type JsonNode } from '#src/protocol/tlsrpt/json-tree.ts';

function plain(node: JsonNode): unknown {
  if (node.type === 'object') return Object.fromEntries([...node.members].map(([name, member]) => [name, plain(member)]));
  if (node.type === 'array') return node.items.map(plain);
  if (node.type === 'number') return Number(node.text);
  return node.type === 'null' ? null : node.value;
}

function everyNode(node: JsonNode): JsonNode[] {
  const parts = node.type === 'array' ? node.items : [];
  return [node, ...(node.type === 'object' ? [...node.members.values()] : parts).flatMap(everyNode)];
}

const rootOf = (text: string): JsonNode => {
  const tree = readJsonTree(text);
  return typeof tree === 'string' ? expect.unreachable(tree) : tree.root;
};

describe('any JSON value', () => {
  // Few names, so that they come again in other places, and one begins another.
  const name = fc.constantFrom('a', 'ab', 'b', '', '"', '\\', 'é', '\u2028', 'constructor', '__proto__');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
    ),
  }));

  test('reads as JSON.parse reads it, and stands where it says', () =>
    fc.assert(
      fc.property(value, fc.constantFrom('', ' ', '\t'), (json, indent) => {
        const text = JSON.stringify(json, undefined, indent);
        const root = rootOf(text);
        expect(JSON.stringify(plain(root))).toBe(JSON.stringify(JSON.parse(text)));
        for (const node of everyNode(root)) expect(JSON.parse(text.slice(node.start, node.end))).toEqual(plain(node));
      }),
      { numRuns: 500 },
    ));

  test('cut short or damaged is refused where JSON.parse refuses it', () =>
    fc.assert(
      fc.property(value, fc.nat(), fc.constantFrom('', ',', '"', ']', '0', '\\', ' '), (json, at, put) => {
        const whole = JSON.stringify(json);
        const cut = at % (whole.length + 1);
        const text = whole.slice(0, cut) + put + whole.slice(cut + 1);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(readJsonTree(text) !== 'not-json').toBe(isJson);
      }),
      { numRuns: 2000 },
    ));
});

test.each([
  ['{"a":1,"a":2}', [[7, 10]], 2],
  ['{"a":1,"b":{"a":1},"a":2}', [[19, 22]], 2],
  ['{"a":1,"\\u0061":2}', [[7, 15]], 2],
  ['{"\\u0061":1,"a":2}', [[12, 15]], 2],
  ['{"b":[{"a":1},{"a":2}],"a":3}', [], 3],
  ['{"a":1,"A":2,"ab":3}', [], 1],
])('%s repeats names at %j, and the last counts', (text, places, last) => {
  const tree = readJsonTree(text);
  if (typeof tree === 'string' || tree.root.type !== 'object') return expect.unreachable();
  expect(tree.repeated.map(({ start, end }) => [start, end])).toEqual(places);
  expect(plain(tree.root.member('a')!)).toBe(last);
});

test('so many names in one object take no longer than their text', () => {
  const text = `{${Array.from({ length: 100_000 }, (_, index) => `"n${index}":${index}`).join(',')},"n7":0}`;
  const tree = readJsonTree(text);
  expect(typeof tree === 'string' ? tree : tree.repeated).toEqual([{ start: text.length - 7, end: text.length - 3 }]);
});

// The grammar of RFC 8259, production by production.
test.each([
  ...['0', '-0', '10', '-1.5', '1e5', '1E-05', '0.0e+0', '01', '-', '+1', '.5', '1.', '1e', '1e+', '--1', '0x1', '1a', 'Infinity', 'NaN'],
  ...['true', 'false', 'null', 'True', 'tru', 'truex', 'nul', 'undefined', '[true,false,null]', '[truefalse]', 'tru e'],
  ...['""', '"a', 'a"', '"\\"', '"\\""', '"\\b\\f\\n\\r\\t\\/\\\\"', '"\\a"', '"\\u00e9"', '"\\u00E9x"', '"\\u00g9"', '"\\u00"'],
  ...['"\\x41"', '"\t"', '"\n"', '"\u0000"', '"\u001f"', '"\u0020"', '"\u007f\u2028"', '"\\', '"\\u', "'a'", '"a" "b"'],
  ...[
    '[]',
    '[ ]',
    '[',
    ']',
    '[,]',
    '[1,]',
    '[,1]',
    '[1 2]',
    '[1,2]',
    '[[]]',
    '[[]',
    '[]]',
    '[1}',
    '[ 1 , 2 ]',
    '[\r\n\t1]',
    '[\v1]',
    '[\u00a01]',
  ],
  ...[
    '{}',
    '{ }',
    '{',
    '}',
    '{"a"}',
    '{"a":}',
    '{"a":1',
    '{"a":1,}',
    '{,}',
    '{a:1}',
    '{"a" : 1 , "b" : 2 }',
    '{"a":1 "b":2}',
    '{"a":1]',
    '{1:1}',
  ],
  ...['{"a":{"b":[{}]}}', '{"a":1,"a"}', '{"a"=1}', '', ' ', '1 ', ' 1', '1 1', '1,', '[1],', '\ufeff1', '// 1', '[1]//'],
])('%j is JSON or not', (text) => {
  let expected: unknown = 'not-json';
  try {
    expected = JSON.parse(text);
  } catch {
    // It is none.
  }
  const tree = readJsonTree(text);
  expect(typeof tree === 'string' ? tree : plain(tree.root)).toEqual(expected);
});

test('names that begin alike, or are written otherwise, are told apart', () => {
  const root = rootOf('[{"a":1,"b":2},{"ab":3,"b":4},{"a":5,"c":6},{"\\u0061":7,"b":8}]');
  expect(plain(root)).toEqual([
    { a: 1, b: 2 },
    { ab: 3, b: 4 },
    { a: 5, c: 6 },
    { a: 7, b: 8 },
  ]);
  const [first, second, , last] = root.type === 'array' ? root.items : [];
  if (first?.type !== 'object' || second?.type !== 'object' || last?.type !== 'object') return expect.unreachable();
  expect([first.member('a')?.text, first.member('ab'), first.member('none'), second.member('a'), last.member('a')?.text]).toEqual([
    ...['1', undefined, undefined, undefined],
    ...['7'],
  ]);
});

test.each([
  ['[]', true],
  ['[ ]', true],
  ['[0]', false],
  ['[[]]', false],
])('%s is empty: %s', (text, isEmpty) => expect(rootOf(text)).toMatchObject({ isEmpty }));

test.each([
  [64, 'object'],
  [65, 'string'],
])('%d levels give an %s', (levels, kind) => {
  expect(typeof readJsonTree('['.repeat(levels) + ']'.repeat(levels))).toBe(kind);
  expect(typeof readJsonTree('{"a":'.repeat(levels) + '1' + '}'.repeat(levels))).toBe(kind);
  // What stands behind the depth is looked at all the same.
  expect(readJsonTree(`${'['.repeat(levels)}${']'.repeat(levels)}x`)).toBe('not-json');
});
