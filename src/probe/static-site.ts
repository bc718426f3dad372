// The built site as files over HTTP: media types, compression (made once and kept), validators, the security headers, and a 404 page.
// Only files that were there when asked for by their exact path inside the folder; nothing above it, no dot files.
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.zip': 'application/zip',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
};
const isText = /^(?:text\/|application\/(?:json|xml|manifest)|image\/svg)/;

interface Stored {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly encodings: Map<string, Promise<Buffer>>;
  readonly changed: number;
}

export interface StaticAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer | null;
}

/** Makes the function that answers GET and HEAD for a folder. `headers` go with every answer. */
export function staticSite(folder: string, headers: Readonly<Record<string, string>> = {}) {
  const cache = new Map<string, Stored>();

  return async (path: string, accepts: string, ifNoneMatch: string | undefined): Promise<StaticAnswer> => {
    const wanted = await findFile(folder, path);
    if (wanted !== null && typeof wanted === 'object')
      return { status: 301, headers: { ...headers, location: wanted.location }, body: null };
    const file = wanted ?? (await findFile(folder, '/404.html'));
    const status = wanted ? 200 : 404;
    if (typeof file !== 'string')
      return {
        status: 404,
        headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
        body: Buffer.from('There is no such page.\n'),
      };
    const stored = await load(cache, file);
    const caching = /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(file.split(sep).join('/')) ? 'public, max-age=31536000, immutable' : 'no-cache';
    const all = { ...headers, 'content-type': stored.type, 'cache-control': caching, etag: stored.etag, vary: 'accept-encoding' };
    if (status === 200 && ifNoneMatch?.split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, '') === stored.etag))
      return { status: 304, headers: all, body: null };
    const encoding = isText.test(stored.type) ? chooseEncoding(accepts) : null;
    if (encoding === null) return { status, headers: all, body: stored.bytes };
    return {
      status,
      headers: { ...all, 'content-encoding': encoding, etag: `W/${stored.etag}` },
      body: await compressed(stored, encoding),
    };
  };
}

/** The file for a path; `location` where a folder is asked for without its slash; null where there is none. */
async function findFile(folder: string, path: string): Promise<string | { readonly location: string } | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (/[\0\\]|(?:^|\/)\./.test(decoded)) return null;
  const file = join(folder, decoded.endsWith('/') ? `${decoded}index.html` : decoded);
  try {
    const [root, real] = [await realpath(folder), await realpath(file)];
    if (!real.startsWith(root + sep)) return null;
    const found = await stat(real);
    // A path of several slashes would be taken for another host.
    if (found.isDirectory()) return { location: `/${decoded.replace(/^\/+/, '')}/` };
    return found.isFile() ? real : null;
  } catch {
    return null;
  }
}

async function load(cache: Map<string, Stored>, file: string): Promise<Stored> {
  const { mtimeMs } = await stat(file);
  const kept = cache.get(file);
  if (kept?.changed === mtimeMs) return kept;
  const bytes = await readFile(file);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const stored = { bytes, type: mediaTypes[extname(file)] ?? 'application/octet-stream', etag, encodings: new Map(), changed: mtimeMs };
  cache.set(file, stored);
  return stored;
}

/** brotli before gzip, unless refused by `q=0`; null when neither is asked for. */
function chooseEncoding(accepts: string): 'br' | 'gzip' | null {
  const accepted = accepts
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]!.trim());
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding)) ?? null;
}

function compressed({ bytes, encodings }: Stored, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const kept = encodings.get(encoding);
  if (kept) return kept;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  const made = encoding === 'br' ? promisify(brotliCompress)(bytes, quality) : promisify(gzip)(bytes, { level: 9 });
  encodings.set(encoding, made);
  return made;
}
