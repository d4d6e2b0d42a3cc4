import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { browserPath } from '../support/browser.ts';

const root = join(import.meta.dirname, '../..');
const runs = 5;

export interface StartRow {
  what: string;
  median: number;
  worst: number;
  unit: 's' | 'kB';
}

/** Seconds from starting the program to a question on screen, in a browser that is already open. */
async function timeToFirstCard(profile: string, first: boolean): Promise<number> {
  const browser = await chromium.launch({ executablePath: browserPath() });
  const page = await browser.newPage();
  const started = performance.now();
  const host = spawn(process.execPath, ['src/cli/palpate.js', 'serve', '--no-open', '--profile', profile], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(host.stdout), 'line')) as [string];
  await page.goto(line.replace(/^.* (?=http)/, ''));
  await page.getByRole('button', { name: first ? /^Understood/ : /^Study \d+/ }).click();
  await page.getByRole('article', { name: 'Question' }).waitFor();
  const seconds = (performance.now() - started) / 1000;
  await browser.close();
  host.kill('SIGTERM');
  await once(host, 'close');
  return seconds;
}

async function timed(what: string, first: boolean, profile: () => string): Promise<StartRow> {
  const seconds: number[] = [];
  for (let run = 0; run < runs; run += 1) seconds.push(await timeToFirstCard(profile(), first));
  seconds.sort((a, b) => a - b);
  return { what, median: seconds[runs >> 1] ?? NaN, worst: seconds.at(-1) ?? NaN, unit: 's' };
}

/** Compressed size of the scripts that index.html names, with what they load before the first screen. */
function scriptSize(): StartRow {
  const ui = join(root, 'dist/ui');
  const named = [
    ...readFileSync(join(ui, 'index.html'), 'utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g),
  ];
  const size =
    named.reduce((sum, [, path = '']) => sum + gzipSync(readFileSync(join(ui, path))).length, 0) / 1000;
  const all =
    readdirSync(join(ui, 'assets'))
      .filter((name) => name.endsWith('.js'))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(ui, 'assets', name))).length, 0) / 1000;
  return { what: 'script at first load, gzip (all scripts as worst)', median: size, worst: all, unit: 'kB' };
}

/** Start to first card in the browser host, on a new profile and on one that has the deck; size of the interface. */
export async function startBench(): Promise<{ name: string; rows: StartRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-bench-'));
  let count = 0;
  const fresh = () => join(folder, String((count += 1)));
  const rows = [
    await timed('first start to first card, deck installed on the way', true, fresh),
    await timed('later start to first card', false, () => join(folder, '1')),
    scriptSize(),
  ];
  rmSync(folder, { recursive: true });
  return { name: 'Start', rows };
}
