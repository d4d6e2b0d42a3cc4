import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Running {
  stdout: () => string;
  stderr: () => string;
  /** The first match in stdout, as soon as it is there; fails when the process ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends what Ctrl+C sends and resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  ended: Promise<number | null>;
}

/** Runs this Node with arguments in the checkout; ends with the test at the latest. */
export function runNode(args: string[], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  const output = { stdout: '', stderr: '' };
  const arrivals = new EventEmitter();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
      arrivals.emit('news');
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      resolve(code);
      arrivals.emit('news');
    });
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    ended,
    async said(pattern) {
      for (;;) {
        const match = pattern.exec(output.stdout);
        if (match) return match;
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output.stderr}`);
        await once(arrivals, 'news');
      }
    },
    stop(signal = 'SIGINT') {
      child.kill(signal);
      return ended;
    },
  };
}
