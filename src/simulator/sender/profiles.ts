// The profiles by the names that scenarios have for them (`sender.behaves`).
import type { Behaviour } from '#src/simulator/world/scenario.ts';
import { byTheBook } from './by-the-book.ts';
import { postfix37 } from './postfix-3.7.ts';
import type { SenderProfile } from './profile.ts';
import { zoneMta310 } from './zone-mta-3.10.ts';

export const profiles: Readonly<Record<Behaviour, SenderProfile>> = {
  rfc: byTheBook,
  'postfix-3.7': postfix37,
  'zone-mta-3.10': zoneMta310,
};
