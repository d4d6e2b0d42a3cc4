import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { startHost } from '../../server/host.ts';
import { startEngine } from '../../service/engine.ts';
import { defaultProfileFolder } from '../../storage/location.ts';
import { appVersion, built, requireBuilt } from '../checkout.ts';
import { parse, type Command, type Io } from '../command.ts';

export const serveOptions = {
  port: { type: 'string' },
  profile: { type: 'string' },
  'no-open': { type: 'boolean' },
} as const;

export interface ServeSettings {
  profileFolder: string;
  /** 0: any free port. */
  port: number;
  /** Whether to try the default browser. */
  open: boolean;
  /** Whether the address is told as one line of JSON. */
  json: boolean;
}

/** @throws Problem with exit code 2 when the port is none */
export function serveSettings(values: {
  port?: string | undefined;
  profile?: string | undefined;
  'no-open'?: boolean | undefined;
  json?: boolean | undefined;
}): ServeSettings {
  const { port = '0', profile } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Problem('usage.port', `"${port}" is not a port; --port takes a number from 0 to 65535.`, 2);
  }
  if (profile === '') throw new Problem('usage.profile', '--profile takes a folder; it got nothing.', 2);
  return {
    profileFolder:
      profile === undefined
        ? defaultProfileFolder(process.platform, process.env, homedir())
        : resolve(profile),
    port: Number(port),
    open: !values['no-open'],
    json: values.json ?? false,
  };
}

/**
 * Runs the browser host until Ctrl+C, SIGTERM or a closed terminal; the study data is closed before it returns.
 * @returns the exit code
 * @throws Problem when the profile or the port cannot be opened
 */
export async function serve({ profileFolder, port, open, json }: ServeSettings, io: Io): Promise<number> {
  requireBuilt();
  if (isNetworkPath(profileFolder)) {
    io.err(`${profileFolder} lies on a network drive, where answers can be lost; prefer a local folder.\n`);
  }
  const stop = stopSignal();
  const engine = await startEngine({ profileFolder, bundledDecks: [built.deck], appVersion: appVersion() });
  try {
    const host = await startHost({ engine, uiFolder: built.uiFolder, port });
    io.out(
      json
        ? `${JSON.stringify({ url: host.url, port: host.port })}\n`
        : `Palpate is open at ${host.url}\nCtrl+C ends it.\n`,
    );
    if (open) await openBrowser(host.url);
    const failure = await Promise.race([stop, engine.failed]);
    await host.close();
    if (failure) io.err(`The study data had to be closed: ${failure.message}\n`);
    return failure ? 1 : 0;
  } finally {
    await engine.close();
  }
}

/** Resolves at the first signal; later ones are swallowed, as npm may pass on a second. */
function stopSignal(): Promise<null> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(null));
  });
}

/** Whether a path is a Windows network share such as `\\server\share`; SQLite is not safe there. */
export function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}(?![.?][\\/])[^\\/]+[\\/]/.test(path) || /^\\\\\?\\UNC\\/i.test(path);
}

/** Whether windows can be shown. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

async function openBrowser(url: string): Promise<void> {
  if (!hasDisplay(process.platform, process.env)) return;
  try {
    const { default: open } = await import('open');
    await open(url);
  } catch {
    // The address is on the screen already.
  }
}

export const command: Command = {
  name: 'serve',
  usage: '[--port N] [--no-open] [--profile DIR] [--json]',
  summary: 'Runs Palpate in the browser, for this computer only, until Ctrl+C.',
  run: (args, io) =>
    serve(
      serveSettings(
        parse(command, args, { ...serveOptions, json: { type: 'boolean' } }, { min: 0, max: 0 }).values,
      ),
      io,
    ),
};
