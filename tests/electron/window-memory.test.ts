import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextZoom, WindowMemory, withRecent } from '../../electron/window-memory.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palpate-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const fresh = { theme: 'system', zoom: 1, recent: [] };

test('what was changed is there at the next start', () => {
  const memory = new WindowMemory(folder);
  expect(memory.value).toEqual(fresh);
  memory.change({ zoom: 1.5 });
  memory.change({ theme: 'dark', recent: ['/a.palpate'] });
  expect(new WindowMemory(folder).value).toEqual({ theme: 'dark', zoom: 1.5, recent: ['/a.palpate'] });
  expect(readdirSync(folder)).toEqual(['view.json']);
});

test.each(['', 'no json', 'null', '[]', '{"zoom":99,"theme":"pink","recent":[1]}', '{"recent":"x"}'])(
  'a file that holds %j is as none',
  (text) => {
    writeFileSync(join(folder, 'view.json'), text);
    expect(new WindowMemory(folder).value).toEqual(fresh);
  },
);

test('a folder that cannot be written costs the memory, not the window', () => {
  const memory = new WindowMemory(join(folder, 'missing'));
  memory.change({ zoom: 2 });
  expect(memory.value.zoom).toBe(2);
});

test('zoom goes by steps and ends at both ends', () => {
  expect([nextZoom(1, 'in'), nextZoom(1, 'out'), nextZoom(3, 'in'), nextZoom(0.5, 'out')]).toEqual([
    1.1, 0.9, 3, 0.5,
  ]);
  expect(nextZoom(nextZoom(1.25, 'in'), 'out')).toBe(1.25);
});

test('a deck opened again comes first, and the list ends', () => {
  expect(withRecent(['a', 'b', 'c'], 'b')).toEqual(['b', 'a', 'c']);
  const many = Array.from({ length: 20 }, (_, index) => String(index)).reduce<string[]>(withRecent, []);
  expect(many).toEqual(['19', '18', '17', '16', '15', '14', '13', '12']);
});
