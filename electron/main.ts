import { join } from 'node:path';
import { app, BrowserWindow, crashReporter, ipcMain, nativeTheme, protocol, session } from 'electron';
import { Problem } from '../src/core/problem.ts';
import { startEngine, type Engine } from '../src/service/engine.ts';
import { askedByArgument, askedByArguments, readHandOver, type Asked, type HandOver } from './asked.ts';
import { watchEngine, watchProcesses, watchWindow } from './crashes.ts';
import { actsWith, answerPage, onDropped } from './host-acts.ts';
import { closeBeforeQuit, quitWithSession, restWithSystem } from './lifetime.ts';
import { installMenu, menuTemplate } from './menu.ts';
import { Openings } from './openings.ts';
import { makeWindowFolder, profileFolder } from './profile.ts';
import { pageScheme, servePage } from './protocol.ts';
import { relayOnRequest } from './relay.ts';
import { denyPermissions, guardPages } from './security.ts';
import { focusWindow, openWindow, windowOptions, type StartupProblem } from './window.ts';
import { nextZoom, WindowMemory, withRecent, type Memory } from './window-memory.ts';

const here = import.meta.dirname;
const profile = profileFolder(process.argv, process.platform, process.env);
const isDevelopment = !app.isPackaged;
const handOver: HandOver = { arguments: process.argv.slice(1), folder: process.cwd() };

app.setName('Palpate');
app.setAppUserModelId('app.palpate');
const windowFolder = makeWindowFolder(profile);
if (windowFolder !== null) app.setPath('userData', windowFolder);
const memory = new WindowMemory(windowFolder ?? profile);
const openings = new Openings((path) => {
  app.addRecentDocument(path);
  memory.change({ recent: withRecent(memory.value.recent, path) });
  putUpMenu();
});
/** Opens the window once there is an engine to show. */
let show: () => void = () => undefined;

if (app.requestSingleInstanceLock(handOver)) start();
else app.quit();

function start(): void {
  crashReporter.start({ uploadToServer: false });
  protocol.registerSchemesAsPrivileged([pageScheme]);
  app.enableSandbox();
  guardPages(app);
  watchProcesses();
  openings.add(askedByArguments(handOver));
  app.on('second-instance', (_event, argv, folder, given) => {
    open(askedByArguments(readHandOver(given) ?? { arguments: argv.slice(1), folder }));
  });
  for (const name of ['open-file', 'open-url'] as const) {
    app.on(name as 'open-file', (event, pathOrUrl) => {
      event.preventDefault();
      open([askedByArgument(pathOrUrl, '/') ?? []].flat());
    });
  }
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(run);
}

async function run(): Promise<void> {
  app.setAsDefaultProtocolClient('palpate');
  quitWithSession();
  denyPermissions(session.defaultSession);
  servePage(protocol, join(here, '../ui'));
  nativeTheme.themeSource = memory.value.theme;
  const { engine, problem } = await openEngine();
  const follow = engine && restWithSystem(engine);
  if (engine) {
    closeBeforeQuit(engine);
    watchEngine(engine.failed);
  }
  relayOnRequest(ipcMain, () => engine?.connect() ?? null);
  answerPage(ipcMain, actsWith({ openings, followTheme }));
  onDropped(ipcMain, open);
  putUpMenu();
  show = () => {
    const window = openWindow(options(problem), () => memory.value.zoom);
    watchWindow(window);
    follow?.(window);
  };
  show();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) show();
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

function options(problem: StartupProblem | null) {
  const isDark = nativeTheme.shouldUseDarkColors;
  return windowOptions({ preload: join(here, 'preload.cjs'), isDark, isDevelopment, problem });
}

/** Lets the page take what was asked for, in a window in front. */
function open(asked: readonly Asked[]): void {
  openings.add(asked);
  const [window] = BrowserWindow.getAllWindows();
  if (!window) {
    show();
    return;
  }
  focusWindow(window);
  window.webContents.send('palpate:opened');
}

function followTheme(theme: Memory['theme']): void {
  nativeTheme.themeSource = theme;
  memory.change({ theme });
}

function putUpMenu(): void {
  const { recent } = memory.value;
  const settings = { platform: process.platform, isDevelopment, recent };
  installMenu(
    menuTemplate(settings, {
      send: (command) => BrowserWindow.getAllWindows()[0]?.webContents.send('palpate:command', command),
      openRecent: (path) => open([{ kind: 'deck', path }]),
      clearRecent: () => {
        app.clearRecentDocuments();
        memory.change({ recent: [] });
        putUpMenu();
      },
      zoom: (way) => {
        const zoom = way === 'reset' ? 1 : nextZoom(memory.value.zoom, way);
        memory.change({ zoom });
        for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(zoom);
      },
    }),
  );
}
