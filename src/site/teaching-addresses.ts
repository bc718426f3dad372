// The addresses for teachers, in one language: plans for a class, a worksheet for each lesson, the presenter's window.
import { loadExplanations } from '#src/explanations/index.ts';
import { worksheetOf } from '#src/features/teach/worksheet.ts';
import { lessons, loadLesson, type Lesson } from '#src/lessons/index.ts';
import type { Words } from '#src/words/en.ts';
import type { PageKind } from '#src/words/page-parts.ts';
import type { Address } from './address.ts';

/** Makes one address, as addresses.ts does it for its language. */
type MakePage = (place: string, kind: PageKind, head: Pick<Address, 'title' | 'description'>, props: Address['props']) => Address;

/** Worksheets are of the lessons that the language has; a course has all lessons, some of them in English. */
export async function teachingAddresses({ lang, pages }: Words, page: MakePage): Promise<Address[]> {
  await loadExplanations(lang, ['glossary']);
  const known = lessons.filter(({ languages }) => languages.includes(lang));
  const texts = await Promise.all(known.map((lesson) => loadLesson(lesson, lang)));
  const sheets = known.map((lesson, index) => worksheetOf(lesson, texts[index]!, lang));
  const planned = await Promise.all(lessons.map((lesson) => plannedLesson(lesson, lang)));
  const { plan, worksheet, presenter } = pages;
  return [
    page('learn/plan/', 'plan', plan, { lessons: planned }),
    ...sheets.map((sheet) =>
      page(
        `learn/${sheet.slug}/worksheet/`,
        'worksheet',
        { title: worksheet.over(sheet.title), description: worksheet.description(sheet.title) },
        { sheet },
      ),
    ),
    page('presenter/', 'presenter', presenter, {}),
  ];
}

async function plannedLesson(lesson: Lesson, lang: string) {
  const { number, slug, languages } = lesson;
  const { title, minutes, goals } = await loadLesson(lesson, lang);
  const isHere = languages.includes(lang);
  return { number, slug, path: `${isHere ? '' : '../'}learn/${slug}/`, ...(!isHere && { language: 'en' }), title, minutes, goals };
}
