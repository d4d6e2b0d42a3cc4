import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { reportOf } from '../../service/restore-words.ts';
import { systemClock } from '../../service/system-clock.ts';
import { restoreBackup } from '../../storage/restore.ts';
import { parse, type Command } from '../command.ts';
import { chosenFolder } from '../profile-folder.ts';

export const command: Command = {
  name: 'restore',
  usage: 'FILE [--profile FOLDER] [--salvage] [--json]',
  summary: 'Puts a backup in place; --salvage carries over what was learnt since.',
  run(args, io) {
    const options = {
      profile: { type: 'string' },
      salvage: { type: 'boolean' },
      json: { type: 'boolean' },
    } as const;
    const { values, positionals } = parse(command, args, options, { min: 1, max: 1 });
    const file = resolve(positionals[0] ?? '');
    // Looked for first, so that a mistyped name leaves not even an empty profile.
    if (!existsSync(file)) {
      throw new Problem('backup.unreadable', `There is no file ${file}; name a backup.`);
    }
    const folder = chosenFolder(values.profile);
    const restored = restoreBackup(folder, file, systemClock.now(), values.salvage ?? false);
    const report = reportOf(restored);
    const json = { ...report, salvaged: restored.salvaged };
    io.out(values.json ? `${JSON.stringify(json, null, 2)}\n` : `${report.sentences.join('\n')}\n`);
    return Promise.resolve(0);
  },
};
