import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeckId } from '../../src/core/deck/types.ts';
import { writeDeckPackage } from '../../src/interchange/deck-package.ts';
import { deckOf } from '../support/deck.ts';
import { startShell, type Shell } from '../support/electron-shell.ts';
import type { Client } from '../support/profile.ts';

/** Sends one frame through a port the preload hands out, and gives back the frame that answers it. */
const exchange = (frame: string) => `new Promise((resolve) => {
  window.addEventListener('message', ({ data, ports }) => {
    if (data?.type !== 'palpate:port') return;
    ports[0].onmessage = (answer) => resolve(answer.data);
    ports[0].postMessage(${JSON.stringify(frame)});
  });
  window.postMessage({ type: 'palpate:connect' }, location.origin);
})`;

/** A client whose frames take the way through page, preload, main process and worker. */
function clientThrough(shell: Shell): Client {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (frame: string) => {
    void shell.evaluate(exchange(frame)).then((answer) => port2.postMessage(answer));
  });
  port1.start();
  return createORPCClient(new RPCLink({ port: port1 }));
}

describe('the built shell on the stand-in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-shell-'));
  let shell: Shell;
  beforeAll(async () => {
    shell = startShell(folder);
    await shell.until("document.title === 'Palpate'");
  });
  afterAll(async () => {
    await shell.ask('quit').catch(() => undefined);
    await shell.ended;
    rmSync(folder, { recursive: true });
  });

  test('comes to the first screen of the interface', async () => {
    await shell.until("document.querySelector('main button, main a') !== null");
    expect(await shell.evaluate('window.palpate.startupProblem')).toBeNull();
    expect(await shell.evaluate('window.palpate.platform')).toBe(process.platform);
  });

  test('carries a call of the page to the engine and back', async () => {
    const status = await clientThrough(shell).app.status();
    expect(status.profileFolder).toBe(folder);
    expect(status.decks).toHaveLength(1);
  });

  test('hands the page what the menu asks', async () => {
    await shell.evaluate(
      "void window.addEventListener('message', ({ data }) => { if (data.command) window.asked = data })",
    );
    await shell.ask('click-menu', '&About Palpate');
    await shell.until("window.asked?.command === 'about' && window.asked.type === 'palpate:command'");
  });

  test('prints, saves a PDF where the learner says, and asks before what cannot be undone', async () => {
    const act = (request: object) => shell.evaluate(`window.palpate.act(${JSON.stringify(request)})`);
    await act({ act: 'print' });
    await shell.reported({ type: 'printed' });
    expect(await act({ act: 'savePdf', name: 'Record' })).toEqual({ ok: true, value: null });
    const path = join(folder, 'Record.pdf');
    await shell.ask('will-answer', path);
    expect(await act({ act: 'savePdf', name: 'Record' })).toEqual({ ok: true, value: path });
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
    const question = { act: 'confirm', message: 'Reset 3 cards?', detail: '', button: 'Reset' };
    expect(await act(question)).toEqual({ ok: true, value: false });
    await shell.ask('will-answer', 'Reset');
    expect(await act(question)).toEqual({ ok: true, value: true });
    expect(await act({ act: 'erase' })).toMatchObject({ ok: false });
  });

  test('stays on its page', async () => {
    await shell.evaluate("void (location.href = 'https://example.org/')");
    await shell.reported({ type: 'navigation-stopped', url: 'https://example.org/' });
    expect(await shell.evaluate('document.title')).toBe('Palpate');
  });

  test('opens no window, and hands https links to the system browser', async () => {
    await shell.evaluate("void window.open('http://example.org/')");
    await shell.reported({ type: 'window-stopped', url: 'http://example.org/' });
    await shell.evaluate("void window.open('https://example.org/paper')");
    await shell.reported({ type: 'window-stopped', url: 'https://example.org/paper' });
    const opened = shell.reports.filter((report) => report.type === 'opened-outside');
    expect(opened).toEqual([{ type: 'opened-outside', url: 'https://example.org/paper' }]);
    expect(await shell.ask('windows')).toBe(1);
  });

  test('has its policy enforced by the browser', async () => {
    const tries = (code: string) => `(() => { try { ${code}; return 'done' } catch { return 'refused' } })()`;
    expect(await shell.evaluate(tries("document.createElement('p').innerHTML = '<b>x</b>'"))).toBe('refused');
    expect(await shell.evaluate(tries("document.createElement('p').textContent = 'x'"))).toBe('done');
    const fetches = (url: string) => `fetch('${url}').then(() => 'done', () => 'refused')`;
    expect(await shell.evaluate(fetches('https://example.org/'))).toBe('refused');
    expect(await shell.evaluate(fetches('/index.html'))).toBe('done');
  });

  test('does what its menus say', async () => {
    await shell.ask('click-menu', 'S&ources');
    await shell.until("location.hash === '#/library/sources'");
    await shell.ask('click-menu', '&Keyboard shortcuts');
    await shell.until("document.querySelector('dialog[open] h2')?.textContent === 'Keys'");
    await shell.evaluate("document.querySelector('dialog[open] .close').click()");
    await shell.ask('click-menu', 'Zoom &in');
    expect(await shell.ask('zoom')).toBe(1.1);
  });

  test('gives its dialogs and menus the theme of the page', async () => {
    await shell.evaluate("window.palpate.act({ act: 'theme', theme: 'dark' })");
    expect(await shell.ask('theme')).toBe('dark');
  });

  test('a dead page is offered to be loaded again, with a report to copy', async () => {
    await shell.ask('will-answer', 'Copy report');
    await shell.ask('will-answer', 'Reload');
    await shell.evaluate('void (window.marked = true)');
    await shell.ask('page-gone', 'crashed');
    await shell.until('window.marked === undefined');
    const copied = shell.reports.flatMap((report) => (report.type === 'copied' ? [report.text] : []));
    expect(copied).toHaveLength(1);
    expect(copied[0]).toMatch(/^Palpate \d[\s\S]*\nThe window stopped working\.\nCode: crashed\.5$/);
  });

  test('a second start ends at once and brings the first to the front', async () => {
    await expect(startShell(folder).ended).resolves.toBe(0);
    await shell.reported({ type: 'focused' });
    expect(await shell.ask('windows')).toBe(1);
  });
});

