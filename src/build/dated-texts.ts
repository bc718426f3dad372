// Puts facts that age into a Markdown text: `{fact:gmail-honours}` becomes the phrase in the text's language, `{source:gmail-honours}` the
// link to its source with author and date. What src/explanations/dated-facts.ts does not have stops the build.
import { datedFacts, type DatedFact } from '../explanations/dated-facts.ts';

/** The text with its facts. Languages other than German have the English phrases. */
export function withFacts(markdown: string, language: string): string {
  return markdown.replace(/\{(fact|source):([\w-]+)\}/g, (_, kind: string, key: string) => {
    if (!Object.hasOwn(datedFacts, key)) throw new Error(`no dated fact named ${key}`);
    const fact: DatedFact = datedFacts[key as keyof typeof datedFacts];
    return kind === 'fact' ? fact.says[language === 'de' ? 'de' : 'en'] : linkTo(fact.source, language);
  });
}

function linkTo({ title, by, url, on }: DatedFact['source'], language: string): string {
  const parts = [`[${title ?? by}](${url})`, title && by, on && dateIn(on, language)].filter(Boolean);
  return `${parts.join(', ')}${language === 'de' ? ' (auf Englisch)' : ''}`;
}

/** "2019-04-10" as "April 2019", "2011" as it is. */
function dateIn(date: string, language: string): string {
  const [year = '', month] = date.split('-');
  if (!month) return year;
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${year}-${month}-01T00:00:00Z`),
  );
}
