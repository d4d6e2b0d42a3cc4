import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../core/problem.ts';
import { finishCopy } from '../storage/backup.ts';
import type { BackupJob, BackupNews } from './finish-backup.ts';

// As for training: only Linux keeps a priority per thread.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);

const { partial, media } = workerData as BackupJob;
const tell = (news: BackupNews) => parentPort?.postMessage(news);
try {
  finishCopy(partial, media);
  tell({ type: 'done' });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  tell({ type: 'problem', code: error.code, message: error.message });
}
