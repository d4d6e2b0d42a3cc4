import { expect, test } from 'vitest';
import { crashReport } from '../../electron/crash-report.ts';

const build = {
  version: '0.1.0',
  versions: { electron: '45.4.1', chrome: '152.0', node: '24.18.0' },
  platform: 'linux',
  arch: 'x64',
};

test('it says which part stopped, where in our code, and on what', () => {
  const error = new TypeError('Cannot read the card "Where do back mice lie?" of /home/maria/palpate');
  error.stack = [
    `TypeError: ${error.message}`,
    '    at relay (file:///home/maria/apps/Palpate/resources/app.asar/dist/electron/main.js:120:17)',
    '    at C:\\Users\\Maria\\Palpate\\dist\\electron\\worker.js:7:3',
    '    at async open (/home/maria/code/src/service/deck-files.ts:12:5)',
    '    at Object.maria (/home/maria/other/thing.js:1:1)',
    '    at node:internal/process/task_queues:103:5',
  ].join('\n');
  expect(crashReport({ what: 'Palpate met a fault of its own.', code: 'ERR_X', error }, build)).toBe(
    [
      'Palpate 0.1.0 on linux x64',
      'Electron 45.4.1, Chromium 152.0, Node 24.18.0',
      'Palpate met a fault of its own.',
      'Code: ERR_X',
      'Error: TypeError',
      '  at main.js:120:17',
      '  at worker.js:7:3',
      '  at deck-files.ts:12:5',
    ].join('\n'),
  );
});

test('whatever else an error carries stays out', () => {
  const error = new Error('Maria');
  error.name = 'Maria met a card';
  error.stack = 'Maria\n    at /home/maria/dist/maria smith.js:1:1';
  const report = crashReport({ what: 'It stopped.', code: '/home/maria', error }, build);
  expect(report.toLowerCase()).not.toContain('maria');
  expect(report.split('\n').slice(2)).toEqual([
    'It stopped.',
    'Code: not a plain word',
    'Error: not a plain word',
  ]);
});

test('without an error there is nothing of one', () => {
  const report = crashReport({ what: 'The window stopped working.', code: 'crashed.5', error: null }, build);
  expect(report.split('\n').slice(2)).toEqual(['The window stopped working.', 'Code: crashed.5']);
});
