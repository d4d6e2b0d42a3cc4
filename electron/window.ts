import { BrowserWindow, nativeTheme, screen, type BrowserWindowConstructorOptions } from 'electron';
import { visibleBounds } from './bounds.ts';
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

/** Opens the window and shows it once its first picture is ready, where it can be seen. */
export function openWindow(
  options: BrowserWindowConstructorOptions,
  zoom: () => number,
): Electron.BrowserWindow {
  const window = new BrowserWindow(options);
  window.once('ready-to-show', () => {
    bringIntoView(window);
    window.show();
  });
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(zoom()));
  const followTheme = () => window.setBackgroundColor(paperColour(nativeTheme.shouldUseDarkColors));
  const followScreens = () => bringIntoView(window);
  nativeTheme.on('updated', followTheme);
  screen.on('display-removed', followScreens);
  window.on('closed', () => {
    nativeTheme.off('updated', followTheme);
    screen.off('display-removed', followScreens);
  });
  void window.loadURL(pageUrl);
  return window;
}

function bringIntoView(window: Electron.BrowserWindow): void {
  const main = screen.getPrimaryDisplay().workArea;
  const areas = [main, ...screen.getAllDisplays().map(({ workArea }) => workArea)];
  const bounds = window.getBounds();
  const visible = visibleBounds(bounds, areas);
  if (visible !== bounds) window.setBounds(visible);
}

/** Brings the window that is already open to the front. */
export function focusWindow(window: Electron.BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
