import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Problem } from '../core/problem.ts';

/** Where a command writes: results to `out`, sentences for people to `err`. */
export interface Io {
  out: (text: string) => void;
  err: (text: string) => void;
}

export interface Command {
  /** Words on the command line, such as `deck build`. */
  name: string;
  /** What follows the name, such as `[DIR] [--out FILE] [--json]`. */
  usage: string;
  summary: string;
  /** Returns the exit code; throws a `Problem` for anything a user can mend. */
  run: (args: string[], io: Io) => Promise<number>;
}

/**
 * Strict argument parsing: an unknown option or a surplus argument is wrong usage.
 * @throws Problem with exit code 2
 */
export function parse<Options extends NonNullable<ParseArgsConfig['options']>>(
  command: Pick<Command, 'name' | 'usage'>,
  args: string[],
  options: Options,
  positionals: { min: number; max: number },
) {
  const usage = `usage: palpate ${command.name} ${command.usage}`.trimEnd();
  const parsed = (() => {
    try {
      return parseArgs({ args, options, allowPositionals: true, strict: true });
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
      throw new Problem('usage.option', `${reason}; ${usage}`, 2);
    }
  })();
  const count = parsed.positionals.length;
  if (count < positionals.min) throw new Problem('usage.missing', `An argument is missing; ${usage}`, 2);
  if (count > positionals.max) {
    const surplus = parsed.positionals[positionals.max] ?? '';
    throw new Problem('usage.surplus', `Unexpected argument "${surplus}"; ${usage}`, 2);
  }
  return parsed;
}
