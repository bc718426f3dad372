// A month of reports as text, 60 to 120 columns wide: the answer, what changed, days, causes, reporters. The words are those of the page.
import { explainFrom, resultTypeTexts } from '#src/explanations/plain.ts';
import { repairOf, type Repair } from '#src/inspector/reports/repair.ts';
import { together, type ReporterRow } from '#src/inspector/reports/month/reporters.ts';
import { quietGoal } from '#src/inspector/reports/month/quiet.ts';
import type { Group } from '#src/inspector/reports/month/groups.ts';
import type { Month } from '#src/inspector/reports/month/month.ts';
import english from '#src/words/en/month.ts';
import { wrap, type stylist } from './output.ts';
import { bars, columnsPerCharacter, cutMiddle, foldColumns } from './plot.ts';

const words = english.month;
const reportersShown = 8;
const causesShown = 10;

export interface TextLook {
  readonly width: number;
  readonly isUtf8: boolean;
  /** Seconds since 1970. */
  readonly now: number;
  readonly style: ReturnType<typeof stylist>;
}

/** A label, a plot, what stands behind it: in columns of their own. */
interface Row {
  readonly label: string;
  readonly plot: string;
  readonly end: string;
}

const longestLabel = 24;

export function describeMonth(month: Month, look: TextLook): string {
  const lines = new MonthText(month, look).lines();
  const rows = lines.filter((line) => typeof line !== 'string');
  const widest = (of: (row: Row) => string) => Math.max(...rows.map((row) => of(row).length));
  const [plot, end] = [widest((row) => row.plot), widest((row) => row.end)];
  const label = Math.max(
    8,
    Math.min(
      longestLabel,
      widest((row) => row.label),
      look.width - plot - end - 6,
    ),
  );
  const text = (row: Row) => `  ${cutMiddle(row.label, label).padEnd(label)}  ${row.plot.padEnd(plot)}  ${row.end}`;
  return lines.map((line) => (typeof line === 'string' ? line : cutMiddle(text(line), look.width))).join('\n');
}

class MonthText {
  readonly #month: Month;
  readonly #look: TextLook;
  readonly #per: number;
  readonly #room: number;

  constructor(month: Month, look: TextLook) {
    this.#month = month;
    this.#look = look;
    const columns = month.axis.starts.length;
    this.#room = Math.min(columns, Math.max(16, look.width - 50));
    this.#per = columnsPerCharacter(columns, this.#room);
  }

  lines(): (string | Row)[] {
    const { style } = this.#look;
    const { domain, axis, answer, policies, quiet, reports, reporters, outside } = this.#month;
    const range = words.period(axis.first, axis.last);
    return [
      ...this.#wrapped(`${domain}: ${words.reports(reports)}, ${words.reporters(reporters.length)}, ${range}, UTC`),
      '',
      ...this.#wrapped(words.answer(answer, domain)).map((line) => style('bold', line)),
      ...this.#wrapped(words.lead(answer, policies.at(-1)?.mode ?? '', quiet.run).join(' ')),
      ...(outside > 0 ? this.#wrapped(words.outside(outside)) : []),
      ...this.#changed(),
      ...this.#sessions(),
      ...this.#causes(),
      ...this.#reporters(),
      ...this.#whatToDo(),
    ];
  }

  /** Lines of a paragraph, each indented, those after the first by `more`. */
  #wrapped(text: string, indent = '', more = indent): string[] {
    const room = this.#look.width - indent.length;
    return wrap(text, room, more.slice(indent.length))
      .split('\n')
      .flatMap((line) => cutLong(line, room))
      .map((line) => `${indent}${line}`);
  }

  #head(title: string, note: string): string[] {
    return ['', ...this.#wrapped(`${title}  ${note}`)];
  }

