import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ Menu: {} }));
const { menuTemplate } = await import('../../electron/menu.ts');

const platforms = ['darwin', 'win32', 'linux'] as const;
const submenu = (item: MenuItemConstructorOptions) => item.submenu as MenuItemConstructorOptions[];

function commands(platform: NodeJS.Platform): Record<string, string | undefined> {
  const sent: string[] = [];
  const template = menuTemplate(platform, false, (command) => sent.push(command));
  const items = template.flatMap((top) => (top.submenu ? submenu(top) : [])).filter((item) => item.click);
  for (const item of items) (item.click as () => void)();
  return Object.fromEntries(sent.map((command, index) => [command, items[index]?.accelerator]));
}

describe.each(platforms)('on %s', (platform) => {
  test('every command of the app is in the menu bar, with its key', () => {
    expect(commands(platform)).toEqual({
      undo: 'CmdOrCtrl+Z',
      redo: platform === 'win32' ? 'Ctrl+Y' : 'CmdOrCtrl+Shift+Z',
      today: 'CmdOrCtrl+1',
      study: 'CmdOrCtrl+2',
      library: 'CmdOrCtrl+3',
      settings: 'CmdOrCtrl+,',
      shortcuts: undefined,
      about: undefined,
    });
  });

  test('no two items of one menu share an access key', () => {
    for (const top of menuTemplate(platform, true, () => undefined).filter((each) => each.submenu)) {
      const keys = submenu(top).flatMap((item) => /&(\w)/.exec(item.label ?? '')?.[1]?.toLowerCase() ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('developer tools are in the menu in development only', () => {
    const hasTools = (isDevelopment: boolean) =>
      menuTemplate(platform, isDevelopment, () => undefined).some(
        (top) => top.submenu && submenu(top).some((item) => item.role === 'toggleDevTools'),
      );
    expect([hasTools(true), hasTools(false)]).toEqual([true, false]);
  });
});

test('macOS has its app and window menus, the others quit and settings under File', () => {
  const tops = (platform: NodeJS.Platform) =>
    menuTemplate(platform, false, () => undefined).map((top) => top.label ?? top.role);
  expect(tops('darwin')).toEqual(['appMenu', '&File', '&Edit', '&Go', '&View', 'windowMenu', '&Help']);
  expect(tops('linux')).toEqual(['&File', '&Edit', '&Go', '&View', '&Help']);
  const file = menuTemplate('linux', false, () => undefined)[0];
  expect(file && submenu(file).map((item) => item.role ?? item.type ?? item.label)).toEqual([
    '&Settings…',
    'separator',
    'quit',
  ]);
});
