import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

function installedBrowsers(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return roots.flatMap((root) =>
      [
        'Google\\Chrome\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
        'Chromium\\Application\\chrome.exe',
      ].map((path) => join(root, path)),
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  return (env['PATH'] ?? '').split(':').flatMap((folder) => names.map((name) => join(folder, name)));
}

/** The browser that tests run in: Playwright's own Chromium, else an installed Chrome, Chromium or Edge; null when there is none. */
export function findBrowser(): string | null {
  return (
    [chromium.executablePath(), ...installedBrowsers()].find((path) => path !== '' && existsSync(path)) ??
    null
  );
}

/** @throws Error saying what to do where no browser is found */
export function browserPath(): string {
  const path = findBrowser();
  if (path === null)
    throw new Error(
      'No Chromium was found; run "npx playwright install chromium" or install Chrome or Chromium.',
    );
  return path;
}
