// The words of the glossary and of the page about this site, in German.
import type english from '../en/about.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    about: {
      title: 'Über diese Seite',
      lastChecked: (day) => `Fakten zuletzt geprüft am ${day}.`,
    },
    glossary: {
      title: 'Glossar',
      lessons: 'Lektionen:',
      lesson: 'Lektion',
      report: 'Fehler melden',
      reportAt: 'einen-fehler-melden',
    },
  },
} satisfies Translation<typeof english>;
