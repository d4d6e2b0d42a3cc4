import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ BrowserWindow: {}, dialog: {}, nativeTheme: {} }));
const { windowOptions } = await import('../../electron/window.ts');

const settings = { preload: '/x/preload.cjs', isDark: false, isDevelopment: false, problem: null };

test('what a page may do is exactly this', () => {
  expect(windowOptions(settings).webPreferences).toEqual({
    preload: '/x/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
    additionalArguments: [],
  });
});

test('developer tools exist in development only', () => {
  expect(windowOptions({ ...settings, isDevelopment: true }).webPreferences?.devTools).toBe(true);
});

test('the window waits for its first picture, on paper of the right colour, where it was last', () => {
  const options = windowOptions(settings);
  expect(options).toMatchObject({ show: false, name: 'main', windowStatePersistence: true });
  expect(windowOptions({ ...settings, isDark: true }).backgroundColor).not.toBe(options.backgroundColor);
});

test('a problem at start reaches the preload in one argument of plain characters', () => {
  const problem = { code: 'profile.newer', message: 'The file "C:\\Ü ä\\palpate.sqlite" is newer — 100%.' };
  const [argument = ''] = windowOptions({ ...settings, problem }).webPreferences?.additionalArguments ?? [];
  expect(argument).toMatch(/^--palpate-startup-problem=[A-Za-z0-9%._~!*'()-]+$/);
  expect(JSON.parse(decodeURIComponent(argument.split('=')[1] ?? ''))).toEqual(problem);
});
