import type { ShellAnswers, ShellReply, ShellRequest } from '../../contract/shell.ts';

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
}

/** The shell refused or could not do what was asked; the message is one sentence for the learner. */
export class HostProblem extends Error {}

/** @param confirmInPage asks in the page itself, where there is no shell to ask */
export function hostActs(confirmInPage: (question: Question) => Promise<boolean>): HostActs {
  const shell = window.palpate;
  return shell ? shellActs(shell.act) : browserActs(confirmInPage);
}

function shellActs(act: (request: ShellRequest) => Promise<ShellReply>): HostActs {
  async function ask<Act extends ShellRequest['act']>(
    request: Extract<ShellRequest, { act: Act }>,
  ): Promise<ShellAnswers[Act]> {
    const reply = await act(request);
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
