import { dialog, type MessageBoxOptions, type SaveDialogOptions } from 'electron';
import { plainFileName } from './files.ts';

export interface Question {
  message: string;
  detail: string;
  /** The verb on the button that does it. */
  button: string;
}

const kinds = {
  '.pdf': 'PDF document',
  '.txt': 'Text',
  '.json': 'JSON',
  '.csv': 'Table of comma-separated values',
} as const;

/** Cancel is the answer to Enter, to Escape and to closing: what is destroyed is destroyed on purpose. */
export function confirmOptions({ message, detail, button }: Question): MessageBoxOptions {
  return {
    type: 'warning',
    message,
    detail,
    buttons: [button, 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    normalizeAccessKeys: false,
  };
}

/** A save dialog that suggests a plain name; the extension decides the kind of file. */
export function saveOptions(name: string): SaveDialogOptions {
  const extension = Object.keys(kinds).find((each) => name.toLowerCase().endsWith(each)) ?? '.txt';
  return {
    defaultPath: plainFileName(name, extension),
    filters: [{ name: kinds[extension as keyof typeof kinds], extensions: [extension.slice(1)] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
}

/** Asks before something is done that cannot be taken back. */
export async function confirm(window: Electron.BrowserWindow, question: Question): Promise<boolean> {
  return (await dialog.showMessageBox(window, confirmOptions(question))).response === 0;
}

/** The path the learner chose for a file, null where the dialog was cancelled. */
export async function choosePath(window: Electron.BrowserWindow, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, saveOptions(name));
  return canceled || filePath === '' ? null : filePath;
}

/** The path of the deck the learner chose, null where the dialog was cancelled. */
export async function chooseDeck(window: Electron.BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open deck',
    filters: [{ name: 'Palpate deck', extensions: ['palpate'] }],
    properties: ['openFile'],
  });
  return filePaths[0] ?? null;
}
