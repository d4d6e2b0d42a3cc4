import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ dialog: {} }));
const { confirmOptions, saveOptions } = await import('../../electron/dialogs.ts');

test('Enter, Escape and closing cancel what cannot be taken back', () => {
  const options = confirmOptions({ message: 'Reset 3 cards?', detail: 'Their log stays.', button: 'Reset' });
  expect(options.buttons).toEqual(['Reset', 'Cancel']);
  expect(options).toMatchObject({ type: 'warning', defaultId: 1, cancelId: 1, message: 'Reset 3 cards?' });
});

test.each([
  ['Record.pdf', 'Record.pdf', ['pdf']],
  ['cards.CSV', 'cards.csv', ['csv']],
  ['report', 'report.txt', ['txt']],
  ['setup.exe', 'setup.exe.txt', ['txt']],
])('%s is suggested as %s', (name, path, extensions) => {
  const options = saveOptions(name);
  expect(options.defaultPath).toBe(path);
  expect(options.filters?.map((each) => each.extensions)).toEqual([extensions]);
});