  #changed(): string[] {
    const { changed } = this.#month;
    if (!changed) return [];
    const { fresh, still, back, gone, backReporters, goneReporters } = changed;
    const said = (group: Group) => words.cause(group.cause!);
    const lines = [
      [words.changed.fresh, fresh.map((group) => `${said(group)}: ${words.sessions(group.onLast)}`)],
      [words.changed.still, still.map((group) => `${said(group)}: ${words.changed.after(words.sessions(group.onLast), group.onBefore)}`)],
      [words.changed.back, [...back.map(said), ...backReporters.map(words.changed.reporterBack)]],
      [
        words.changed.gone,
        [
          ...gone.map(({ cause, isSilent }) => `${said(cause)}${isSilent ? `, ${words.changed.unseen}` : ''}`),
          ...goneReporters.map(words.changed.reporterGone),
        ],
      ],
    ] as const;
    const title = words.changed.title(words.day(changed.day), words.day(changed.before));
    return ['', title, ...lines.flatMap(([label, texts]) => this.#wrapped(`${label}: ${few(texts)}`, '  ', '    '))];
  }

  #sessions(): (string | Row)[] {
    const { columns, axis, ok, failed, quiet } = this.#month;
    const of = (value: (column: (typeof columns)[number]) => number) =>
      foldColumns(columns, this.#per, (some) =>
        some.some(({ reports }) => reports > 0) ? some.reduce((sum, column) => sum + value(column), 0) : null,
      );
    const [all, bad] = [of((column) => column.ok + column.failed), of((column) => column.failed)];
    const top = Math.max(1, ...all.map(Number));
    const unit = this.#per === 1 ? `a character a ${axis.unit}` : `a character for ${this.#per} ${axis.unit}s`;
    return [
      ...this.#head(words.bands.failing, `(${unit}, blank: nobody reported)`),
      { label: 'sessions', plot: this.#bars(all, top), end: `${words.number(ok + failed)}, highest ${words.number(top)}` },
      { label: 'failed', plot: this.#bars(bad, Math.max(1, ...bad.map(Number))), end: `${words.number(failed)}, own scale` },
      { label: 'quiet days', plot: '', end: `${quiet.run} of ${quietGoal}, longest ${quiet.longest}` },
    ];
  }

  #causes(): string[] {
    const { causes, columns } = this.#month;
    if (causes.length === 0) return [];
    const fold = (group: Group) =>
      foldColumns(
        group.columns.map((count, index) => (columns[index]!.reports > 0 ? count : null)),
        this.#per,
        (some) => (some.every((count) => count === null) ? null : some.reduce<number>((sum, count) => sum + (count ?? 0), 0)),
      );
    const top = Math.max(...causes.flatMap((group) => fold(group).map(Number)));
    const shown = causes
      .slice(0, causesShown)
      .flatMap((group) => [
        ...this.#wrapped(words.cause(group.cause!), '  ', '    '),
        ...this.#wrapped(this.#detail(group), '    '),
        `    ${this.#bars(fold(group), top)}`.trimEnd(),
      ]);
    const rest = causes.length > causesShown ? [`  ${words.others(causes.length - causesShown)}`] : [];
    return [...this.#head(words.bands.since, `(one scale, highest ${words.number(top)})`), ...shown, ...rest];
  }

  #whatToDo(): string[] {
    const going = this.#month.causes.filter(({ status }) => status === 'new' || status === 'still');
    const repair = repairOf(this.#month, this.#look.now);
    const fixes = new Set(
      going
        .filter(({ cause }) => cause?.kind !== 'mx-not-in-policy')
        .flatMap(({ types }) => explainFrom(resultTypeTexts, types[0] ?? '').fix?.replace(/\s+/g, ' ') ?? []),
    );
    const lines = [
      ...(repair ? [...this.#wrapped(words.repair.own(repair.hosts.join(', ')), '  '), ...this.#texts(repair)] : []),
      ...[...fixes].flatMap((fix) => this.#wrapped(fix, '  ')),
    ];
    return lines.length > 0 ? ['', words.bands.causes, ...lines] : [];
  }

  /** As they are to be published: never broken over lines. */
  #texts({ url, policy, record }: Repair): string[] {
    const file = policy.split('\n').map((line) => `    ${line}`);
    return [...this.#wrapped(`${words.repair.file(url)}:`, '  ', '    '), ...file, `  ${words.repair.record}:`, `    ${record}`];
  }

  #detail({ total, types, to, reasons, runs, status, reporters }: Group): string {
    const { length } = this.#month.reporters;
    return [
      `${words.sessions(total)}, ${words.runs(words.shortDay, runs)}, ${words.state[status]}`,
      `${reporters.length} of ${words.reporters(length)}`,
      types.map((type) => type || words.noType).join(', '),
      few(to),
      few(reasons.map((reason) => `"${reason}"`)),
    ]
      .filter((text) => text && text !== words.changed.nothing)
      .join('; ');
  }

  #reporters(): (string | Row)[] {
    const { reporters } = this.#month;
    const [shown, rest] = [reporters.slice(0, reportersShown), reporters.slice(reportersShown)];
    const rows = rest.length > 0 ? [...shown, together(rest, words.moreReporters(rest.length))] : shown;
    return [...this.#head(words.bands.who, '(o a report, # one with failures)'), ...rows.map((row) => this.#reporter(row))];
  }

  #reporter({ name, columns, failed, ok, days, expected }: ReporterRow): Row {
    const marks = { fail: '#', ok: 'o', none: ' ', before: ' ' };
    const order = ['fail', 'ok', 'none', 'before'] as const;
    const plot = foldColumns(columns, this.#per, (some) => marks[order.find((state) => some.includes(state)) ?? 'none']).join('');
    return {
      label: name || words.noName,
      plot,
      end: `${words.failedOf(words.number(failed), words.number(failed + ok))} failed, ${days}/${expected}`,
    };
  }

  #bars(values: readonly (number | null)[], top: number): string {
    return bars(values, top, this.#look.isUtf8);
  }
}

/** The first few of a list, and how many more. */
function few(texts: readonly string[], shown = 3): string {
  if (texts.length === 0) return words.changed.nothing;
  return [...texts.slice(0, shown), ...(texts.length > shown ? [words.others(texts.length - shown)] : [])].join('; ');
}

/** A word that is longer than a line is cut where the line ends. */
function cutLong(line: string, width: number): string[] {
  return line.length <= width ? [line] : [line.slice(0, width), ...cutLong(`    ${line.slice(width)}`, width)];
}
