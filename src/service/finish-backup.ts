import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Problem } from '../core/problem.ts';

/** A copy that is to become a backup. */
export interface BackupJob {
  partial: string;
  media: string;
}

/** What became of it. */
export type BackupNews = { type: 'done' } | { type: 'problem'; code: string; message: string };

/**
 * Checks a copy and puts the media in, in a thread of its own.
 * @throws Problem `storage.damaged` when the copy is damaged
 */
export async function finishInThread(partial: string, media: string): Promise<void> {
  const name = import.meta.url.endsWith('.ts') ? './backup-worker.ts' : './backup-worker.js';
  const workerData: BackupJob = { partial, media };
  const worker = new Worker(new URL(name, import.meta.url), { workerData });
  const [news] = (await once(worker, 'message')) as [BackupNews];
  if (news.type === 'problem') throw new Problem(news.code, news.message);
}
