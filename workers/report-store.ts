// Reports kept on the reader's own device, when asked to: what they say in short, not the files.
import type { KeptReport } from '#src/inspector/reports/collection.ts';

const [database, store, key] = ['mta-sts-reports', 'reports', 'all'];

/** Keeps these in place of those before. */
export async function keepReports(reports: readonly KeptReport[]): Promise<void> {
  await inStore('readwrite', (reported) => reported.put(reports, key));
}

export async function keptReports(): Promise<readonly KeptReport[]> {
  const kept: unknown = await inStore('readonly', (reported) => reported.get(key));
  return Array.isArray(kept) ? (kept as readonly KeptReport[]) : [];
}

export async function forgetReports(): Promise<void> {
  await answer(indexedDB.deleteDatabase(database));
}

async function inStore<T>(mode: IDBTransactionMode, task: (reports: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const opened = await answer(opening);
  try {
    return await answer(task(opened.transaction(store, mode).objectStore(store)));
  } finally {
    opened.close();
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
}
