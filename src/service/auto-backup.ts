import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../core/problem.ts';
import { backUpOnline, finishCopy, listBackups, thinBackups, type BackupFile } from '../storage/backup.ts';
import { mediaName } from '../storage/location.ts';
import { hasProgress } from '../storage/queries/put-items.ts';
import { filesBelow } from '../storage/files.ts';
import type { Context } from './context.ts';

/** Milliseconds between two automatic backups. */
const interval = 30 * 60_000;

/** Bytes that an automatic backup leaves free on the disk, so that answers have room. */
const room = 200 * 2 ** 20;

/** Makes a copy a backup, in this thread or another. */
export type Finish = (partial: string, media: string) => Promise<void>;

const finishHere: Finish = (partial, media) => {
  finishCopy(partial, media);
  return Promise.resolve();
};

/** The backups of one open profile: when they are due, one at a time, and what is wrong with them. */
export class BackupKeeper {
  /** What keeps the data from being safe, null where nothing is known of. */
  problem: Problem | null = null;
  private readonly context: Context;
  private readonly finish: Finish;
  /** How many rows had been changed when the last backup was made, of those that this connection changed. */
  private backedUp: number;
  /** Whether the file as it stands still has to be looked through. */
  private unchecked: boolean;
  private running: Promise<unknown> = Promise.resolve();

  constructor(context: Context, finish: Finish = finishHere) {
    this.context = context;
    this.finish = finish;
    this.unchecked = context.profile.unchecked && context.profile.unclean;
    // What a program that was ended had written has no backup yet.
    this.backedUp = context.profile.unclean ? -1 : this.changes();
  }

  get list(): BackupFile[] {
    return listBackups(this.context.profile.folder);
  }

  /** A backup now, after one that is being made. */
  make(reason: string): Promise<BackupFile> {
    return this.inTurn(() => this.write(reason, this.finish));
  }

  /** Makes a backup where one is due, for quiet moments; what goes wrong is kept as `problem`. */
  whenDue(): Promise<void> {
    return this.automatic(() => this.unchecked || (this.isChanged() && this.isLongAgo()));
  }

  /** Makes a backup where anything changed since the last; resolves when the profile may be closed. */
  beforeClose(): Promise<void> {
    return this.automatic(() => this.isChanged());
  }

  /** Work that must not meet a backup that is being made. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.running.then(work);
    this.running = result.catch(() => undefined);
    return result;
  }

  private automatic(isDue: () => boolean): Promise<void> {
    return this.inTurn(async () => {
      const { profile, db, clock } = this.context;
      const before = this.problem?.code;
      try {
        if (!db.open || !isDue() || !hasProgress(db)) return;
        this.requireRoom();
        await this.write('auto', this.finish);
        thinBackups(profile.folder, clock.now());
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        this.problem = error;
      }
      if (this.problem?.code !== before) this.tell();
    });
  }

  private async write(reason: string, finish: Finish): Promise<BackupFile> {
    const { profile, db, clock } = this.context;
    profile.requireInPlace();
    const changes = this.changes();
    const path = await backUpOnline(db, profile.folder, { reason, at: clock.now() }, finish);
    this.backedUp = changes;
    this.unchecked = false;
    this.problem = null;
    const made = this.list.find((each) => each.path === path);
    if (!made) throw new Error(`${path} is gone`);
    this.tell();
    return made;
  }

  private requireRoom(): void {
    const { path, folder } = this.context.profile;
    const media = join(folder, mediaName);
    const sizes = [path, ...filesBelow(media).map((name) => join(media, name))].map(
      (each) => statSync(each, { throwIfNoEntry: false })?.size ?? 0,
    );
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize > sizes.reduce((sum, size) => sum + size, room)) return;
    throw new Problem(
      'storage.no-room',
      `The disk with ${folder} has too little room for another backup, so none was made; free some space.`,
    );
  }

  private tell(): void {
    this.context.changes.publish('change', { operation: 'data.backUp', topics: ['data'] });
  }

  private changes(): number {
    return Number(this.context.db.prepare('SELECT total_changes()').pluck().get());
  }

  private isChanged(): boolean {
    return this.changes() !== this.backedUp;
  }

  private isLongAgo(): boolean {
    const now = this.context.clock.now();
    // A backup ahead of the clock, which was set back, says nothing of how long ago it was.
    const last = this.list.find(({ at }) => at <= now)?.at ?? -Infinity;
    return now - last >= interval;
  }
}
