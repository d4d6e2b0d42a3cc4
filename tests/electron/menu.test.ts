import { readFileSync } from 'node:fs';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { commands } from '../../src/ui/state/menu.ts';

vi.mock('electron', () => ({ Menu: {} }));
const { menuTemplate } = await import('../../electron/menu.ts');

type Item = MenuItemConstructorOptions;
type Platform = 'darwin' | 'win32' | 'linux';
const platforms: Platform[] = ['darwin', 'win32', 'linux'];
const submenu = (item: Item) => item.submenu as Item[];

interface Done {
  sent: string[];
  zoomed: string[];
  opened: string[];
}

function menu(platform: Platform, { isDevelopment = false, recent = [] as string[] } = {}) {
  const done: Done = { sent: [], zoomed: [], opened: [] };
  const template = menuTemplate(
    { platform, isDevelopment, recent },
    {
      send: (command) => done.sent.push(command),
      zoom: (way) => done.zoomed.push(way),
      openRecent: (path) => done.opened.push(path),
      clearRecent: () => done.opened.push('cleared'),
    },
  );
  return { template, done };
}

const items = (template: Item[]) => template.flatMap((top) => (top.submenu ? submenu(top) : []));
const click = (item: Item | undefined) => (item?.click as () => void)();

/** What each item asks of the page, with its key. */
function sent(platform: Platform): Map<string, string | undefined> {
  const { template, done } = menu(platform);
  const keys = new Map<string, string | undefined>();
  for (const item of items(template).filter((each) => each.click)) {
    const before = done.sent.length;
    click(item);
    const command = done.sent[before];
    if (command !== undefined) keys.set(command, item.accelerator);
  }
  return keys;
}

describe.each(platforms)('on %s', (platform) => {
  test('every command of the interface is in the menu bar, and nothing that it does not know', () => {
    expect([...sent(platform).keys()].sort()).toEqual([...commands].sort());
  });

  test('the usual keys do the usual things', () => {
    expect(Object.fromEntries(sent(platform))).toMatchObject({
      undo: 'CmdOrCtrl+Z',
      redo: platform === 'win32' ? 'Ctrl+Y' : 'CmdOrCtrl+Shift+Z',
      'open-deck': 'CmdOrCtrl+O',
      print: 'CmdOrCtrl+P',
      settings: 'CmdOrCtrl+,',
      today: 'CmdOrCtrl+1',
    });
  });

  test('no key stands for two things', () => {
    const keys = items(menu(platform, { isDevelopment: true }).template).flatMap(
      (item) => item.accelerator ?? [],
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('no two items of one menu share an access key', () => {
    const { template } = menu(platform, { isDevelopment: true });
    for (const list of [template, ...template.flatMap((each) => (each.submenu ? [submenu(each)] : []))]) {
      const keys = list.flatMap((item) => /&(\w)/.exec(item.label ?? '')?.[1]?.toLowerCase() ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('developer tools are in the menu in development only', () => {
    const hasTools = (isDevelopment: boolean) =>
      items(menu(platform, { isDevelopment }).template).some((item) => item.role === 'toggleDevTools');
    expect([hasTools(true), hasTools(false)]).toEqual([true, false]);
  });
});

test('every page that needs no name of anything is a command', () => {
  const routes = readFileSync(new URL('../../src/ui/routes.ts', import.meta.url), 'utf8');
  const screens = [...routes.matchAll(/\| \{ screen: '([\w-]+)' \}/g)].map(([, name]) => name);
  expect(screens.length).toBeGreaterThan(5);
  expect(screens.filter((name) => !commands.some((command) => command === name))).toEqual([]);
});

test('zoom goes by steps and back', () => {
  const { template, done } = menu('linux');
  for (const label of ['&Actual size', 'Zoom &in', 'Zoom &out'])
    click(items(template).find((item) => item.label === label));
  expect(done.zoomed).toEqual(['reset', 'in', 'out']);
});

test('decks that were opened are offered by their names', () => {
  const recentOf = (recent: string[]) => {
    const { template, done } = menu('linux', { recent });
    const list = items(template).find((item) => item.label === 'Open &recent');
    return { list, entries: list ? submenu(list) : [], done };
  };
  expect(recentOf([]).list?.enabled).toBe(false);
  const { list, entries, done } = recentOf(['/home/x/Ribs & spine.palpate', '/b.palpate']);
  expect(list?.enabled).toBe(true);
  expect(entries.map(({ label }) => label)).toEqual([
    'Ribs && spine.palpate',
    'b.palpate',
    undefined,
    '&Clear this list',
  ]);
  click(entries[0]);
  click(entries[3]);
  expect(done.opened).toEqual(['/home/x/Ribs & spine.palpate', 'cleared']);
});

test('macOS has its app and window menus, the others quit and settings under File', () => {
  const tops = (platform: Platform) => menu(platform).template.map((top) => top.label ?? top.role);
  const own = ['&File', '&Edit', '&Card', '&Go', '&View'];
  expect(tops('darwin')).toEqual(['appMenu', ...own, 'windowMenu', '&Help']);
  expect(tops('linux')).toEqual([...own, '&Help']);
  const [file] = menu('linux').template;
  expect(
    file &&
      submenu(file)
        .map((item) => item.role ?? item.label)
        .slice(-3),
  ).toEqual(['&Settings…', undefined, 'quit']);
});
