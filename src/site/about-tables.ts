// The tables on the page about this site, made at build time from data: providers with their dated facts, where recorded senders end
// otherwise than the book says, and what each statement about real software rests on. The text says `{providers}` where one belongs.
import { claims, type Claim, type Evidence } from '#src/explanations/claims.ts';
import { datedFacts, providers, type DatedFact, type FactKey } from '#src/explanations/dated-facts.ts';
import type { PageText } from '#src/explanations/page-text.ts';
import type { Cell, ProseNode } from '#src/explanations/prose.ts';
import { recordedDifferences, type RecordedDifference } from '#src/explanations/recorded-differences.ts';
import type { Words } from '#src/words/en.ts';

type Language = 'en' | 'de';
type Labels = Words['aboutTables'];

/** The text with its tables. Its day of checking is the oldest look-up of a fact in it. */
export function withTables(text: PageText, words: Words): PageText {
  const language: Language = words.lang === 'de' ? 'de' : 'en';
  const labels = words.aboutTables;
  const tables: Readonly<Record<string, ProseNode>> = {
    '{providers}': providerTable(labels.providers, language),
    '{recorded-differences}': differenceTable(labels.differences, language),
    '{claims}': claimTable(labels.claims, language),
  };
  const sections = text.sections.map(({ title, nodes }) => ({ title, nodes: nodes.map((node) => tables[placeIn(node)] ?? node) }));
  const lastChecked = Object.values(datedFacts)
    .map(({ lookedUp }) => lookedUp)
    .sort()[0]!;
  return { ...text, lastChecked, sections };
}

/** The text of a paragraph that is nothing but one text. */
function placeIn(node: ProseNode): string {
  return typeof node !== 'string' && node.type === 'paragraph' && typeof node.children[0] === 'string' ? node.children[0] : '';
}

const columns = ['honours', 'publishes', 'reports', 'dane'] as const;

function providerTable({ head, notKnown, undated }: Labels['providers'], language: Language): ProseNode {
  const factAt = (key: FactKey): DatedFact => datedFacts[key];
  const rows = providers.map((provider): Cell[] => {
    const sources = new Map(columns.flatMap((column) => provider[column] ?? []).map((key) => [factAt(key).source.url, factAt(key).source]));
    const links = [...sources.values()].flatMap(({ by, url, on }, index): ProseNode[] => [
      ...(index > 0 ? ['; '] : []),
      { type: 'link', url, children: [`${by}, ${on?.slice(0, 4) ?? undated}`] },
    ]);
    return [
      [provider.name],
      ...columns.map((column): Cell => [provider[column] ? factAt(provider[column]).says[language] : notKnown[column]]),
      links,
    ];
  });
  return { type: 'table', head: [head.provider, ...columns.map((column) => head[column]), head.source].map((title) => [title]), rows };
}

function differenceTable({ head, endings, travelled, connectsOnly }: Labels['differences'], language: Language): ProseNode {
  const ended = ({ delivery, travelled: how }: RecordedDifference['recorded']) =>
    how === 'none' ? endings[delivery] : `${endings[delivery]}, ${travelled[how]}`;
  const rows = Object.values<Claim>(claims).flatMap(({ software, version, does, evidence }) =>
    recordedDifferences
      .filter(({ recording }) => evidence.some((one) => 'recording' in one && one.recording === recording))
      .map((difference): Cell[] => [
        [`${software} ${version}`],
        prose(does[language]),
        [ended(difference.recorded)],
        [difference.connectsOnly ? connectsOnly : ended(difference.byTheBook)],
        [{ type: 'code', value: difference.recording }],
      ]),
  );
  return { type: 'table', head: head.map((title) => [title]), rows };
}

function claimTable({ head, recording, capture, test }: Labels['claims'], language: Language): ProseNode {
  const rests = (one: Evidence): ProseNode[] => {
    if ('recording' in one) return [`${recording} `, { type: 'code', value: one.recording }];
    if ('capture' in one) return [`${capture} `, { type: 'code', value: one.capture }];
    if ('test' in one) return [`${test} `, { type: 'code', value: one.test }];
    const { repository, source, version } = one;
    return [
      { type: 'link', url: `https://${repository}`, children: [`${repository} ${version.slice(0, 7)}`] },
      ', ',
      { type: 'code', value: source },
    ];
  };
  const rows = Object.values<Claim>(claims).map(({ software, version, does, evidence }): Cell[] => [
    [`${software} ${version}`],
    prose(does[language]),
    evidence.flatMap((one, index) => [...(index > 0 ? ['; '] : []), ...rests(one)]),
  ]);
  return { type: 'table', head: head.map((title) => [title]), rows };
}

/** A phrase whose `code` stands between backticks. */
function prose(phrase: string): Cell {
  return phrase.split('`').map((part, index) => (index % 2 ? { type: 'code', value: part } : part));
}
