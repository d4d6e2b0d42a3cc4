import { listBackups } from '../../storage/backup.ts';
import { parse, type Command } from '../command.ts';
import { chosenFolder, requireProfile } from '../profile-folder.ts';
import { table } from '../table.ts';

export const command: Command = {
  name: 'backups',
  usage: '[FOLDER] [--json]',
  summary: 'Lists the backups of the data in a folder, newest first.',
  run(args, io) {
    const { values, positionals } = parse(command, args, { json: { type: 'boolean' } }, { min: 0, max: 1 });
    const folder = chosenFolder(positionals[0]);
    requireProfile(folder);
    const backups = listBackups(folder);
    const rows = backups.map(({ at, reason, bytes, path }) => [
      new Date(at).toISOString(),
      reason,
      `${(bytes / 1e6).toFixed(1)} MB`,
      path,
    ]);
    const text = rows.length > 0 ? table([['made', 'for', 'size', 'file'], ...rows]) : 'There is none yet.\n';
    io.out(values.json ? `${JSON.stringify(backups, null, 2)}\n` : text);
    return Promise.resolve(0);
  },
};
