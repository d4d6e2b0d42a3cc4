import type { RestoreReport } from '../contract/data.ts';
import { Problem } from '../core/problem.ts';
import { beginAnew, newestGoodBackup, restoreBackup } from '../storage/restore.ts';
import { reportOf } from './restore-words.ts';

/** What can be done about a profile that does not open. */
export type RecoveryChoice = 'restore' | 'begin-anew';

/** What a screen can offer at a startup problem, besides leaving everything as it is. */
export interface StartupChoices {
  choices: RecoveryChoice[];
  /** The backup that `restore` would take, null where there is none that is good. */
  backup: { name: string; at: number } | null;
}

/** Problems of the database itself; others are mended outside and take nothing away. */
const recoverable = ['profile.damaged', 'profile.not-a-database', 'profile.missing', 'profile.migration'];

/** @param code of the problem with which the profile in this folder did not open */
export function startupChoices(folder: string, code: string): StartupChoices {
  if (!recoverable.includes(code)) return { choices: [], backup: null };
  const found = newestGoodBackup(folder);
  if (!found) return { choices: ['begin-anew'], backup: null };
  return { choices: ['restore', 'begin-anew'], backup: { name: found.name, at: found.at } };
}

/**
 * Makes a profile that does not open usable again, after which it can be opened as usual; nothing is deleted.
 * `restore` takes the newest good backup and carries over what can still be read; `begin-anew` sets the
 * database aside and starts with an empty one.
 * @param at UTC milliseconds
 * @throws Problem with nothing changed
 */
export function recoverProfile(folder: string, choice: RecoveryChoice, at: number): RestoreReport {
  if (choice === 'begin-anew') {
    const kept = beginAnew(folder, at);
    const where = kept === null ? [] : [`What was there before is in ${kept.replaceAll('\\', '/')}.`];
    return { from: '', kept, sentences: ['The data begin anew.', ...where] };
  }
  const found = newestGoodBackup(folder);
  if (found) return reportOf(restoreBackup(folder, found.path, at, true));
  throw new Problem(
    'backup.none',
    `There is no backup in ${folder} that can be restored, so nothing was changed; begin anew, or choose another profile folder.`,
  );
}
