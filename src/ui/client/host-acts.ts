import { limits } from '../../contract/limits.ts';
import type { Opened, ShellAnswers, ShellRequest } from '../../contract/shell.ts';
import type { Settings } from '../../contract/settings.ts';
import { t } from '../i18n/en.ts';

/** A question before something is done that cannot be taken back. */
export interface Question {
  message: string;
  detail: string;
  /** The verb on the button that does it. */
  button: string;
}

/** What the computer around the page can do for it; the same in the desktop window and in a browser. */
export interface HostActs {
  /** Opens the print dialog. */
  print(): Promise<void>;
  /**
   * The page as it would be printed, as a PDF.
   * @returns its path; null where it was cancelled, or where the browser's print dialog saves it
   */
  savePdf(suggestedName: string): Promise<string | null>;
  /** @returns its path, or in a browser its name; null where it was cancelled */
  saveFile(suggestedName: string, text: string): Promise<string | null>;
  confirm(question: Question): Promise<boolean>;
  /** Lets the learner choose a deck; null where the choice was cancelled. */
  openDeck(): Promise<Opened | null>;
  /** What the system asked to open since the last time. */
  opened(): Promise<Opened[]>;
  /** What dropped files are; in the desktop window they come by `opened`, which a message announces. */
  dropped(files: readonly File[]): Promise<Opened[]>;
  /** Gives menus and dialogs of the window the theme of the page. */
  followTheme(theme: Settings['theme']): void;
}

/** The shell refused or could not do what was asked; the message is one sentence for the learner. */
export class HostProblem extends Error {}

/** @param confirmInPage asks in the page itself, where there is no shell to ask */
export function hostActs(confirmInPage: (question: Question) => Promise<boolean>): HostActs {
  const shell = window.palpate;
  return shell ? shellActs(shell) : browserActs(confirmInPage);
}

function shellActs(shell: NonNullable<Window['palpate']>): HostActs {
  async function ask<Act extends ShellRequest['act']>(
    request: Extract<ShellRequest, { act: Act }>,
  ): Promise<ShellAnswers[Act]> {
    const reply = await shell.act(request);
    if (!reply.ok) throw new HostProblem(reply.message);
    return reply.value as ShellAnswers[Act];
  }
  return {
    print: async () => {
      await ask<'print'>({ act: 'print' });
    },
    savePdf: (name) => ask<'savePdf'>({ act: 'savePdf', name }),
    saveFile: (name, text) => ask<'saveFile'>({ act: 'saveFile', name, text }),
    confirm: ({ message, detail, button }) => ask<'confirm'>({ act: 'confirm', message, detail, button }),
    openDeck: () => ask<'openDeck'>({ act: 'openDeck' }),
    opened: () => ask<'opened'>({ act: 'opened' }),
    dropped: (files) => {
      shell.drop([...files]);
      return Promise.resolve([]);
    },
    followTheme: (theme) => void ask<'theme'>({ act: 'theme', theme }).catch(() => undefined),
  };
}

function browserActs(confirm: (question: Question) => Promise<boolean>): HostActs {
  const print = () => {
    window.print();
    return Promise.resolve();
  };
  return {
    print,
    savePdf: async () => {
      await print();
      return null;
    },
    saveFile: (name, text) => Promise.resolve(download(name, text)),
    confirm,
    openDeck: async () => {
      const file = await chooseFile('.palpate');
      return file && readDeck(file);
    },
    opened: () => Promise.resolve([]),
    dropped: (files) => Promise.all(files.map(readDeck)),
    followTheme: () => undefined,
  };
}

/** The browser puts a download where the learner told it to. */
function download(name: string, text: string): string {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return name;
}

/** A file chooser outlives no answer: it resolves with null where it is closed without a choice. */
function chooseFile(accept: string): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

/** The bytes of a deck; what is none by its name or too large becomes a sentence. */
async function readDeck(file: File): Promise<Opened> {
  const { name, size } = file;
  if (/\.(apkg|colpkg)$/i.test(name)) return { kind: 'refused', message: t.host.noAnki };
  if (!/\.palpate$/i.test(name)) return { kind: 'refused', message: t.host.noDeck(name) };
  if (size > limits.deckFile) {
    return { kind: 'refused', message: t.host.tooLarge(name, limits.deckFile / 2 ** 20) };
  }
  return { kind: 'deck', name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
