import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { report, whenAsked } from './control.ts';
import { BrowserWindow } from './window.ts';

export { app } from './app.ts';
export { ipcMain } from './messages.ts';
export { protocol, session } from './session.ts';
export { BrowserWindow } from './window.ts';

interface MenuItem {
  label?: string;
  click?: () => void;
  submenu?: MenuItem[];
}

let menu: MenuItem[] = [];

export const Menu = {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu: (template: MenuItem[]) => {
    menu = template;
  },
};

export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false });

export const shell = {
  openExternal: (url: string) => {
    report({ type: 'opened-outside', url });
    return Promise.resolve();
  },
};

export const crashReporter = { start: () => undefined };

export { dialog } from './dialog.ts';

whenAsked('click-menu', (label) => {
  const item = menu.flatMap((top) => top.submenu ?? []).find((each) => each.label === label);
  if (!item?.click) throw new Error(`no menu item ${String(label)}`);
  item.click();
  return Promise.resolve(null);
});
whenAsked('evaluate', (expression) => BrowserWindow.only().evaluate(String(expression)));
whenAsked('windows', () => Promise.resolve(BrowserWindow.getAllWindows().length));
whenAsked('quit', () => {
  app.quit();
  return Promise.resolve(null);
});
// Whoever started the shell is gone.
process.on('disconnect', () => app.quit());
