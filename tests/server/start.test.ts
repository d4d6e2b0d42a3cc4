import { createServer } from 'node:net';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { installElectron, windowObstacle } from '../../build/electron-binary.ts';
import { isNetworkPath } from '../../src/cli/commands/serve.ts';
import { runNode } from '../support/process.ts';
import { tempFolder } from '../support/profile.ts';

const address = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}/;
/** Windows cannot send a Ctrl+C to another process; there the process is just ended. */
const cleanExit = process.platform === 'win32' ? null : 0;

/** Surroundings in which Electron can neither be found nor fetched. */
const noElectron = (folder: string) => ({
  DISPLAY: undefined,
  WAYLAND_DISPLAY: undefined,
  ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'no-electron'),
  ELECTRON_MIRROR: 'http://127.0.0.1:9/',
  electron_config_cache: join(folder, 'no-cache'),
});

const start = (folder: string, ...args: string[]) =>
  runNode(
    ['build/run.js', 'start', '--no-open', '--profile', join(folder, 'profile'), ...args],
    noElectron(folder),
  );
const serve = (profile: string, ...args: string[]) =>
  runNode(['src/cli/palpate.js', 'serve', '--no-open', '--profile', profile, ...args]);

test('without an Electron window it says so in one line within ten seconds and serves the page', async () => {
  const folder = tempFolder();
  const started = performance.now();
  const running = start(folder);
  const [line] = await running.said(/^.*browser.*$/m);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(line).toMatch(/^[A-Z].*; Palpate opens in the browser instead\.$/);
  const [url] = await running.said(address);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<title>Palpate</title>');
  expect(await running.stop()).toBe(cleanExit);
  expect(running.stdout().match(/in the browser/g)).toHaveLength(1);
  expect(running.stderr()).toBe('');
});

test('--browser asks for no Electron and says nothing about it', async () => {
  const running = start(tempFolder(), '--browser');
  await running.said(address);
  expect(await running.stop()).toBe(cleanExit);
  expect(running.stdout()).not.toContain('instead');
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s closes the study data before it ends', async (signal) => {
  const profile = tempFolder();
  const running = serve(profile);
  await running.said(address);
  expect(await running.stop(signal)).toBe(cleanExit);
  if (cleanExit === 0) expect(readdirSync(profile)).toEqual(['palpate.sqlite']);
});

