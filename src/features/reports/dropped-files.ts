// What was dropped on the page or chosen: files, and folders with all that is in them, each under its path.
import type { NamedFile } from '#workers/reports.ts';

/** Must be called before the event is over: afterwards the browser tells nothing. What cannot be opened stays in the list, empty. */
export function droppedFiles({ items, files }: DataTransfer): Promise<NamedFile[]> {
  const entries = [...items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry());
  if (entries.length === 0 || entries.some((entry) => !entry)) return Promise.resolve([...files].map(named));
  return Promise.all(entries.map((entry) => inEntry(entry!))).then((lists) => lists.flat());
}

export const chosenFiles = (list: FileList): NamedFile[] => [...list].map(named);

const named = (file: File): NamedFile => ({ file, name: file.webkitRelativePath || file.name });

async function inEntry(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(() => unopened());
    return [{ file, name: entry.fullPath.slice(1) }];
  }
  return isFolder(entry) ? inFolder(entry) : [];
}

/** A folder is read a hundred entries at a time, until none comes. */
async function inFolder(folder: FileSystemDirectoryEntry): Promise<NamedFile[]> {
  const reader = folder.createReader();
  const found: NamedFile[] = [];
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return found;
    for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) found.push(...(await inEntry(entry)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const unopened = (): File => new File([], '');
