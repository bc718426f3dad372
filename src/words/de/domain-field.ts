// The words of the field for a domain, in German.
import type english from '../en/domain-field.ts';
import type { Translation } from '../translation.ts';

export default {
  ask: {
    label: 'Domain, die Mail empfängt',
    ask: 'Prüfen',
    note: 'Dein Browser fragt zwei öffentliche DNS-Resolver und den Richtlinien-Host der Domain. Sie sehen den Namen; wir nicht.',
    use: (domain) => `${domain} prüfen`,
  },
} satisfies Translation<typeof english>;
