import { basename } from 'node:path';
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { PageCommand } from '../src/contract/commands.ts';

type Item = MenuItemConstructorOptions;

/** What the menus do besides asking the page. */
export interface MenuActs {
  send: (command: PageCommand) => void;
  zoom: (way: 'in' | 'out' | 'reset') => void;
  openRecent: (path: string) => void;
  clearRecent: () => void;
}

export interface MenuSettings {
  platform: NodeJS.Platform;
  isDevelopment: boolean;
  /** Paths of decks, the latest first. */
  recent: readonly string[];
}

const separator: Item = { type: 'separator' };

/** The menu bar of a platform: every command of the window is in it. */
export function menuTemplate(settings: MenuSettings, acts: MenuActs): Item[] {
  const isMac = settings.platform === 'darwin';
  const item = (label: string, command: PageCommand, accelerator?: string): Item => ({
    label,
    click: () => acts.send(command),
    ...(accelerator !== undefined && { accelerator }),
  });
  const about = item('&About Palpate', 'about');
  const preferences = item('&Settings…', 'settings', 'CmdOrCtrl+,');
  const end: Item[] = isMac ? [{ role: 'close' }] : [preferences, separator, { role: 'quit' }];
  return [
    ...(isMac ? [{ role: 'appMenu', submenu: macAppMenu(about, preferences) } satisfies Item] : []),
    { label: '&File', submenu: [...fileItems(item, recentItems(settings, acts)), separator, ...end] },
    { label: '&Edit', submenu: editItems(item, settings.platform) },
    { label: '&Card', submenu: cardItems(item) },
    { label: '&Go', submenu: goItems(item) },
    { label: '&View', submenu: viewItems(settings, acts) },
    ...(isMac ? [{ role: 'windowMenu' } satisfies Item] : []),
    { role: 'help', label: '&Help', submenu: [...helpItems(item), ...(isMac ? [] : [separator, about])] },
  ];
}

type MakeItem = (label: string, command: PageCommand, accelerator?: string) => Item;

function fileItems(item: MakeItem, recent: Item[]): Item[] {
  return [
    item('&Open deck…', 'open-deck', 'CmdOrCtrl+O'),
    { label: 'Open &recent', submenu: recent, enabled: recent.length > 0 },
    separator,
    item('Save as P&DF…', 'save-pdf', 'CmdOrCtrl+Shift+S'),
    item('&Print…', 'print', 'CmdOrCtrl+P'),
  ];
}

function recentItems({ recent }: MenuSettings, { openRecent, clearRecent }: MenuActs): Item[] {
  if (recent.length === 0) return [];
  const files = recent.map((path): Item => ({
    label: basename(path).replaceAll('&', '&&'),
    toolTip: path,
    click: () => openRecent(path),
  }));
  return [...files, separator, { label: '&Clear this list', click: clearRecent }];
}

function editItems(item: MakeItem, platform: NodeJS.Platform): Item[] {
  return [
    item('&Undo', 'undo', 'CmdOrCtrl+Z'),
    item('&Redo', 'redo', platform === 'win32' ? 'Ctrl+Y' : 'CmdOrCtrl+Shift+Z'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
}

/** Without keys: those of the study screen are the learner's to choose. */
function cardItems(item: MakeItem): Item[] {
  return [
    item('&Put off until tomorrow', 'bury'),
    item('&Suspend', 'suspend'),
    item('&Flag or take the flag off', 'flag'),
  ];
}

function goItems(item: MakeItem): Item[] {
  return [
    item('&Today', 'today', 'CmdOrCtrl+1'),
    item('&Study', 'study', 'CmdOrCtrl+2'),
    item('&Library', 'library', 'CmdOrCtrl+3'),
    separator,
    item('&Claims', 'claims'),
    item('S&ources', 'sources'),
    item('&Plans', 'plans'),
    item('&Updates of decks', 'updates'),
  ];
}

function viewItems({ isDevelopment }: MenuSettings, { zoom }: MenuActs): Item[] {
  return [
    { label: '&Actual size', accelerator: 'CmdOrCtrl+0', click: () => zoom('reset') },
    { label: 'Zoom &in', accelerator: 'CmdOrCtrl+Plus', click: () => zoom('in') },
    // The key without Shift, as in every browser.
    { label: 'Zoom in', accelerator: 'CmdOrCtrl+=', visible: false, click: () => zoom('in') },
    { label: 'Zoom &out', accelerator: 'CmdOrCtrl+-', click: () => zoom('out') },
    separator,
    { role: 'togglefullscreen' },
    ...(isDevelopment ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
  ];
}

function helpItems(item: MakeItem): Item[] {
  return [
    item('&Keyboard shortcuts', 'shortcuts', 'CmdOrCtrl+/'),
    item('&Report a fault in Palpate…', 'report'),
  ];
}

function macAppMenu(about: Item, preferences: Item): Item[] {
  return [
    about,
    separator,
    preferences,
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
