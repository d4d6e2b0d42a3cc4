import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { backUpNow } from '../../service/data.ts';
import { systemClock } from '../../service/system-clock.ts';
import { backUpTo, thinBackups } from '../../storage/backup.ts';
import { parse, type Command } from '../command.ts';
import { chosenFolder, withProfile } from '../profile-folder.ts';

export const command: Command = {
  name: 'backup',
  usage: '[FOLDER] [--to FILE] [--json]',
  summary: 'Backs up the data in a folder, media with them, to one checked file.',
  async run(args, io) {
    const options = { to: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parse(command, args, options, { min: 0, max: 1 });
    const folder = chosenFolder(positionals[0]);
    const to = values.to === undefined ? null : freeFile(values.to);
    const path = await withProfile(folder, async (context) => {
      if (to !== null) return backUpTo(context.db, folder, to);
      const { name } = await backUpNow(context);
      thinBackups(folder, systemClock.now());
      return resolve(folder, 'backups', name);
    });
    const made = { path, bytes: statSync(path).size };
    io.out(values.json ? `${JSON.stringify(made, null, 2)}\n` : `Backed up ${folder} to ${path}.\n`);
    return 0;
  },
};

function freeFile(given: string): string {
  if (given === '') throw new Problem('usage.to', '--to takes a file; it got nothing.', 2);
  const path = resolve(given);
  if (!existsSync(path)) return path;
  throw new Problem('backup.exists', `${path} is there already and was left as it is; choose another name.`);
}
