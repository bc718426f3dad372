// Reads the files of this very site, and packs them into a course package.
import type { CourseFiles } from '#src/host/course.ts';
import { makePackage, neededFiles, type PackageChoice } from '#src/host/package.ts';

const atOnce = 6;

/** What a package can be made of. Throws where the list cannot be had. `base` leads to the site's root. */
export async function readCourseFiles(base: string): Promise<CourseFiles> {
  return JSON.parse(new TextDecoder().decode(await read(`${base}course/files.json`))) as CourseFiles;
}

/** Reads the files and packs them; tells how many are read. Throws where one cannot be read. */
export async function makeFromSite(
  base: string,
  choice: PackageChoice,
  list: CourseFiles,
  onread: (read: number, all: number) => void,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const needed = neededFiles(choice, list);
  const files = new Map<string, Uint8Array>();
  const left = [...needed];
  const reader = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      files.set(path, await read(base + (path.endsWith('/index.html') ? path.slice(0, -'index.html'.length) : path)));
      onread(files.size, needed.length);
    }
  };
  onread(0, needed.length);
  await Promise.all(Array.from({ length: atOnce }, reader));
  // The last line on the progress is painted before the packing takes the thread.
  await new Promise((done) => setTimeout(done, 50));
  return makePackage(choice, list, files);
}

async function read(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
