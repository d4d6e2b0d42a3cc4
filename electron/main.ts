import { join } from 'node:path';
import { app, BrowserWindow, crashReporter, ipcMain, nativeTheme, protocol, session } from 'electron';
import { Problem } from '../src/core/problem.ts';
import { startEngine, type Engine } from '../src/service/engine.ts';
import { acts, answerPage } from './host-acts.ts';
import { installMenu, menuTemplate, type MenuCommand } from './menu.ts';
import { makeWindowFolder, profileFolder } from './profile.ts';
import { pageScheme, servePage } from './protocol.ts';
import { relayOnRequest } from './relay.ts';
import { denyPermissions, guardPages } from './security.ts';
import { focusWindow, openWindow, windowOptions, type StartupProblem } from './window.ts';

const here = import.meta.dirname;
const profile = profileFolder(process.argv, process.platform, process.env);
const isDevelopment = !app.isPackaged;
const windows = () => BrowserWindow.getAllWindows();

app.setName('Palpate');
app.setAppUserModelId('app.palpate');
const windowFolder = makeWindowFolder(profile);
if (windowFolder !== null) app.setPath('userData', windowFolder);

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  crashReporter.start({ uploadToServer: false });
  protocol.registerSchemesAsPrivileged([pageScheme]);
  app.enableSandbox();
  guardPages(app);
  app.on('second-instance', () => windows().forEach(focusWindow));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(run);
}

async function run(): Promise<void> {
  denyPermissions(session.defaultSession);
  servePage(protocol, join(here, '../ui'));
  const { engine, problem } = await openEngine();
  closeBeforeQuit(engine);
  relayOnRequest(ipcMain, () => engine?.connect() ?? null);
  answerPage(ipcMain, acts);
  installMenu(menuTemplate(process.platform, isDevelopment, sendToPage));
  const show = () =>
    openWindow(
      windowOptions({
        preload: join(here, 'preload.cjs'),
        isDark: nativeTheme.shouldUseDarkColors,
        isDevelopment,
        problem,
      }),
    );
  show();
  app.on('activate', () => {
    if (windows().length === 0) show();
  });
}

/** The engine, or what keeps it from starting, which the window then shows. */
async function openEngine(): Promise<{ engine: Engine | null; problem: StartupProblem | null }> {
  try {
    const engine = await startEngine({
      profileFolder: profile,
      bundledDecks: [join(here, '../decks/back-mice.palpate')],
      appVersion: app.getVersion(),
      workerUrl: new URL('worker.js', import.meta.url),
    });
    return { engine, problem: null };
  } catch (error) {
    const code = error instanceof Problem ? error.code : 'engine.failed';
    return {
      engine: null,
      problem: { code, message: error instanceof Error ? error.message : String(error) },
    };
  }
}

/** Quitting waits until the study data is closed. */
function closeBeforeQuit(engine: Engine | null): void {
  let open = engine;
  app.on('will-quit', (event) => {
    if (!open) return;
    event.preventDefault();
    const closing = open.close();
    open = null;
    void closing.finally(() => app.quit());
  });
}

function sendToPage(command: MenuCommand): void {
  windows()[0]?.webContents.send('palpate:command', command);
}
