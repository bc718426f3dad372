import { describe, expect, it } from 'vitest';
import { columnsOf, isLost, stoppedBy, tableOf } from '#src/features/matrix/matrix-table.ts';
import { matrix, type MatrixCell } from '#src/simulator/matrix.ts';
import { attacks, mistakes, senders } from '#src/simulator/world/names.ts';
import { simulate } from '#src/simulator/simulate.ts';

const cells = matrix([...attacks, ...mistakes], senders);
const attackCells = cells.filter(({ attack }) => (attacks as readonly string[]).includes(attack));
const columns = columnsOf(attackCells);
const table = tableOf(cells, attacks, columns);

describe('the table of attacks', () => {
  it('has every attack and every sender once', () => {
    expect(table.rows.map(({ cause }) => cause).sort()).toEqual([...attacks].sort());
    expect([...table.senders].sort()).toEqual([...senders].sort());
  });

  it('is a staircase: what is filled starts at the left, and no row is shorter than the one above', () => {
    const widths = table.rows.map((row) => {
      const filled = row.cells.map(isLost);
      expect(filled).toEqual([...filled].sort((a, b) => Number(b) - Number(a)));
      return filled.filter(Boolean).length;
    });
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(Math.max(...widths)).toBeGreaterThan(0);
  });

  it('counts what an enforce policy stops', () => {
    expect(stoppedBy('sts-enforce', table)).toEqual({ stopped: 7, of: 8 });
    expect(stoppedBy('opportunistic', table).stopped).toBe(0);
    expect(stoppedBy('dane', table)).toEqual({ stopped: 8, of: 8 });
  });
});

it('the table of mistakes has the same columns, and nothing is lost in it', () => {
  const slips = tableOf(cells, mistakes, columns);
  expect(slips.senders).toEqual(columns);
  expect(slips.rows).toHaveLength(mistakes.length);
  expect(slips.rows.flatMap((row) => row.cells).some(isLost)).toBe(false);
});

it('a row with a missing cell is left out', () => {
  const holed: MatrixCell[] = cells.filter(({ attack, sender }) => attack !== 'forge-mx' || sender !== 'dane');
  expect(tableOf(holed, attacks, columns).rows.map(({ cause }) => cause)).not.toContain('forge-mx');
});

it('what counts as reported has a report that says so', () => {
  for (const cell of cells) {
    const { report } = simulate({ sender: cell.sender, attack: cell.attack });
    const failed = /"total-failure-session-count":[1-9]|<failure|<result/i.test(JSON.stringify(report) ?? '');
    expect([cell.attack, cell.sender, cell.reported]).toEqual([cell.attack, cell.sender, failed]);
  }
});
