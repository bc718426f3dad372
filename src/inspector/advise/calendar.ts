// A calendar file (RFC 5545) of whole-day events: lines of at most 75 octets, folded; texts escaped.

export interface CalendarEvent {
  /** Unique for ever, and the same for the same event: a second import replaces the first. */
  readonly uid: string;
  /** Seconds since 1970; the day in UTC counts. */
  readonly at: number;
  readonly title: string;
  readonly text: string;
  /** Where to look. */
  readonly link?: string;
}

/** The file, with CRLF line ends. `now` in seconds since 1970. */
export function formatCalendar(events: readonly CalendarEvent[], now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//MTA-STS explained//Roll-out//EN',
    ...events.flatMap(({ uid, at, title, text, link }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${stamp(now)}Z`,
      `DTSTART;VALUE=DATE:${stamp(at).slice(0, 8)}`,
      `DTEND;VALUE=DATE:${stamp(at + 86_400).slice(0, 8)}`,
      `SUMMARY:${escape(title)}`,
      `DESCRIPTION:${escape(text)}`,
      ...(link === undefined ? [] : [`URL:${link}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function stamp(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/[-:]|\.\d+Z$/g, '');
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Later lines begin with a space, which counts. A character is never cut. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let [folded, length] = ['', 0];
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > 75) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += octets;
  }
  return folded;
}
