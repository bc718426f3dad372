// The words of the glossary and of the page about this site, in German.
import type english from '../en/about.ts';
import type { Translation } from '../translation.ts';

export default {
  pages: {
    about: {
      title: 'Über diese Seite',
      description:
        'Was „MTA-STS, erklärt“ ist und was nicht, wie die Aussagen geprüft werden, wie du einen Fehler meldest und welche Anbieter MTA-STS beachten.',
      lastChecked: (day) => `Fakten zuletzt geprüft am ${day}.`,
    },
    glossary: {
      title: 'Glossar',
      description:
        'Die Begriffe der Transportsicherheit von Mail in je einem Satz: MTA-STS, STARTTLS, DANE, TLSRPT und Verwandte; Ports 465 und 587, REQUIRETLS.',
      lessons: 'Lektionen:',
      lesson: 'Lektion',
      report: 'Fehler melden',
      reportAt: 'einen-fehler-melden',
    },
  },
} satisfies Translation<typeof english>;
