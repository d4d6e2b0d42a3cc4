import type { IpcMain } from 'electron';
import { expect, test, vi } from 'vitest';
import { Problem } from '../../src/core/problem.ts';

vi.mock('electron', () => ({
  BrowserWindow: { fromWebContents: () => ({}) },
  dialog: {},
  shell: {},
}));
const { answerPage } = await import('../../electron/host-acts.ts');

const own = { url: 'app://palpate/', parent: null };

/** Asks as a frame would, and gives back the reply with what was done. */
async function ask(message: unknown, senderFrame: object | null = own, failure?: Error) {
  const done: string[] = [];
  const act = (name: string) => () => {
    if (failure) throw failure;
    done.push(name);
    return Promise.resolve(null as never);
  };
  const names = ['print', 'savePdf', 'saveFile', 'confirm'] as const;
  let handler: (event: object, message: unknown) => unknown = () => null;
  const ipc = { handle: (_channel: string, handle: typeof handler) => (handler = handle) };
  const acts = Object.fromEntries(names.map((name) => [name, act(name)])) as unknown as Parameters<
    typeof answerPage
  >[1];
  answerPage(ipc as unknown as IpcMain, acts);
  return { reply: await handler({ senderFrame, sender: {} }, message), done };
}

const refused = { reply: { ok: false, message: 'Palpate refused a request of the page.' }, done: [] };

test('our own page is answered', async () => {
  expect(await ask({ act: 'print' })).toEqual({ reply: { ok: true, value: null }, done: ['print'] });
});

test.each([
  ['a frame that is gone', null],
  ['a frame within the page', { url: 'app://palpate/', parent: {} }],
  ['another origin', { url: 'https://palpate.invalid/', parent: null }],
])('%s is refused', async (_name, frame) => {
  expect(await ask({ act: 'print' }, frame)).toEqual(refused);
});

test.each([
  null,
  'print',
  {},
  { act: 'erase' },
  { act: 'print', path: '/etc/passwd' },
  { act: 'savePdf' },
  { act: 'savePdf', name: '' },
  { act: 'savePdf', name: 'x'.repeat(201) },
  { act: 'saveFile', name: 'a.txt', text: 5 },
  { act: '__proto__' },
])('%j is no request', async (message) => {
  expect(await ask(message)).toEqual(refused);
});

test('a problem is told in its own sentence, anything else in one without details', async () => {
  const problem = new Problem('file.notWritten', '/x could not be written.');
  expect((await ask({ act: 'print' }, own, problem)).reply).toEqual({
    ok: false,
    message: '/x could not be written.',
  });
  expect((await ask({ act: 'print' }, own, new Error('secret'))).reply).toEqual({
    ok: false,
    message: 'The computer refused this; nothing was changed.',
  });
});
