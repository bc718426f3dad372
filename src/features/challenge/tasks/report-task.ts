// Five reports of other senders: what would you repair? Each repair is made, and the simulator says whether the mail then arrives.
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { MakeTask } from './task.ts';
import { expired, namesBy, newId, oldId, policyText, recordOf, serverOf, storedPolicy, worldOf, type Names } from './world.ts';

/** What is right or wrong with the domain. */
interface State {
  readonly isFirst?: true;
  readonly card?: 'expired' | 'other-name';
  readonly noOffer?: true;
  readonly hostDown?: true;
  /** The mail goes to the second server, which the file lacks, or has under the old id. */
  readonly moved?: true;
  readonly lacksLine?: true;
  readonly hasNewId?: true;
}

const faults = {
  expired: { card: 'expired' },
  'other-name': { card: 'other-name' },
  offer: { noOffer: true },
  host: { hostDown: true, isFirst: true },
  line: { moved: true, lacksLine: true },
  id: { moved: true },
} as const satisfies Record<string, State>;
type Fault = keyof typeof faults;

/** What each repair changes. A new line comes with a new id. */
const repairs: Readonly<Record<string, (state: State) => State>> = {
  certificate: ({ card: _, ...state }) => state,
  offer: ({ noOffer: _, ...state }) => state,
  line: ({ lacksLine: _, ...state }) => ({ ...state, hasNewId: true }),
  id: (state) => ({ ...state, hasNewId: true }),
  host: ({ hostDown: _, ...state }) => state,
  nothing: (state) => state,
};

const right: Readonly<Record<Fault, string>> = {
  ...{ expired: 'certificate', 'other-name': 'certificate', offer: 'offer', host: 'host', line: 'line', id: 'id' },
};

function worldIn(names: Names, { isFirst, card, noOffer, hostDown, moved, lacksLine, hasNewId }: State): ScenarioInput {
  const { mx1, mx2, domain } = names;
  const host = moved ? mx2 : mx1;
  const file = policyText('enforce', moved && !lacksLine ? [mx1, mx2] : [mx1]);
  const published = { mx: [host], record: recordOf(hasNewId ? newId : oldId), file, ...(hostDown && { fileDown: true as const }) };
  const certificate = card === 'other-name' ? { names: [`www.${domain}`] } : { names: [host], ...(card && expired) };
  const server = serverOf(names, host, { certificate, ...(noOffer && { starttls: 'absent' as const }) });
  const sender = isFirst ? 'sts-first-contact' : ({ like: 'sts-enforce', stored: [storedPolicy(names, [mx1])] } as const);
  return { ...worldOf(names, published, [server]), sender };
}

export const fiveReports: MakeTask = (chance) => {
  const names = namesBy(chance);
  const five = chance.shuffle(Object.keys(faults) as Fault[]).slice(0, 5);
  const options = ['', ...chance.shuffle(Object.keys(repairs))];
  const idOf = (index: number) => `r${index + 1}`;
  return {
    values: { ...names },
    fields: five.map((fault, index) => ({
      ...{ id: idOf(index), kind: 'choice', value: '', options, about: worldIn(names, faults[fault]) },
    })),
    trials: ({ answers }) =>
      five.map((fault, index) => {
        const repair = repairs[answers[idOf(index)] ?? ''];
        if (!repair) return { id: idOf(index), keeps: false };
        const goal = { delivery: 'delivered', travelled: 'authenticated', failures: false } as const;
        return { id: idOf(index), input: worldIn(names, repair(faults[fault])), goal };
      }),
    least: 4,
    once: true,
    solution: () => ({ answers: Object.fromEntries(five.map((fault, index) => [idOf(index), right[fault]])), moves: [] }),
  };
};
