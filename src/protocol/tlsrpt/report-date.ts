// Dates of TLS reports: RFC 3339 date-times (RFC 8460 section 4.4), and the few departures from it that can be read in one way only.

/** A date that was read: as UTC, `YYYY-MM-DDTHH:MM:SSZ`, fractions cut off; `departures` say what RFC 3339 would have had otherwise. */
export interface ReportDate {
  readonly utc: string;
  readonly departures: readonly ('date-no-zone' | 'date-format')[];
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)([Tt ])(\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|([+-])(\d\d)(:?)(\d\d))?$/;

/**
 * Reads a date-time. Without a zone it is UTC; a space for the "T", an offset without ":" and 24:00:00 are read; a leap second is kept
 * where one can be (23:59:60 UTC). Undefined for everything else: a day alone, a day that does not exist, other formats.
 */
export function parseReportDate(text: string): ReportDate | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 5, 6, 7].map((group) => Number(match[group])) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [separator, fraction, zone, sign, colon] = [match[4], match[8] ?? '', match[9], match[10], match[12]];
  const [offsetHours, offsetMinutes] = [Number(match[11] ?? 0), Number(match[13] ?? 0)];
  const endOfDay = hour === 24 && minute === 0 && second === 0 && /^0*$/.test(fraction);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 60 || offsetHours > 23 || offsetMinutes > 59) return undefined;
  const offset = (sign === '-' ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
  const utc = formatUtc([year, month, day, hour, minute - offset], second);
  if (!utc) return undefined;
  const departures: ReportDate['departures'][number][] = zone === undefined ? ['date-no-zone'] : [];
  if (separator === ' ' || endOfDay || colon === '') departures.push('date-format');
  return { utc, departures };
}

/** `YYYY-MM-DDTHH:MM:SSZ` for seconds since 1970; fractions are cut off. */
export function formatReportDate(seconds: number): string {
  return new Date(Math.trunc(seconds) * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

function formatUtc(
  [year, month, day, hour, minute]: readonly [number, number, number, number, number],
  second: number,
): string | undefined {
  const date = new Date(0);
  // setUTCFullYear takes the years 0 to 99 as they stand; Date.UTC would add 1900.
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, Math.min(second, 59), 0);
  const text = date.toISOString().replace(/\.\d+Z$/, 'Z');
  if (!/^\d{4}-/.test(text)) return undefined;
  if (second < 60) return text;
  return text.endsWith('T23:59:59Z') ? text.replace(/59Z$/, '60Z') : undefined;
}
