import { app, clipboard, dialog, type MessageBoxOptions } from 'electron';
import { crashReport, type Crash } from './crash-report.ts';

/** What the learner can do about a part that stopped. */
export interface Remedy {
  /** The verb on its button. */
  button: string;
  run: () => void;
}

const copy = 'Copy report';
const quit = 'Quit';

/** One sentence on what happened and what is safe, and what can be done. */
export function crashDialog(what: string, remedy: string): MessageBoxOptions {
  return {
    type: 'error',
    message: what,
    detail: 'Every answer that was shown as graded is saved. The report holds no text of cards.',
    buttons: [remedy, copy, quit],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  };
}

let isAsking = false;

/** Says what stopped and does what the learner chooses; while one question is open, others wait for nothing. */
export async function offerRemedy(crash: Crash, remedy: Remedy): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  try {
    await ask(crash, remedy);
  } finally {
    isAsking = false;
  }
}

async function ask(crash: Crash, remedy: Remedy): Promise<void> {
  const options = crashDialog(crash.what, remedy.button);
  const { response } = await dialog.showMessageBox(options);
  const chosen = options.buttons?.[response];
  if (chosen === copy) {
    await clipboard.writeText(crashReport(crash, build()));
    await ask(crash, remedy);
  } else if (chosen === quit) app.quit();
  else remedy.run();
}

function build() {
  const { electron, chrome, node } = process.versions;
  const { platform, arch } = process;
  return { version: app.getVersion(), versions: { electron, chrome, node }, platform, arch };
}

const restart: Remedy = {
  button: 'Restart Palpate',
  run: () => {
    app.relaunch();
    app.quit();
  },
};

/** Watches everything besides the windows: helpers of the browser and our own main process. */
export function watchProcesses(): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit' || reason === 'killed') return;
    const crash = {
      what: `A part of Palpate stopped (${type}).`,
      code: `${reason}.${exitCode}`,
      error: null,
    };
    void offerRemedy(crash, { button: 'Go on', run: () => undefined });
  });
  process.on('uncaughtException', (error) => {
    console.error(error);
    void offerRemedy({ what: 'Palpate met a fault of its own.', code: codeOf(error), error }, restart);
  });
}

/** Watches the page of a window. */
export function watchWindow(window: Electron.BrowserWindow): void {
  const reload: Remedy = { button: 'Reload', run: () => window.reload() };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const crash = { what: 'The window stopped working.', code: `${reason}.${exitCode}`, error: null };
    void offerRemedy(crash, reload);
  });
  window.on('unresponsive', () => {
    void offerRemedy({ what: 'The window does not answer.', code: null, error: null }, reload);
  });
}

/** Watches the engine, without which nothing can be shown or saved. */
export function watchEngine(failed: Promise<Error>): void {
  void failed.then((error) =>
    offerRemedy({ what: 'The study data stopped answering.', code: codeOf(error), error }, restart),
  );
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}
