// Sessions for each second, the whole matrix, one lesson.
import { matrix } from '#src/simulator/matrix.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import { simulate } from '#src/simulator/simulate.ts';
import { time, timings } from './stopwatch.ts';

/** Lines of text. */
export function simulations(): string[] {
  const all = senders.flatMap((sender) => [...attacks, ...mistakes].map((attack) => ({ sender, attack })));
  const [sessions, table] = timings([() => all.map((input) => simulate(input)), () => matrix([...attacks, ...mistakes], senders)]);
  const [lesson] = timings([() => simulate({ extends: 'no-policy', sender: 'opportunistic', attack: 'strip-starttls' })]);
  const each = sessions.fastest / all.length;
  return [
    `sessions of the matrix: ${Math.round(1e9 / each).toLocaleString('en')} a second (wanted >= 2,000)`,
    `the whole matrix, ${all.length} cells: ${time(table.fastest)} (wanted <= 60 ms)`,
    `one lesson: ${time(lesson.fastest)} (wanted <= 2 ms)`,
  ];
}
