// The few pages of a course package that are written when it is made.
import type { Course } from './course.ts';

/** Our own files and nothing else; the lessons' pages in the frame have a policy of their own. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Text for an element or an attribute in double quotes, in HTML and XML. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** index.html: what the package is, as JSON for the shell; without scripts, a list of the lessons. `noScript`: what to say there. */
export function launchPage(course: Course, noScript: string): string {
  const lines = [
    '<!doctype html>',
    `<html lang="${escapeMarkup(course.language)}">`,
    '  <head>',
    '    <meta charset="utf-8" />',
    `    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    '    <meta name="viewport" content="width=device-width, initial-scale=1" />',
    `    <title>${escapeMarkup(course.title)}</title>`,
    '    <link rel="icon" href="favicon.svg" type="image/svg+xml" />',
    '    <link rel="stylesheet" href="shell.css" />',
    `    <script type="application/json" id="course">${JSON.stringify(course).replaceAll('<', '\\u003c')}</script>`,
    '    <script src="shell.js" defer></script>',
    '  </head>',
    '  <body>',
    '    <div id="shell">',
    `      <h1>${escapeMarkup(course.title)}</h1>`,
    '      <noscript>',
    `        <p>${escapeMarkup(noScript)}</p>`,
    '        <ol>',
    ...course.lessons.map(({ path, title }) => `          <li><a href="${path}index.html">${escapeMarkup(title)}</a></li>`),
    '        </ol>',
    '      </noscript>',
    '    </div>',
    '  </body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * A lesson's page without the head and foot of the site, whose links lead out of the package, and without what is meant for search engines.
 * Its style sheets, which stand in the page, are linked again: so the package has them once for all lessons. What it loads ahead is what
 * the site's page needs, and goes. `data-packaged` tells its scripts where they are.
 */
export function lessonPage(html: string): string {
  return html
    .replace('<html ', '<html data-packaged ')
    .replace(/<style>[^]*?<\/style>/, '')
    .replaceAll(/(<link rel="stylesheet"[^>]*?) disabled>/g, '$1>')
    .replaceAll(/\s*<link rel="(?:manifest|later)"[^>]*>/g, '')
    .replace(/<a class="skip"[^]*?<\/a>/, '')
    .replace(/<header class="masthead"[^]*?<\/header>/, '')
    .replace(/<footer[^]*?<\/footer>/, '')
    .replace(/<script type="application\/ld\+json">[^]*?<\/script>/, '');
}
