// The experiments that free play opens with: a world and what you do in it, as data. Each names what most people expect and what really
// comes of it; tests/features/play/experiments.test.ts holds both against the simulator. Their words are in src/words. Pure.
import type { Route } from '#src/address/route.ts';
import { outcomeKind, type OutcomeKind } from '#src/ui/outcome.ts';
import type { ReportFate, Session } from '#src/simulator/session/session.ts';
import { cite, type Citation } from '#src/protocol/citation.ts';

/** What became of the letter, or of the report on it. */
export type Ending = { readonly letter: OutcomeKind } | { readonly report: ReportFate['status'] };

export interface Experiment {
  /** The world, and what is done by hand, as an address says it. */
  readonly route: Pick<Route, 'scenario' | 'sender' | 'attack' | 'moves'>;
  /** The event where the stage rests before anything is done. */
  readonly from: string;
  readonly expects: Ending;
  readonly comes: Ending;
  readonly cites: readonly Citation[];
}

const line = { event: 'ehlo-1/250-STARTTLS', do: 'drop' } as const;
const forged = { event: 'mx/receiver.example/answer', do: 'replace', text: 'receiver.example MX 10 mx.attacker.example' } as const;
const dropped = (event: string) => ({ event, do: 'drop' }) as const;
const beforeLine = 'ehlo-1/250-8BITMIME';
const beforeMx = 'mx/receiver.example/query';

export const experiments = {
  'line-under-enforce': {
    route: { sender: 'sts-enforce', moves: [line] },
    from: beforeLine,
    expects: { letter: 'read' },
    comes: { letter: 'held' },
    cites: [cite('RFC 8461', '5'), cite('RFC 8461', '4')],
  },
  'forged-while-stored': {
    route: { sender: 'sts-enforce', moves: [forged] },
    from: beforeMx,
    expects: { letter: 'taken' },
    comes: { letter: 'held' },
    cites: [cite('RFC 8461', '4.1'), cite('RFC 8461', '5')],
  },
  'hidden-at-first': {
    route: { sender: 'sts-first-contact', moves: [dropped('txt/_mta-sts.receiver.example/answer'), line] },
    from: 'txt/_mta-sts.receiver.example/query',
    expects: { letter: 'held' },
    comes: { letter: 'read' },
    cites: [cite('RFC 8461', '10.2')],
  },
  testing: {
    route: { sender: 'sts-testing', moves: [line] },
    from: beforeLine,
    expects: { letter: 'held' },
    comes: { letter: 'read' },
    cites: [cite('RFC 8461', '5')],
  },
  'old-id': {
    route: { sender: 'sts-enforce', attack: 'policy-changed-id-not' },
    from: 'cache/lookup',
    expects: { letter: 'safe' },
    comes: { letter: 'held' },
    cites: [cite('RFC 8461', '3.1'), cite('RFC 8461', '8.1')],
  },
  'unsigned-mx': {
    route: { scenario: 'unsigned-tlsa', sender: 'dane', attack: 'untrusted-certificate' },
    from: beforeMx,
    expects: { letter: 'held' },
    comes: { letter: 'read' },
    cites: [cite('RFC 7672', '2.1.1'), cite('RFC 7672', '2.2.1')],
  },
  'report-taken': {
    route: { sender: 'sts-enforce', attack: 'forge-mx' },
    from: beforeMx,
    expects: { report: 'delivered' },
    comes: { report: 'taken' },
    cites: [cite('RFC 8460', '5.3')],
  },
  'report-unasked': {
    route: { sender: 'sts-enforce', moves: [line, dropped('txt/_smtp._tls.receiver.example/answer')] },
    from: beforeLine,
    expects: { report: 'delivered' },
    comes: { report: 'not-asked' },
    cites: [cite('RFC 8460', '3')],
  },
  'handshake-cut': {
    route: { sender: 'opportunistic', attack: 'break-handshake' },
    from: 'starttls-1',
    expects: { letter: 'held' },
    comes: { letter: 'read' },
    cites: [cite('RFC 7435', '3')],
  },
  'own-certificate': {
    route: { sender: 'opportunistic', attack: 'untrusted-certificate' },
    from: 'starttls-1',
    expects: { letter: 'safe' },
    comes: { letter: 'read' },
    cites: [cite('RFC 3207', '6')],
  },
  'misled-authority': {
    route: { sender: 'sts-enforce', attack: 'mis-issued-certificate' },
    from: 'starttls-1',
    expects: { letter: 'held' },
    comes: { letter: 'read' },
    cites: [cite('RFC 8461', '10.1')],
  },
} as const satisfies Readonly<Record<string, Experiment>>;

export type ExperimentName = keyof typeof experiments;

/** undefined for any other word. */
export const experimentNamed = (word: string): ExperimentName | undefined =>
  Object.hasOwn(experiments, word) ? (word as ExperimentName) : undefined;

/** Whether a session ended so. */
export function endsAs(ending: Ending, { outcome }: Session): boolean {
  return 'letter' in ending ? outcomeKind(outcome) === ending.letter : outcome.report.status === ending.report;
}

/** The indices at which an experiment rests on its way: what was touched, what decided, how it ended. The last one shows what came. */
export function restsOf({ events, outcome }: Session, { from, comes }: Experiment): readonly number[] {
  const start = events.findIndex(({ id }) => id === from);
  const done = events.findIndex(({ explains }) => /^(delivered|deferred|bounced)$/.test(explains));
  const told = 'report' in comes ? events.length - 1 : endOf(events);
  const chosen = events.flatMap(({ id, tampered }, index) => (tampered || id === outcome.deciding ? [index] : []));
  return [...new Set([...chosen, done, told])].filter((index) => index > start && index <= told).sort((a, b) => a - b);
}

/** The last time that the letter was delivered, held or given back. */
function endOf(events: Session['events']): number {
  return events.findLastIndex(({ explains }) => /^(delivered|deferred|bounced)$/.test(explains));
}
