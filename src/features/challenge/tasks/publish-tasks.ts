// The administrator's tasks with a file and a record: publish, loosen for a night, and mend the spare server.
import type { CertificateInput } from '#src/simulator/world/certificate-input.ts';
import type { ScenarioInput } from '#src/simulator/world/scenario-input.ts';
import type { Answers, Field, MakeTask, Trial } from './task.ts';
import { asFile, expired, namesBy, newId, oldId, policyText, recordOf, serverOf, storedPolicy, worldOf, type Names } from './world.ts';

const shown = (file: string): string => file.replaceAll('\r\n', '\n').trim();

/** A record and a file, with what is published at first. */
const textFields = (record = '', file = ''): readonly Field[] => [
  { id: 'file', kind: 'lines', value: shown(file) },
  { id: 'record', kind: 'text', value: record },
];

/** Both servers in the MX records, and what the reader publishes. */
function publishedBy({ mx1, mx2 }: Names, { record = '', file = '' }: Answers) {
  const served = asFile(file);
  return { mx: [mx1, mx2], record, ...(served !== undefined && { file: served }) };
}

/** Four mails: undisturbed, with the offer deleted, with the MX forged, and on the day on which the first server is down. */
function fourMails(names: Names, answers: Answers, sender: ScenarioInput['sender'], spare: CertificateInput): readonly Trial[] {
  const second = serverOf(names, names.mx2, { certificate: spare });
  const world: ScenarioInput = { ...worldOf(names, publishedBy(names, answers), [serverOf(names, names.mx1), second]), sender: sender! };
  const down = worldOf(names, publishedBy(names, answers), [serverOf(names, names.mx1, { down: 'timeout' }), second]);
  const checked = { delivery: 'delivered', travelled: 'authenticated' } as const;
  return [
    { id: 'quiet', input: world, goal: { ...checked, to: names.mx1 } },
    { id: 'stripped', input: { ...world, attack: 'strip-starttls' }, goal: { place: 'held', unreadBy: ['attacker'] } },
    { id: 'forged', input: { ...world, attack: 'forge-mx' }, goal: { place: 'held', unreadBy: ['attacker'] } },
    { id: 'down', input: { ...down, sender: sender! }, goal: { ...checked, to: names.mx2 } },
  ];
}

/** From nothing: both fields are empty. */
export const publish: MakeTask = (chance) => {
  const names = namesBy(chance);
  return {
    values: { ...names },
    fields: textFields(),
    trials: ({ answers }) => fourMails(names, answers, 'sts-first-contact', { names: [names.mx2] }),
    solution: () => ({
      answers: { record: recordOf(newId), file: shown(policyText('enforce', [names.mx1, names.mx2])) },
      moves: [],
    }),
  };
};

/** The certificate has run out tonight: let mail in, and keep hearing of failures. */
export const loosen: MakeTask = (chance) => {
  const names = namesBy(chance);
  const { mx1 } = names;
  const fault = chance.pick([expired, { names: [`www.${names.domain}`] }]);
  const server = serverOf(names, mx1, { certificate: { names: [mx1], ...fault } });
  const stored = storedPolicy(names, [mx1]);
  return {
    values: { ...names, fault: fault === expired ? 'expired' : 'name' },
    fields: textFields(recordOf(oldId), policyText('enforce', [mx1])),
    trials: ({ answers }) => {
      const world = worldOf(names, { ...publishedBy(names, answers), mx: [mx1] }, [server]);
      const goal = { delivery: 'delivered', failures: true } as const;
      return [
        { id: 'stored', input: { ...world, sender: { like: 'sts-enforce', stored: [stored] } }, goal },
        { id: 'first', input: { ...world, sender: 'sts-first-contact' }, goal },
      ];
    },
    solution: () => ({ answers: { record: recordOf(newId), file: shown(policyText('testing', [mx1])) }, moves: [] }),
  };
};

/** All is quiet; the spare would fail on the day on which it is needed. Which fault it has is drawn. */
export const spare: MakeTask = (chance) => {
  const names = namesBy(chance);
  const { mx1, mx2 } = names;
  const isLine = chance.pick([true, false]);
  const covered = isLine ? [mx1] : [mx1, mx2];
  const card = isLine ? mx2 : `www.${names.domain}`;
  const stored = storedPolicy(names, covered);
  return {
    values: { ...names },
    fields: [...textFields(recordOf(oldId), policyText('enforce', covered)), { id: 'card', kind: 'text', value: card }],
    trials: ({ answers }) => {
      const spares = (answers['card'] ?? '').split(/[\s,;]+/).filter(Boolean);
      return fourMails(names, answers, { like: 'sts-enforce', stored: [stored] }, { names: spares });
    },
    solution: () => ({
      answers: { record: recordOf(newId), file: shown(policyText('enforce', [mx1, mx2])), card: mx2 },
      moves: [],
    }),
  };
};
