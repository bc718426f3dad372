// All that a domain has to publish, as files: the policy of each stage, the DNS records, how to host it, the plan as text and as a
// calendar. The words are the page's; the texts are made by src/inspector.
import { zipSync, type Zippable } from 'fflate';
import { formatCalendar } from '#src/inspector/advise/calendar.ts';
import { hostingRecipes } from '#src/inspector/advise/hosting-recipes.ts';
import type { RollOut, Stage } from '#src/inspector/advise/roll-out.ts';
import { formatRecord } from '#src/protocol/dns/records.ts';
import { policyUrl } from '#src/protocol/mta-sts/response.ts';
import type { Words } from '#src/words/en.ts';

type PublishWords = Words<'inspect'>['publish'];

/** The day in UTC, as ISO 8601 has it. */
export function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/**
 * The calendar file of the stages that have a day, with the texts to publish on it. `now` in seconds since 1970; `link` leads to the page
 * that looks at the domain.
 */
export function calendarOf(domain: string, { stages, tlsrpt }: RollOut, words: PublishWords, now: number, link?: string): string {
  const events = stages.flatMap(({ name, at, policy, record }) =>
    at === undefined
      ? []
      : [
          {
            uid: `${name}-${dayOf(at)}@mta-sts.${domain}`,
            at,
            title: `${domain}: ${words.stages[name][0]}`,
            text: [
              words.stages[name][1],
              ...(policy ? [`${policyUrl(domain)}\n${policy.trimEnd()}`] : []),
              ...(record ? [zoneLine(`_mta-sts.${domain}`, record)] : []),
              ...(name === 'testing' && tlsrpt ? [zoneLine(`_smtp._tls.${domain}`, tlsrpt)] : []),
              ...(link ? [`${words.look} ${link}`] : []),
            ].join('\n\n'),
            ...(link && { link }),
          },
        ],
  );
  return formatCalendar(events, now);
}

/** The files of the zip by path. */
export function filesOf(domain: string, plan: RollOut, words: PublishWords, now: number, link?: string): Readonly<Record<string, string>> {
  const published = plan.stages.filter(({ policy }) => policy !== undefined);
  const folder = ({ name }: Stage) =>
    name === 'retreat' ? 'way-back' : `${published.findIndex((stage) => stage.name === name) + 1}-${name}`;
  const stages = published.flatMap((stage) => [
    [`${folder(stage)}/.well-known/mta-sts.txt`, stage.policy!],
    [`${folder(stage)}/dns.txt`, `${zoneLine(`_mta-sts.${domain}`, stage.record!)}\n`],
  ]);
  const recipes = hostingRecipes(domain).flatMap(({ name, files, dns }) => [
    ...files.map(({ path, text }) => [`hosting/${name}/${path}`, text]),
    [`hosting/${name}/README.txt`, `${words.recipes[name][1]}\n\n${dns}\n`],
  ]);
  const files: string[][] = [
    ...stages,
    ...(plan.tlsrpt === undefined ? [] : [['dns-reports.txt', `${zoneLine(`_smtp._tls.${domain}`, plan.tlsrpt)}\n`]]),
    ...recipes,
    ['roll-out.ics', calendarOf(domain, plan, words, now, link)],
  ];
  const names = files.map(([path]) => path!);
  return Object.fromEntries([['README.txt', readme(domain, plan, words, names)], ...files]) as Record<string, string>;
}

/** The zip; the same files give the same bytes. */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  // Zip keeps local time, so only a date far from both ends of its range is safe in every zone.
  const mtime = new Date(1980, 0, 1, 12);
  const entries: Zippable = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, [encoder.encode(text), { mtime }]]));
  return new Uint8Array(zipSync(entries));
}

function zoneLine(name: string, text: string): string {
  return `${name}. IN TXT ${formatRecord({ type: 'TXT', strings: [text] })}`;
}

function readme(domain: string, { stages, waitDays }: RollOut, words: PublishWords, names: readonly string[]): string {
  const lines = stages.map(
    ({ name, at }) => `${at === undefined ? words.noDay : dayOf(at)}  ${words.stages[name][0]}\n${words.stages[name][1]}`,
  );
  return [words.planTitle(domain), words.order, ...lines, words.wait(waitDays), [words.files, ...names].join('\n')].join('\n\n') + '\n';
}
