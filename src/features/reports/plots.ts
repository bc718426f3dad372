// The shapes of the pictures: one path a kind, a column is one unit wide. A bar above zero is never too low to be seen; the floor is
// drawn only where somebody reported, so that a hole in it is silence.
import type { Column } from '#src/inspector/reports/month/month.ts';
import { quietGoal, type Quiet } from '#src/inspector/reports/month/quiet.ts';
import type { ReporterRow } from '#src/inspector/reports/month/reporters.ts';

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly kind: 'bars' | 'tall' | 'mid' | 'cells' | 'low';
  /** Hollow: succeeded. Solid: failed. */
  readonly ok?: string;
  readonly bad?: string;
  readonly met?: string;
  readonly floor?: string;
  readonly goal?: string;
  readonly ticks?: string;
}

const [width, margin, least] = [0.66, 0.17, 2.5];
const round = (value: number) => Math.round(value * 100) / 100;

function bar(column: number, height: number, value: number, top: number): string {
  const size = value > 0 ? Math.max(least, round((value / top) * (height - 1))) : 0;
  return size > 0 ? box(column, round(height - size), size) : '';
}

const box = (column: number, y: number, size: number) => `M${round(column + margin)} ${y}h${width}v${round(size)}h-${width}z`;
const join = <T>(items: readonly T[], path: (item: T, index: number) => string) => items.map(path).join('');
const floorOf = (columns: readonly Column[], height: number) =>
  join(columns, ({ reports }, index) => (reports ? `M${index} ${height}h1` : ''));

export function totalsPlot(columns: readonly Column[]): Plot {
  const height = 44;
  const top = Math.max(1, ...columns.map(({ ok, failed }) => ok + failed));
  return {
    ...{ width: columns.length, height, kind: 'tall', floor: floorOf(columns, height) },
    ok: join(columns, ({ ok, failed }, index) => bar(index, height, ok + failed, top)),
    bad: join(columns, ({ failed }, index) => bar(index, height, failed, top)),
  };
}

export function barsPlot(values: readonly number[], columns: readonly Column[], top: number): Plot {
  const height = 28;
  return {
    ...{ width: columns.length, height, kind: 'bars', floor: floorOf(columns, height) },
    bad: join(values, (value, index) => bar(index, height, value, top)),
  };
}

export function cellsPlot(cells: ReporterRow['columns']): Plot {
  const height = 12;
  const of = (wanted: string) => join(cells, (cell, index) => (cell === wanted ? box(index, 1.5, height - 3) : ''));
  return { width: cells.length, height, kind: 'cells', ok: of('ok'), bad: of('fail') };
}

export function stairsPlot({ columns: steps, longest }: Quiet, columns: readonly Column[]): Plot {
  const height = 48;
  const top = Math.max(quietGoal + 2, Math.min(20, longest + 2));
  const tall = (run: number) => round((Math.min(run, top) / top) * (height - 1));
  const of = (fits: (run: number) => boolean) =>
    join(steps, ({ run, silent }, index) => (!silent && run > 0 && fits(run) ? box(index, round(height - tall(run)), tall(run)) : ''));
  return {
    ...{ width: columns.length, height, kind: 'mid', floor: floorOf(columns, height) },
    ok: of((run) => run < quietGoal),
    met: of((run) => run >= quietGoal),
    bad: join(steps, ({ failed }, index) => (failed ? box(index, height - 3, 3) : '')),
    goal: `M0 ${round(height - tall(quietGoal))}h${columns.length}`,
  };
}

export function ticksPlot(at: readonly number[], columns: readonly Column[]): Plot {
  const height = 20;
  return {
    ...{ width: columns.length, height, kind: 'low', floor: floorOf(columns, height) },
    ticks: join(at, (column) => `M${column + 0.5} 1V${height}`),
  };
}
