import { BrowserWindow, type IpcMain } from 'electron';
import { Problem } from '../src/core/problem.ts';
import {
  shellRequestSchema,
  type ShellAnswers,
  type ShellReply,
  type ShellRequest,
} from '../src/contract/shell.ts';
import { askedByFiles, type Asked } from './asked.ts';
import { chooseDeck, choosePath, confirm } from './dialogs.ts';
import { plainFileName, writeUserFile } from './files.ts';
import type { Openings } from './openings.ts';
import { pdfOptions, print } from './printing.ts';
import { isOwnFrame } from './security.ts';
import type { Memory } from './window-memory.ts';

/** How each act of the page is done for the window it was asked in. */
type Acts = {
  [Act in ShellRequest['act']]: (
    request: Extract<ShellRequest, { act: Act }>,
    window: Electron.BrowserWindow,
  ) => Promise<ShellAnswers[Act]>;
};

/** @param surroundings what the acts reach besides their window */
export function actsWith(surroundings: {
  openings: Openings;
  followTheme: (theme: Memory['theme']) => void;
}): Acts {
  const { openings, followTheme } = surroundings;
  return {
    ...windowActs,
    openDeck: async (_request, window) => {
      const path = await chooseDeck(window);
      return path === null ? null : openings.open({ kind: 'deck', path });
    },
    opened: () => openings.take(),
    theme: ({ theme }) => {
      followTheme(theme);
      return Promise.resolve(null);
    },
  };
}

const windowActs: Pick<Acts, 'print' | 'savePdf' | 'saveFile' | 'confirm'> = {
  print: async (_request, { webContents }) => {
    await print(webContents);
    return null;
  },
  savePdf: async ({ name }, window) => {
    const path = await choosePath(window, plainFileName(name, '.pdf'));
    if (path !== null) await writeUserFile(path, await window.webContents.printToPDF(pdfOptions));
    return path;
  },
  saveFile: async ({ name, text }, window) => {
    const path = await choosePath(window, name);
    if (path !== null) await writeUserFile(path, text);
    return path;
  },
  confirm: (question, window) => confirm(window, question),
};

/**
 * Does what our own page asks; a request of anyone else, or one that is none, is refused and nothing is done.
 */
export function answerPage(ipc: IpcMain, done: Acts): void {
  ipc.handle('palpate:act', async (event, message: unknown): Promise<ShellReply> => {
    const request = shellRequestSchema.safeParse(message);
    const window = isOwnFrame(event.senderFrame) ? BrowserWindow.fromWebContents(event.sender) : null;
    if (!request.success || !window) return { ok: false, message: 'Palpate refused a request of the page.' };
    try {
      return { ok: true, value: await perform(done, request.data, window) };
    } catch (error) {
      if (error instanceof Problem) return { ok: false, message: error.message };
      return { ok: false, message: 'The computer refused this; nothing was changed.' };
    }
  });
}

function perform(done: Acts, request: ShellRequest, window: Electron.BrowserWindow): Promise<unknown> {
  const act = done[request.act] as (
    request: ShellRequest,
    window: Electron.BrowserWindow,
  ) => Promise<unknown>;
  return act(request, window);
}

/** Hands over what was dropped on our own page. */
export function onDropped(ipc: IpcMain, open: (asked: Asked[]) => void): void {
  ipc.on('palpate:dropped', (event, paths: unknown) => {
    if (isOwnFrame(event.senderFrame)) open(askedByFiles(paths));
  });
}
