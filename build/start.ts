import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { serve, serveOptions, serveSettings } from '../src/cli/commands/serve.ts';
import { Problem } from '../src/core/problem.ts';
import { electronBinary, installElectron, windowObstacle } from './electron-binary.ts';
import { buildStale, root } from './targets.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

/** Opens Palpate in an Electron window, or where that cannot be in the browser. */
async function start(args: string[]): Promise<number> {
  const values = startOptions(args);
  const settings = serveSettings(values);
  if (!values.browser) {
    const obstacle = await whyNoWindow();
    if (obstacle === null) {
      await buildStale(['deck', 'ui', 'electron'], say);
      const { code, opened } = await runElectron(settings.profileFolder);
      if (opened) return code;
    }
    say(`${obstacle ?? 'The Electron window could not be opened'}; Palpate opens in the browser instead.`);
  }
  await buildStale(['deck', 'ui'], say);
  return serve(settings, io);
}

function startOptions(args: string[]) {
  try {
    return parseArgs({ args, options: { ...serveOptions, browser: { type: 'boolean' } }, strict: true })
      .values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new Problem(
      'usage.option',
      `${reason}; npm start -- takes --browser, --port N, --no-open and --profile DIR.`,
      2,
    );
  }
}

async function whyNoWindow(): Promise<string | null> {
  const obstacle = windowObstacle(process.platform, process.env, process.getuid?.());
  if (obstacle !== null || electronBinary() !== null) return obstacle;
  return (await installElectron(say)) ? null : 'Electron is not installed and could not be downloaded';
}

/** Runs the window until it is closed; one that breaks off within seconds has never been opened. */
function runElectron(profileFolder: string): Promise<{ code: number; opened: boolean }> {
  const started = performance.now();
  const child = spawn(electronBinary() ?? '', [root, '--profile', profileFolder], {
    stdio: 'inherit',
    // With this variable set, the program would be a plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
  });
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopped = true;
      child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.on('error', () => resolve({ code: 1, opened: false }));
    child.on('close', (exitCode) => {
      const code = stopped ? 0 : (exitCode ?? 1);
      resolve({ code, opened: code === 0 || performance.now() - started > 15_000 });
    });
  });
}

/** npm that is ended takes its shell with it and leaves this process behind, which then ends as well. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 1_000).unref();
}

endWithParent();
try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  io.err(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
