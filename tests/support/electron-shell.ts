import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Question, Report } from './electron-stand-in/control.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built shell, running in plain Node with a stand-in for Electron. */
export interface Shell {
  /** Everything the shell did to the world outside its window, in order. */
  reports: Report[];
  /** Resolves when such a report has come. */
  reported(report: Report): Promise<void>;
  /** Evaluates in the page. */
  evaluate(expression: string): Promise<unknown>;
  ask(name: string, argument?: unknown): Promise<unknown>;
  /** Evaluates until the result is true. */
  until(expression: string): Promise<void>;
  /** Sends a signal to the process. */
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code once the shell has ended. */
  ended: Promise<number | null>;
}

/** Starts `dist/electron/main.js` for a profile; end it with `ask('quit')` and await `ended`. */
export function startShell(profile: string, ...args: string[]): Shell {
  if (!existsSync(`${root}dist/electron/main.js`)) throw new Error('run "npm run build" first');
  const child = fork('dist/electron/main.js', ['--profile', profile, ...args], {
    cwd: root,
    execArgv: ['--import', './tests/support/electron-stand-in/register.ts'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const reports: Report[] = [];
  const arrivals = new EventEmitter();
  const waiting = new Map<number, (answer: Extract<Report, { type: 'answer' }>) => void>();
  child.on('message', (report: Report) => {
    if (report.type === 'answer') waiting.get(report.id)?.(report);
    else {
      reports.push(report);
      arrivals.emit('report');
    }
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const ask = asker(child, waiting, ended);
  const evaluate = (expression: string) => ask('evaluate', expression);
  return {
    reports,
    reported: async (report) => {
      while (!reports.some((each) => isDeepStrictEqual(each, report))) await once(arrivals, 'report');
    },
    evaluate,
    ask,
    signal: (name) => void child.kill(name),
    ended,
    until: async (expression) => {
      while ((await evaluateSettled(evaluate, expression)) !== true);
    },
  };
}

function asker(
  child: ChildProcess,
  waiting: Map<number, (answer: Extract<Report, { type: 'answer' }>) => void>,
  ended: Promise<number | null>,
) {
  let id = 0;
  return (name: string, argument: unknown = null): Promise<unknown> => {
    const question: Question = { id: ++id, name, argument };
    const answer = new Promise<unknown>((resolve, reject) => {
      waiting.set(question.id, ({ value, error }) =>
        error === null ? resolve(value) : reject(new Error(error)),
      );
      void ended.then((code) => reject(new Error(`the shell ended with ${String(code)}`)));
    });
    // A shell that has ended cannot be asked; `ended` then rejects the answer.
    child.send(question, () => undefined);
    return answer;
  };
}

/** A page that is being replaced cannot answer; that is no answer yet. */
async function evaluateSettled(evaluate: Shell['evaluate'], expression: string): Promise<unknown> {
  try {
    return await evaluate(expression);
  } catch (error) {
    if (String(error).includes('the shell ended')) throw error;
    return null;
  }
}
