import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obstacle } from './e2e-electron/obstacle.ts';
import { findBrowser } from './support/browser.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const shell = process.platform === 'win32';
const reports = mkdtempSync(join(tmpdir(), 'palpate-test-reports-'));

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  return spawnSync(command, args, { stdio: 'inherit', shell, env: { ...process.env, ...env } }).status === 0;
}

function ensureBrowser(): void {
  if (findBrowser() !== null) return;
  console.log('No Chromium, Chrome or Edge was found; trying to install the Chromium of Playwright.');
  run('playwright', ['install', 'chromium']);
  if (findBrowser() !== null) return;
  console.error(
    'The tests need a browser and none could be installed: install Chrome, or Chromium (Debian and Ubuntu: "sudo apt-get install chromium"), then run "npm test" again.',
  );
  process.exit(1);
}

function unitTests(): Tally {
  const report = join(reports, 'vitest.json');
  run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const json = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    numPendingTests: number;
    success: boolean;
  };
  const failed =
    json.numFailedTests +
    (json.success || json.numFailedTests > 0 ? 0 : Math.max(1, json.numFailedTestSuites));
  return { passed: json.numPassedTests, failed, skipped: json.numPendingTests };
}

function browserTests(config: string): Tally {
  const report = join(reports, `${config}.json`);
  const ok = run('playwright', ['test', '-c', config, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed + (ok || failed > 0 ? 0 : 1), skipped: stats.skipped };
}

ensureBrowser();
const started = performance.now();
if (!run('node', ['build/run.js', 'build'])) process.exit(1);
const tallies = [unitTests(), browserTests('playwright.config.ts')];
if (obstacle === null) tallies.push(browserTests('playwright.electron.config.ts'));

rmSync(reports, { recursive: true });

const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`\nAll tests, in ${minutes} minutes:`);
if (obstacle !== null) console.log(`NOT RUN: every test in Electron itself. ${obstacle}.`);
console.log(
  `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
);
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
