// What a teacher pastes: the address of a frame, and the code around it for each kind of course. Pure; EMBEDDING.md says what was tried.
import { formatFragment, type Route } from '#src/address/route.ts';
import { formatParameters, type Settings } from '#src/host/parameters.ts';

export const targets = ['iframe', 'element', 'markdown', 'reveal', 'moodle', 'canvas', 'open-edx'] as const;
export type Target = (typeof targets)[number];

export interface Choice {
  /** The slug; '' is free play. */
  readonly lesson: string;
  /** Names the frame for those who cannot see it. */
  readonly title: string;
  /** `language` is absent for English. */
  readonly settings: Settings;
  /** Where the player opens. */
  readonly route: Route;
  /** In CSS pixels. */
  readonly height: number;
}

/** The address of the frame. `site` ends in a slash. */
export function frameAddress(site: string, { lesson, settings, route }: Choice): string {
  return `${pageAddress(site, lesson, settings.language)}?${formatParameters(settings)}${fragmentOf(route)}`;
}

/** The code for one kind of place. */
export function snippet(target: Target, site: string, choice: Choice): string {
  const { lesson, title, route, height, settings } = choice;
  const src = escape(frameAddress(site, choice));
  const frame = (more: string) =>
    `<iframe src="${src}"\n  ${more}title="${escape(title)}"\n  allow="fullscreen; clipboard-write" loading="lazy"></iframe>`;
  switch (target) {
    case 'element':
      return `<script src="${escape(site)}embed/player.js" async></script>\n<mta-sts-player ${attributes(choice)}></mta-sts-player>`;
    case 'markdown': {
      const fragment = fragmentOf(route).replaceAll('(', '%28').replaceAll(')', '%29');
      return `[${title.replaceAll(/[[\]\\]/g, '\\$&')}](${pageAddress(site, lesson, settings.language)}${fragment})`;
    }
    case 'reveal': {
      // reveal.js loads a data-src when its slide comes near.
      const late = frame(`width="100%" height="${height}" `).replace('src=', 'data-src=');
      return `<section>\n  <h2>${escape(title)}</h2>\n  ${late.replaceAll('\n', '\n  ')}\n</section>`;
    }
    case 'canvas':
      return frame(`width="100%" height="${height}" allowfullscreen="allowfullscreen" `);
    default:
      return frame(`width="100%" height="${height}" `);
  }
}

/** The page itself in that language, so that a frame need not go there first. */
function pageAddress(site: string, lesson: string, language?: string): string {
  return site + (language ? `${language}/` : '') + (lesson ? `learn/${lesson}/` : 'play/');
}

function fragmentOf(route: Route): string {
  const fragment = formatFragment(route);
  return fragment && `#${fragment}`;
}

/** The same names as in the address. */
function attributes({ lesson, title, settings, route }: Choice): string {
  const pairs = [formatParameters(settings).replace(/^embed&?/, ''), formatFragment(route)].flatMap((text) => text.split('&'));
  const written = pairs.filter(Boolean).map((pair) => `${pair.split('=', 1)[0]}="${escape(pair.slice(pair.indexOf('=') + 1))}"`);
  return [...(lesson ? [`lesson="${lesson}"`] : []), `title="${escape(title)}"`, ...written].join(' ');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