test.each(['quit', 'SIGTERM', 'shutdown', 'session-end'])('%s closes the study data', async (way) => {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-shell-'));
  const shell = startShell(folder);
  await shell.until("document.title === 'Palpate'");
  const gone = () => undefined;
  if (way === 'quit') await shell.ask('quit').catch(gone);
  else if (way === 'SIGTERM') shell.signal(way);
  else await shell.ask(way === 'shutdown' ? 'power' : 'window-event', way).catch(gone);
  await expect(shell.ended).resolves.toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('palpate.sqlite'))).toEqual(['palpate.sqlite']);
  rmSync(folder, { recursive: true });
});

describe('a deck from outside', () => {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-shell-'));
  const dialogTitle = "document.querySelector('dialog[open] h2')?.textContent";
  const closed = "document.querySelector('dialog[open]') === null";
  let shell: Shell;
  const deckFile = (name: string, id: string) => {
    const path = join(folder, name);
    writeFileSync(path, writeDeckPackage(deckOf([], { id: id as DeckId, title: `Deck ${id}` })));
    return path;
  };
  const press = (label: string) =>
    shell.evaluate(`[...document.querySelectorAll('dialog[open] button')]
      .find((button) => button.textContent.trim() === '${label}').click()`);
  const profile = join(folder, 'profile');

  beforeAll(async () => {
    shell = startShell(profile, deckFile('given.palpate', 'given'));
    await shell.until(`${dialogTitle} === 'Add this deck?'`);
  });
  afterAll(async () => {
    await shell.ask('quit').catch(() => undefined);
    await shell.ended;
    rmSync(folder, { recursive: true });
  });

  test('named at the start is shown first and added only when asked', async () => {
    await press('Add deck');
    await shell.until("document.body.innerText.includes('Deck given was added.')");
  });

  test('comes from a second start, whose folder its path is relative to', async () => {
    await expect(startShell(profile, deckFile('second.palpate', 'second')).ended).resolves.toBe(0);
    await shell.until(`${dialogTitle} === 'Add this deck?'`);
    await press('Cancel');
    await shell.until(closed);
  });

  test('comes from the system, the menu of recent decks and the open dialog', async () => {
    const path = deckFile('third.palpate', 'third');
    const come = async (way: () => Promise<unknown>) => {
      await way();
      await shell.until(`${dialogTitle} === 'Add this deck?'`);
      await press('Cancel');
      await shell.until(closed);
    };
    await come(() => shell.ask('open-file', path));
    await come(() => shell.ask('click-menu', 'third.palpate'));
    await shell.ask('will-answer', path);
    await come(() => shell.ask('click-menu', '&Open deck…'));
  });

  test('comes by a drop', async () => {
    const path = deckFile('fourth.palpate', 'fourth');
    await shell.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'fourth.palpate'));
      const event = new DragEvent('drop', { dataTransfer: data, cancelable: true });
      Object.defineProperty(event, 'dataTransfer', { value: {
        types: ['Files'],
        files: [Object.assign(new File(['x'], 'fourth.palpate'), { standInPath: ${JSON.stringify(path)} })],
      } });
      window.dispatchEvent(event);
    })()`);
    await shell.until(`${dialogTitle} === 'Add this deck?'`);
    await press('Cancel');
    await shell.until(closed);
  });

  test('that is none is refused in a sentence, and a link only leads to its page', async () => {
    await shell.ask('open-file', join(folder, 'anki.apkg'));
    await shell.until("document.body.innerText.includes('cannot import Anki decks yet')");
    await shell.ask('open-file', join(folder, 'missing.palpate'));
    await shell.until("document.body.innerText.includes('missing.palpate cannot be read (ENOENT)')");
    await shell.ask('open-file', 'palpate://library/claims');
    await shell.until("location.hash === '#/library/claims'");
  });

  test('was added only where the learner said so', async () => {
    // A client of the test's own takes the place of the page's, so this comes last.
    const { decks } = await clientThrough(shell).app.status();
    const titles = decks.map(({ title }) => title).filter((title) => title.startsWith('Deck '));
    expect(titles).toEqual(['Deck given']);
  });
});

test('a profile that cannot be opened opens a window that says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-shell-'));
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const shell = startShell(file);
  await shell.until("document.title === 'Palpate'");
  const problem = await shell.evaluate('window.palpate.startupProblem');
  expect(problem).toMatchObject({
    code: expect.stringMatching(/^profile\./),
    message: expect.stringContaining(file),
  });
  await shell.until(`document.body.innerText.includes(${JSON.stringify(file)})`);
  await shell.ask('quit').catch(() => undefined);
  await expect(shell.ended).resolves.toBe(0);
  rmSync(folder, { recursive: true });
});

test('the built preload requires electron alone', () => {
  const preload = readFileSync(new URL('../../dist/electron/preload.cjs', import.meta.url), 'utf8');
  expect([...preload.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"']);
  expect(preload).not.toMatch(/\bimport\b/);
  expect(existsSync(new URL('../../dist/electron/worker.js', import.meta.url))).toBe(true);
});
