// The same finding about several mail servers, told once with their names: five servers of one provider are one thing to mend.
import type { Check } from '#src/inspector/inspection.ts';

/** Values that differ from host to host without making it another finding. */
const ofHost = ['host', 'address', 'days', 'tls'];

/** The checks with those that say the same of several hosts put together, each at the place of its first. */
export function foldHosts(checks: readonly Check[]): Check[] {
  const groups = new Map<string, Check[]>();
  for (const check of checks) {
    const values = Object.entries(check.values ?? {}).filter(([name]) => !ofHost.includes(name));
    const key = JSON.stringify([check.code, check.verdict, values]);
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups.values()].flatMap((group) => (new Set(group.map(({ subject }) => subject)).size > 1 ? [fold(group)] : group));
}

function fold(group: readonly Check[]): Check {
  const [first] = group as [Check];
  const subjects = [...new Set(group.map(({ subject }) => subject))];
  const entries = Object.keys(first.values ?? {}).map((name): [string, string] => {
    const all = [...new Set(group.flatMap(({ values }) => values?.[name] ?? []))];
    // Of several lives the shortest counts.
    return [name, name === 'days' ? `${Math.min(...all.map(Number))}` : all.join(', ')];
  });
  const evidence = group.flatMap((check) => (check.evidence ? [`${check.subject}: ${check.evidence}`] : [])).join('\n');
  const { evidence: _, proof, ...rest } = first;
  const loop = loopOf(group);
  return {
    ...rest,
    subject: subjects.join(', '),
    ...(entries.length > 0 && { values: Object.fromEntries(entries) }),
    ...(evidence && { evidence }),
    ...((loop ?? proof) && { proof: loop ?? proof! }),
  };
}

/** One line for the terminal that asks all of them, where their lines differ in the name alone. */
function loopOf(group: readonly Check[]): string | undefined {
  const shapes = new Set(group.map(({ proof, subject }) => proof?.replaceAll(subject, '"$host"')));
  const [shape] = shapes;
  if (shapes.size !== 1 || !shape) return undefined;
  return `for host in ${[...new Set(group.map(({ subject }) => subject))].join(' ')}; do ${shape}; done`;
}
