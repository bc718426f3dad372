// A copy of the progress on this device, for as long as the learning system does not take it. It belongs to one course and one learner, so
// that nobody goes on where somebody else stopped.

export interface Backup {
  /** The copy of this learner; '' where there is none. */
  read(learner: string): string;
  keep(learner: string, text: string): void;
  drop(learner: string): void;
}

/** In localStorage; where there is none, nothing is kept. */
export function localBackup(course: string): Backup {
  const key = (learner: string) => `mta-sts-course ${course} ${learner}`;
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    read: (learner) => attempt(() => localStorage.getItem(key(learner)) ?? '', ''),
    keep: (learner, text) => attempt(() => localStorage.setItem(key(learner), text), undefined),
    drop: (learner) => attempt(() => localStorage.removeItem(key(learner)), undefined),
  };
}
