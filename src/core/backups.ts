const day = 86_400_000;

/** A backup as its file name tells it. */
export interface BackupName {
  name: string;
  /** What it was made for: `auto`, `manual`, or `before-` and what came then. */
  reason: string;
  /** UTC milliseconds. */
  at: number;
}

/** The period of which one backup is enough, null where each is kept, `old` where none is needed. */
function period(at: number, now: number): string | null {
  // A clock that was set back leaves backups ahead of now; they thin by their distance all the same.
  const age = Math.abs(now - at);
  if (age <= 2 * day) return null;
  if (age <= 14 * day) return `day ${Math.floor(at / day)}`;
  if (age <= 60 * day) return `week ${Math.floor(at / (7 * day))}`;
  if (age <= 365 * day) return `month ${new Date(at).toISOString().slice(0, 7)}`;
  return 'old';
}

/** What a backup before a change was made for, without the version in it. */
const kindOf = (reason: string) => reason.replace(/-\d+$/, '');

/**
 * Names of the backups that are no longer needed: all are kept for two days, then one a day for two weeks, one
 * a week for two months and one a month for a year. The newest of all, the newest that does not lie ahead of
 * the clock, and the newest before each kind of change always stay.
 * @param now UTC milliseconds
 */
export function backupsToRemove(backups: readonly BackupName[], now: number): string[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  const kept = new Set([newestFirst[0]?.name, newestFirst.find(({ at }) => at <= now)?.name]);
  const kinds = new Set<string>();
  const periods = new Set<string>(['old']);
  for (const { name, reason, at } of newestFirst) {
    const kind = kindOf(reason);
    if (kind.startsWith('before-') && !kinds.has(kind)) kept.add(name);
    kinds.add(kind);
    const within = period(at, now);
    if (within === null || !periods.has(within)) kept.add(name);
    if (within !== null) periods.add(within);
  }
  return newestFirst.map(({ name }) => name).filter((name) => !kept.has(name));
}
