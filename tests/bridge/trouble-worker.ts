// A worker that misbehaves on request.
import { expose } from 'comlink';

const once = (key: string) =>
  new Promise<boolean>((resolve, reject) => {
    const open = indexedDB.open(key, 1);
    let first = false;
    open.onupgradeneeded = () => (first = true);
    open.onsuccess = () => resolve(first);
    open.onerror = () => reject(open.error);
  });

export interface TroubleApi {
  ready(): true;
  echo(value: string): string;
  crash(): void;
  hang(): void;
  later(milliseconds: number, value: string): Promise<string>;
  crashOnce(key: string): Promise<string> | string;
}

function crash(): Promise<never> {
  setTimeout(() => {
    throw new Error('crash on request');
  });
  return new Promise(() => {});
}

const api: TroubleApi = {
  ready: () => true,
  echo: (value) => value,
  crash: () => crash() as unknown as void,
  hang: () => {
    for (;;);
  },
  later: (milliseconds, value) => new Promise((done) => setTimeout(() => done(value), milliseconds)),
  crashOnce: async (key) => ((await once(key)) ? crash() : 'survived'),
};

expose(api);
