import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from '../src/cli/commands/serve.ts';

/** The installed npm package, which since version 42 comes without the program itself. */
const electronPackage = join(import.meta.dirname, '../node_modules/electron');

/** The program's path; null when it has not been downloaded. */
export function electronBinary(): string | null {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronPackage, 'dist');
  const binary = join(folder, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** Why no Electron window can open here, whether or not the program is installed; null when nothing stands against it. */
export function windowObstacle(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  userId: number | undefined,
): string | null {
  if (!hasDisplay(platform, env)) return 'There is no display for an Electron window';
  if (platform === 'linux' && userId === 0) return "Electron's sandbox does not run as root";
  return null;
}

/**
 * Downloads the program, or takes it from the download cache. Gives up within about eight seconds when the
 * download host does not answer; a download under way may take as long as it needs.
 * @returns whether it is installed now
 */
export async function installElectron(say: (line: string) => void): Promise<boolean> {
  const installer = spawn(process.execPath, [join(electronPackage, 'install.js')], { stdio: 'ignore' });
  const finished = new Promise<void>((resolve) => {
    installer.on('close', () => resolve());
    installer.on('error', () => resolve());
  });
  const impatience = setTimeout(() => installer.kill(), 8_000);
  void hostAnswers().then((answers) => {
    if (!answers || installer.exitCode !== null) return;
    clearTimeout(impatience);
    say('Downloading Electron (about 120 MB, once) …');
  });
  await finished;
  clearTimeout(impatience);
  return electronBinary() !== null;
}

async function hostAnswers(): Promise<boolean> {
  const { env } = process;
  const mirror = env['npm_config_electron_mirror'] ?? env['ELECTRON_MIRROR'];
  try {
    const answer = await fetch(mirror ?? 'https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(6_000),
    });
    return answer.status < 500;
  } catch {
    return false;
  }
}
