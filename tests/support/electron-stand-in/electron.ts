import { EventEmitter } from 'node:events';
import { app as theApp } from './app.ts';
import { report, whenAsked } from './control.ts';
import { dialog as theDialog } from './dialog.ts';
import { known } from './known.ts';
import { ipcMain as theIpcMain } from './messages.ts';
import { protocol as theProtocol, session as theSession } from './session.ts';
import { BrowserWindow } from './window.ts';

export { BrowserWindow } from './window.ts';
export const app = known('app', theApp);
export const dialog = known('dialog', theDialog);
export const ipcMain = known('ipcMain', theIpcMain);
export const protocol = known('protocol', theProtocol);
export const session = known('session', theSession);

interface MenuItem {
  label?: string;
  click?: () => void;
  submenu?: MenuItem[];
}

let menu: MenuItem[] = [];

export const Menu = known('Menu', {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu: (template: MenuItem[]) => {
    menu = template;
  },
});

const theme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' });
export const nativeTheme = known('nativeTheme', theme);

const power = new EventEmitter();
export const powerMonitor = known('powerMonitor', power);

const area = { x: 0, y: 0, width: 1920, height: 1040 };
export const screen = known(
  'screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => ({ workArea: area }),
    getAllDisplays: () => [{ workArea: area }],
  }),
);

export const clipboard = known('clipboard', {
  writeText: (text: string) => {
    report({ type: 'copied', text });
    return Promise.resolve();
  },
});

export const shell = known('shell', {
  openExternal: (url: string) => {
    report({ type: 'opened-outside', url });
    return Promise.resolve();
  },
});

export const crashReporter = known('crashReporter', { start: () => undefined });

function everyItem(items: MenuItem[]): MenuItem[] {
  return items.flatMap((item) => [item, ...everyItem(item.submenu ?? [])]);
}

whenAsked('click-menu', (label) => {
  const item = everyItem(menu).find((each) => each.label === label);
  if (!item?.click) throw new Error(`no menu item ${String(label)}`);
  item.click();
  return Promise.resolve(null);
});
whenAsked('evaluate', (expression) => BrowserWindow.only().evaluate(String(expression)));
whenAsked('windows', () => Promise.resolve(BrowserWindow.getAllWindows().length));
whenAsked('theme', () => Promise.resolve(theme.themeSource));
whenAsked('zoom', () => Promise.resolve(BrowserWindow.only().zoom));
whenAsked('power', (event) => Promise.resolve(power.emit(String(event))));
whenAsked('window-event', (event) => Promise.resolve(BrowserWindow.only().emit(String(event))));
whenAsked('page-gone', (reason) => {
  BrowserWindow.only().contents.emit('render-process-gone', {}, { reason, exitCode: 5 });
  return Promise.resolve(null);
});
whenAsked('open-file', (path) =>
  Promise.resolve(theApp.emit('open-file', { preventDefault: () => undefined }, path)),
);
whenAsked('quit', () => {
  theApp.quit();
  return Promise.resolve(null);
});
// Whoever started the shell is gone.
process.on('disconnect', () => theApp.quit());
