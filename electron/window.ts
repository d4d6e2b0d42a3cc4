import { BrowserWindow, dialog, nativeTheme, type BrowserWindowConstructorOptions } from 'electron';
import { pageUrl } from './protocol.ts';

export interface StartupProblem {
  code: string;
  message: string;
}

/** The paper of the interface, so that no white flashes before it is drawn. */
function paperColour(isDark: boolean): string {
  return isDark ? '#181512' : '#fcf9f3';
}

/** Everything that decides what the page may do and how its window looks at first. */
export function windowOptions(settings: {
  preload: string;
  isDark: boolean;
  isDevelopment: boolean;
  problem: StartupProblem | null;
}): BrowserWindowConstructorOptions {
  const { preload, isDark, isDevelopment, problem } = settings;
  return {
    name: 'main',
    windowStatePersistence: true,
    title: 'Palpate',
    width: 1200,
    height: 800,
    minWidth: 360,
    minHeight: 480,
    show: false,
    backgroundColor: paperColour(isDark),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: isDevelopment,
      additionalArguments: problem
        ? [`--palpate-startup-problem=${encodeURIComponent(JSON.stringify(problem))}`]
        : [],
    },
  };
}

/** Opens the window and shows it once its first picture is ready. */
export function openWindow(options: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow(options);
  window.once('ready-to-show', () => window.show());
  const followTheme = () => window.setBackgroundColor(paperColour(nativeTheme.shouldUseDarkColors));
  nativeTheme.on('updated', followTheme);
  window.on('closed', () => nativeTheme.off('updated', followTheme));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void offerReload(window);
  });
  void window.loadURL(pageUrl);
  return window;
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: 'Every answer that was shown as graded is saved.',
    buttons: ['Open again', 'Close'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) window.reload();
  else window.destroy();
}

/** Brings the window that is already open to the front. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
