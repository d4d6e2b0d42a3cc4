import { expect, test } from 'vitest';
import { defaultProfileFolder } from '../../src/storage/location.ts';

test.each([
  ['linux', {}, '/home/ann', '/home/ann/.local/share/palpate'],
  ['linux', { XDG_DATA_HOME: '/data/ann' }, '/home/ann', '/data/ann/palpate'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ann', '/home/ann/.local/share/palpate'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ann', '/home/ann/.local/share/palpate'],
  ['darwin', { XDG_DATA_HOME: '/data/ann' }, '/Users/ann', '/Users/ann/Library/Application Support/Palpate'],
  ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\ann', 'D:\\Roaming\\Palpate'],
  ['win32', {}, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Roaming\\Palpate'],
] as const)('on %s with %o the profile of %s is in %s', (platform, env, home, folder) => {
  expect(defaultProfileFolder(platform, env, home)).toBe(folder);
});
