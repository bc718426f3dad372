// Draws public/social/NAME.png, the picture that a link to a lesson shows elsewhere, with the Chromium of the tests. The pictures are
// committed, so that no build needs a browser; drawn.json says what each one shows.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { launch } from '../audit/chromium.mjs';
import { shownTitles } from './shown-titles.mjs';

const folder = join(import.meta.dirname, '../../public/social');
const lesson = { en: 'Lesson', de: 'Lektion' };
const of = { en: 'of', de: 'von' };
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const actors = [
  ['#523400', '<circle cx="6" cy="6" r="5.4" />'],
  ['#2e735a', '<path d="M3.1 0.8h5.8L12 6l-3.1 5.2H3.1L0 6z" />'],
  ['#06405c', '<path d="M1 1h10v10H1z" />'],
  ['#bb3d0c', '<path d="M6 0l6 6-6 6-6-6z" />'],
  ['#8f4a8a', '<path d="M0.8 0.6h10.4v6L6 11.8 0.8 6.6z" />'],
];

function page({ language, number, of: total, title, lead }) {
  const staves = actors.map(([colour, shape], index) => {
    const x = 900 + 60 * index;
    return `<path d="M${x} 150V540" stroke="${colour}" stroke-width="2" ${index === 3 ? 'stroke-dasharray="9 7"' : ''} />
      <svg x="${x - 13}" y="104" width="26" height="26" viewBox="0 0 12 12" fill="${colour}">${shape}</svg>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8" /><style>
    body { margin: 0; width: 1200px; height: 630px; background: #fcfcfb; color: #17191a; font-family: "Liberation Sans", Arial, sans-serif; }
    header { position: absolute; left: 64px; top: 56px; display: flex; gap: 18px; align-items: center; font: 650 28px "Liberation Sans"; }
    p.over { position: absolute; left: 64px; top: 176px; margin: 0; font-size: 26px; color: #4a5153; }
    h1 { position: absolute; left: 62px; top: 216px; width: 780px; margin: 0; font-size: ${title.length > 32 ? 66 : 80}px; font-weight: 500; line-height: 1.1; letter-spacing: -0.02em; text-wrap: balance; }
    p.lead { position: absolute; left: 64px; bottom: 60px; width: 760px; margin: 0; font-size: 28px; line-height: 1.4; color: #4a5153; text-wrap: pretty; }
    svg.staves { position: absolute; left: 0; top: 0; }
  </style>
  <svg class="staves" width="1200" height="630" fill="none">${staves.join('')}
    <g stroke="#17191a" stroke-width="4"><path d="M1020 214H900M904 207l-9 7 9 7M1020 296H1140M1131 289l9 7-9 7" /></g>
    <path d="M1140 388H1088M1072 380l16 16M1088 380l-16 16" stroke="#bb3d0c" stroke-width="5" />
    <path d="M1080 362l26 26-26 26-26-26z" fill="#bb3d0c" /><path d="M1071 379l18 18M1089 379l-18 18" stroke="#fcfcfb" stroke-width="4" />
    <path d="M1020 480H1140M1131 473l9 7-9 7" stroke="#17191a" stroke-width="4" />
  </svg>
  <header><svg width="44" height="44" viewBox="0 0 20 20" fill="none" stroke-width="1.9"><path stroke="#17191a" d="M2 3.5h16M2 12h16M2 16.5h16" /><path stroke="#bb3d0c" d="M2 7.750h5M13 7.750h5" /></svg>MTA-STS, explained</header>
  <p class="over">${number ? `${lesson[language] ?? lesson.en} ${number} ${of[language] ?? of.en} ${total}` : ''}</p><h1>${escape(title)}</h1><p class="lead">${escape(lead)}</p></html>`;
}

/** The picture with a palette of at most 256 colours: edges of letters need no more than 16 shades. */
async function pack(tab) {
  const shot = (await tab.screenshot()).toString('base64');
  const { palette, pixels } = await tab.evaluate(toPalette, shot);
  const head = Buffer.from([0, 0, 4, 0xb0, 0, 0, 2, 0x76, 8, 3, 0, 0, 0]); // 1200 by 630, 8 bits, a palette
  const rows = Buffer.from(pixels, 'base64');
  const lines = Array.from({ length: 630 }, (_, row) => Buffer.concat([Buffer.alloc(1), rows.subarray(row * 1200, (row + 1) * 1200)]));
  const data = deflateSync(Buffer.concat(lines), { level: 9, memLevel: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    ['IHDR', head],
    ['PLTE', Buffer.from(palette.flat())],
    ['IDAT', data],
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([signature, ...chunks.map(([type, bytes]) => chunk(type, bytes))]);
}

/** Runs in the page. */
async function toPalette(shot) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${shot}`)).blob());
  const context = new OffscreenCanvas(1200, 630).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, 1200, 630);
  const known = new Map();
  const palette = [];
  let pixels = '';
  for (let at = 0; at < data.length; at += 4) {
    const colour = [...data.subarray(at, at + 3)];
    const shade = colour.map((value) => Math.round(value / 17)).join();
    if (!known.has(shade)) known.set(shade, palette.push(colour) - 1);
    pixels += String.fromCharCode(known.get(shade));
  }
  if (palette.length > 256) throw new Error(`${palette.length} colours`);
  return { palette, pixels: btoa(pixels) };
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), body.length + 4);
  return bytes;
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

await mkdir(folder, { recursive: true });
for (const old of await readdir(folder)) await rm(join(folder, old));
const browser = await chromium.launch(launch);
const tab = await browser.newPage({ viewport: { width: 1200, height: 630 } });
const titles = shownTitles();
for (const [name, shown] of Object.entries(titles)) {
  await tab.setContent(page(shown));
  const png = await pack(tab);
  await writeFile(join(folder, `${name}.png`), png);
  console.log(`${name}.png ${(png.length / 1000).toFixed(1)} kB`);
}
await browser.close();
await writeFile(join(import.meta.dirname, 'drawn.json'), `${JSON.stringify(titles, null, 2)}\n`);
