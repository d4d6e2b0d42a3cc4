import { check } from '../../service/data.ts';
import { parse, type Command } from '../command.ts';
import { chosenFolder, withProfile } from '../profile-folder.ts';

const marks = { good: 'ok', mended: 'mended', mendable: 'WRONG', lost: 'LOST' };

export const command: Command = {
  name: 'check',
  usage: '[FOLDER] [--repair] [--json]',
  summary: 'Checks the data in a folder; a repair makes anew what follows from other data.',
  async run(args, io) {
    const options = { repair: { type: 'boolean' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parse(command, args, options, { min: 0, max: 1 });
    const folder = chosenFolder(positionals[0]);
    const result = await withProfile(folder, (context) => check(context, { repair: values.repair ?? false }));
    const { findings, backup } = result;
    const isGood = findings.every(({ severity }) => severity === 'good' || severity === 'mended');
    const mendable = findings.some(({ severity }) => severity === 'mendable');
    const lines = [
      ...findings.map(({ severity, text }) => `${marks[severity].padEnd(8)}${text}`),
      ...(backup === null ? [] : [`A backup was made before: ${backup}`]),
      ...(mendable ? ['What is wrong can be mended with --repair.'] : []),
    ];
    io.out(values.json ? `${JSON.stringify(result, null, 2)}\n` : `${lines.join('\n')}\n`);
    return isGood ? 0 : 1;
  },
};
