// The matrix as a table: rows and columns in an order in which what the attacker gets is a staircase. Pure; drawn by Matrix.svelte.
import type { MatrixCell } from '#src/simulator/matrix.ts';
import type { SenderName } from '#src/simulator/world/names.ts';

type CauseName = MatrixCell['attack'];

export interface MatrixTable {
  readonly senders: readonly SenderName[];
  readonly rows: readonly { readonly cause: CauseName; readonly cells: readonly MatrixCell[] }[];
}

/** Columns that lose equally often stand in this order: from no promise at all to two. */
const columns: readonly SenderName[] = [
  'opportunistic',
  'sts-testing',
  'sts-first-contact',
  'sts-2016',
  'sts-enforce',
  'dane',
  'dane-and-sts',
];

/** Whether the attacker has the mail. */
export function isLost({ outcome }: MatrixCell): boolean {
  return outcome.readBy.includes('attacker');
}

/** Columns by how many attacks get the mail, most first. Taken from the table of attacks, so that both tables have the same. */
export function columnsOf(cells: readonly MatrixCell[]): SenderName[] {
  const lost = (sender: SenderName) => cells.filter((cell) => cell.sender === sender && isLost(cell)).length;
  return columns.filter((sender) => cells.some((cell) => cell.sender === sender)).sort((a, b) => lost(b) - lost(a));
}

/** Rows by how many senders lose, fewest first; equal ones stay in their order. A cell that is missing leaves its row out. */
export function tableOf(cells: readonly MatrixCell[], causes: readonly CauseName[], senders: readonly SenderName[]): MatrixTable {
  const rows = causes
    .map((cause) => ({
      cause,
      cells: senders.flatMap((sender) => cells.find((cell) => cell.attack === cause && cell.sender === sender) ?? []),
    }))
    .filter((row) => row.cells.length === senders.length);
  const lost = (row: (typeof rows)[number]) => row.cells.filter(isLost).length;
  return { senders, rows: rows.sort((a, b) => lost(a) - lost(b)) };
}

/** How many attacks get the mail from somebody, and how many of these a sender stops. */
export function stoppedBy(sender: SenderName, { rows }: MatrixTable): { readonly stopped: number; readonly of: number } {
  const dangerous = rows.filter((row) => row.cells.some(isLost));
  const stopped = dangerous.filter((row) => !row.cells.some((cell) => cell.sender === sender && isLost(cell)));
  return { stopped: stopped.length, of: dangerous.length };
}
