import { expect, test } from 'vitest';
import { known } from '../support/electron-stand-in/known.ts';

const part = () => known('app', { name: 'x', quit: () => 'quit' });

test('the stand-in does what it knows', () => {
  const app = part();
  app.name = 'y';
  expect([app.quit(), app.name]).toEqual(['quit', 'y']);
});

test('and fails on anything else, so that no test passes by a call that was never made', () => {
  const app: object = part();
  expect(() => void Reflect.get(app, 'setBadgeCount')).toThrow('knows no app.setBadgeCount');
  expect(() => Reflect.set(app, 'badgeCount', 3)).toThrow('knows no app.badgeCount');
});
