import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type {
  Backup,
  DataCheck,
  dataCheckInput,
  dataRestoreInput,
  DataStatus,
  RestoreReport,
} from '../contract/data.ts';
import { Problem } from '../core/problem.ts';
import { findBackup, type BackupFile } from '../storage/backup.ts';
import { checkData } from '../storage/check.ts';
import { notSaved } from '../storage/errors.ts';
import { restoreBackup } from '../storage/restore.ts';
import type { Context } from './context.ts';
import { indexItem } from './item-index.ts';
import { reportOf } from './restore-words.ts';

const shown = ({ name, at, reason, bytes }: BackupFile): Backup => ({ name, at, reason, bytes });

/** Where the data are, their backups, and what is wrong with either. */
export function dataStatus({ profile, backups }: Context): DataStatus {
  const list = backups.list.map(shown);
  return {
    folder: profile.folder,
    lastBackup: list[0]?.at ?? null,
    backups: list,
    problem: problemNow(() => profile.requireInPlace()) ?? backups.problem,
  };
}

function problemNow(check: () => void): DataStatus['problem'] {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.code, message: error.message };
  }
}

/** Makes a backup now. @throws Problem `storage.…` */
export async function backUpNow({ backups }: Context): Promise<Backup> {
  return shown(await backups.make('manual'));
}

/**
 * Checks everything, see `checkData`; a repair makes a backup first.
 * @throws Problem `storage.…` where no backup or no repair could be written
 */
export async function check(
  context: Context,
  { repair }: z.infer<typeof dataCheckInput>,
): Promise<DataCheck> {
  const { db, profile, backups } = context;
  const look = (mend: boolean) =>
    checkData(db, { repair: mend, indexer: { indexItem }, pause: () => setImmediate() });
  try {
    const findings = await look(false);
    if (!repair || !findings.some(({ severity }) => severity === 'mendable')) {
      return { findings, backup: null };
    }
    const backup = await backups.make('before-check');
    return { findings: await look(true), backup: backup.name };
  } catch (error) {
    throw notSaved(error, profile.path) ?? error;
  } finally {
    if (repair) context.forget();
  }
}

/**
 * Puts a backup in place of the open profile and opens it; every subscriber is told to read everything again.
 * @throws Problem `backup.…` or `storage.…`, with the profile as it was and open
 */
export function restore(context: Context, input: z.infer<typeof dataRestoreInput>): Promise<RestoreReport> {
  const { profile, clock, backups, reopen } = context;
  if (!reopen) throw new Error('Nobody can open this profile again');
  const { path } = findBackup(profile.folder, input.name);
  return backups.inTurn(async () => {
    profile.requireInPlace();
    return reportOf(await reopen(() => restoreBackup(profile.folder, path, clock.now(), input.salvage)));
  });
}
