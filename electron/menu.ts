import { Menu, type MenuItemConstructorOptions } from 'electron';

/** What a menu asks of the page; the page decides what it means where it stands. */
export type MenuCommand =
  'undo' | 'redo' | 'today' | 'study' | 'library' | 'settings' | 'shortcuts' | 'about';

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** The menu bar of a platform; every command of it is also in the window. */
export function menuTemplate(
  platform: NodeJS.Platform,
  isDevelopment: boolean,
  send: (command: MenuCommand) => void,
): Item[] {
  const isMac = platform === 'darwin';
  const item = (label: string, command: MenuCommand, accelerator?: string): Item => ({
    label,
    click: () => send(command),
    ...(accelerator !== undefined && { accelerator }),
  });
  const settings = item(isMac ? 'Settings…' : '&Settings…', 'settings', 'CmdOrCtrl+,');
  const about = item('&About Palpate', 'about');
  const edit: Item[] = [
    item('&Undo', 'undo', 'CmdOrCtrl+Z'),
    item('&Redo', 'redo', platform === 'win32' ? 'Ctrl+Y' : 'CmdOrCtrl+Shift+Z'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const go: Item[] = [
    item('&Today', 'today', 'CmdOrCtrl+1'),
    item('&Study', 'study', 'CmdOrCtrl+2'),
    item('&Library', 'library', 'CmdOrCtrl+3'),
  ];
  const view: Item[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(isDevelopment ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
  ];
  const help: Item[] = [item('&Keyboard shortcuts', 'shortcuts'), ...(isMac ? [] : [about])];
  return [
    ...(isMac ? [{ role: 'appMenu', submenu: macAppMenu(about, settings) } satisfies Item] : []),
    { label: '&File', submenu: isMac ? [{ role: 'close' }] : [settings, separator, { role: 'quit' }] },
    { label: '&Edit', submenu: edit },
    { label: '&Go', submenu: go },
    { label: '&View', submenu: view },
    ...(isMac ? [{ role: 'windowMenu' } satisfies Item] : []),
    { role: 'help', label: '&Help', submenu: help },
  ];
}

function macAppMenu(about: Item, settings: Item): Item[] {
  return [
    about,
    separator,
    settings,
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ];
}

/** Puts the menu bar up. */
export function installMenu(template: Item[]): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
