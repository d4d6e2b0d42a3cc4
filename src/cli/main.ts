import { Problem } from '../core/problem.ts';
import type { Command, Io } from './command.ts';
import { commands } from './commands/index.ts';

const processIo: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

function help(): string {
  const lines = commands.map((command) => [
    `palpate ${command.name} ${command.usage}`.trimEnd(),
    command.summary,
  ]);
  return [
    'Palpate, for instructors, scripts and tests.',
    '',
    ...lines.flatMap(([call, what]) => [`  ${call}`, `      ${what}`]),
    '',
  ].join('\n');
}

function find(args: string[]): { command: Command; rest: string[] } | null {
  for (const words of [2, 1]) {
    const command = commands.find((each) => each.name === args.slice(0, words).join(' '));
    if (command) return { command, rest: args.slice(words) };
  }
  return null;
}

/**
 * Runs one command line.
 * @returns the exit code: 0 done, 1 the work failed, 2 wrong usage
 */
export async function main(args: string[], io: Io = processIo): Promise<number> {
  const [first] = args;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    (first === undefined ? io.err : io.out)(help());
    return first === undefined ? 2 : 0;
  }
  const found = find(args);
  if (!found) {
    const names = commands.map((command) => command.name).join(', ');
    io.err(
      `There is no command "${args.slice(0, 2).join(' ')}"; the commands are ${names}. See palpate help.\n`,
    );
    return 2;
  }
  try {
    if (found.rest.includes('--help')) {
      io.out(`usage: palpate ${found.command.name} ${found.command.usage}\n${found.command.summary}\n`);
      return 0;
    }
    return await found.command.run(found.rest, io);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    io.err(`${error.message}\n`);
    return error.exitCode;
  }
}