test('a port that is in use is named, and nothing is left open', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void blocker.close());
  const taken = blocker.address();
  const port = typeof taken === 'object' && taken ? taken.port : 0;
  const profile = tempFolder();
  const running = serve(profile, '--port', String(port));
  expect(await running.ended).toBe(1);
  expect(running.stderr()).toMatch(
    new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is already in use; .*--port.*\\n$`),
  );
  expect(running.stdout()).toBe('');
  expect(readdirSync(profile)).toEqual(['palpate.sqlite']);
});

test('a port of choice is taken', async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const free = probe.address();
  const port = typeof free === 'object' && free ? free.port : 0;
  await new Promise((resolve) => probe.close(resolve));
  const running = serve(tempFolder(), '--port', String(port));
  const [url] = await running.said(address);
  expect(new URL(url).port).toBe(String(port));
  await running.stop();
});

test('--json tells the address as one line of JSON', async () => {
  const running = serve(tempFolder(), '--json');
  const [line] = await running.said(/^.+$/m);
  const told = JSON.parse(line) as { url: string; port: number };
  expect(told.url).toMatch(address);
  expect(new URL(told.url).port).toBe(String(told.port));
  await running.stop();
});

test('a second start on the same profile is refused and the first goes on', async () => {
  const profile = tempFolder();
  const first = serve(profile);
  const [url] = await first.said(address);
  const second = serve(profile);
  expect(await second.ended).toBe(1);
  expect(second.stderr()).toMatch(/^[^\n]*is open in another Palpate[^\n]*\n$/);
  expect(second.stderr()).toContain(profile);
  expect((await fetch(url)).status).toBe(200);
  expect(await first.stop()).toBe(cleanExit);
  const third = serve(profile);
  await third.said(address);
  expect(await third.stop()).toBe(cleanExit);
});

test('a profile of a newer version is refused and left as it is', async () => {
  const profile = tempFolder();
  const first = serve(profile);
  await first.said(address);
  await first.stop();
  const file = join(profile, 'palpate.sqlite');
  const db = new Database(file);
  db.pragma('user_version = 9999');
  db.pragma('journal_mode = delete');
  db.close();
  const hash = () => createHash('sha256').update(readFileSync(file)).digest('hex');
  const before = hash();
  const running = serve(profile);
  expect(await running.ended).toBe(1);
  expect(running.stderr()).toMatch(/^[^\n]*newer[^\n]*\n$/);
  expect(hash()).toBe(before);
});

test('a folder that cannot be made is named', async () => {
  const file = join(tempFolder(), 'a-file');
  writeFileSync(file, 'x');
  const running = serve(join(file, 'profile'));
  expect(await running.ended).toBe(1);
  expect(running.stderr()).toMatch(/^[^\n]+\n$/);
  expect(running.stderr()).toContain(file);
});

test.each([
  ['--colour', /^Unknown option '--colour'; /],
  ['--port', /--port/],
  ['--port=abc', /^"abc" is not a port; /],
  ['--port=65536', /^"65536" is not a port; /],
  ['--profile=', /^--profile takes a folder/],
])('%s is wrong usage', async (option, sentence) => {
  for (const args of [
    ['src/cli/palpate.js', 'serve', option],
    ['build/run.js', 'start', option],
  ]) {
    const running = runNode(args);
    expect(await running.ended).toBe(2);
    expect(running.stderr()).toMatch(sentence);
    expect(running.stderr()).toMatch(/^[^\n]+\n$/);
  }
});

test('on a Node without what is needed, every way in says what to do', async () => {
  const old = "data:text/javascript,Object.defineProperty(process.versions,'napi',{value:'9'})";
  for (const entry of [
    ['build/run.js', 'start'],
    ['build/run.js', 'dev'],
    ['build/run.js', 'build'],
    ['src/cli/palpate.js', 'serve'],
  ]) {
    const running = runNode(['--import', old, ...entry]);
    expect(await running.ended).toBe(2);
    expect(running.stderr()).toMatch(/^Palpate needs Node [^\n]+"npm ci"[^\n]+\n$/);
  }
});

test.each<[NodeJS.Platform, NodeJS.ProcessEnv, number | undefined, RegExp | null]>([
  ['linux', {}, 1000, /no display/],
  ['linux', { DISPLAY: '', WAYLAND_DISPLAY: '' }, 1000, /no display/],
  ['linux', { DISPLAY: ':0' }, 0, /root/],
  ['linux', { DISPLAY: ':0' }, 1000, null],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, null],
  ['linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, 1000, null],
  ['darwin', {}, 501, null],
  ['win32', {}, undefined, null],
])('on %s with %o as user %s the obstacle to a window is %s', (platform, env, userId, obstacle) => {
  const found = windowObstacle(platform, env, userId);
  if (obstacle === null) expect(found).toBeNull();
  else expect(found).toMatch(obstacle);
});

test('a download host that is not there is given up within ten seconds', async () => {
  for (const [name, value] of Object.entries(noElectron(tempFolder()))) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const started = performance.now();
  const lines: string[] = [];
  expect(await installElectron((line) => lines.push(line))).toBe(false);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(lines).toEqual([]);
});

test('network shares are told from local folders', () => {
  const shares = ['\\\\server\\share\\palpate', '//server/share/palpate', '\\\\?\\UNC\\server\\share'];
  const local = ['C:\\Users\\a', '\\\\?\\C:\\Users\\a', '\\\\.\\pipe', '/home/a', '//home', 'relative', ''];
  expect([...shares, ...local].filter(isNetworkPath)).toEqual(shares);
});
