import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';

const opened = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({ shell: { openExternal: (url: string) => Promise.resolve(opened.push(url)) } }));
const { denyPermissions, guardPages, isOwnFrame } = await import('../../electron/security.ts');

beforeEach(() => opened.splice(0));

/** Names from Electron's documentation of `setPermissionRequestHandler` and `setPermissionCheckHandler`. */
const permissions = [
  'accessibility-events',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
];

type Decide = (decision: unknown) => void;
type Handlers = Record<
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler',
  (...given: unknown[]) => unknown
>;

class FakeSession extends EventEmitter {
  readonly handlers: Partial<Handlers> = {};
  setPermissionRequestHandler = (handler: (...given: unknown[]) => unknown) =>
    (this.handlers.setPermissionRequestHandler = handler);
  setPermissionCheckHandler = (handler: (...given: unknown[]) => unknown) =>
    (this.handlers.setPermissionCheckHandler = handler);
  setDevicePermissionHandler = (handler: (...given: unknown[]) => unknown) =>
    (this.handlers.setDevicePermissionHandler = handler);
  setDisplayMediaRequestHandler = (handler: (...given: unknown[]) => unknown) =>
    (this.handlers.setDisplayMediaRequestHandler = handler);
}

describe('permissions', () => {
  const session = new FakeSession();
  denyPermissions(session as unknown as Session);

  test.each(permissions)('%s is denied when asked for and when checked', (permission) => {
    const decisions: unknown[] = [];
    const decide: Decide = (decision) => decisions.push(decision);
    session.handlers.setPermissionRequestHandler?.({}, permission, decide, {});
    expect(decisions).toEqual([false]);
    expect(session.handlers.setPermissionCheckHandler?.({}, permission, 'app://palpate', {})).toBe(false);
  });

  test('devices, screens and downloads are denied', () => {
    expect(session.handlers.setDevicePermissionHandler?.({ deviceType: 'usb' })).toBe(false);
    const streams: unknown[] = [];
    session.handlers.setDisplayMediaRequestHandler?.({}, (given: unknown) => streams.push(given));
    expect(streams).toEqual([null]);
    const event = { preventDefault: vi.fn() };
    session.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

type OpenHandler = (details: { url: string }) => { action: string };

class FakeContents extends EventEmitter {
  open: OpenHandler = () => ({ action: 'allow' });
  setWindowOpenHandler = (handler: OpenHandler) => (this.open = handler);
}

function guarded(): FakeContents {
  const app = new EventEmitter();
  guardPages(app as App);
  const contents = new FakeContents();
  app.emit('web-contents-created', {}, contents);
  return contents;
}

function isStopped(event: string, details: object): boolean {
  const preventDefault = vi.fn();
  guarded().emit(event, { ...details, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

describe('navigation', () => {
  test('the page may reload itself', () => {
    expect(isStopped('will-navigate', { url: 'app://palpate/' })).toBe(false);
    expect(isStopped('will-frame-navigate', { url: 'app://palpate/', isMainFrame: true })).toBe(false);
  });

  test.each([
    'https://example.org/',
    'http://127.0.0.1:80/',
    'file:///etc/passwd',
    'data:text/html,x',
    'about:blank',
    'app://other/',
  ])('it may not go to %s', (url) => {
    expect(isStopped('will-navigate', { url })).toBe(true);
    expect(isStopped('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
  });

  test('no frame may go anywhere, no redirect is followed, no webview is attached', () => {
    expect(isStopped('will-frame-navigate', { url: 'app://palpate/', isMainFrame: false })).toBe(true);
    expect(isStopped('will-redirect', { url: 'app://palpate/' })).toBe(true);
    expect(isStopped('will-attach-webview', {})).toBe(true);
  });

  test('no window opens; an https link goes to the system browser, others nowhere', () => {
    const contents = guarded();
    const urls = [
      'https://example.org/a',
      'http://example.org/',
      'app://palpate/',
      'javascript:0',
      'about:blank',
    ];
    expect(urls.map((url) => contents.open({ url }).action)).toEqual(urls.map(() => 'deny'));
    expect(opened).toEqual(['https://example.org/a']);
  });
});

describe('the sender of a message', () => {
  const parent = {} as never;
  test('is accepted from the main frame of the page', () => {
    expect(isOwnFrame({ url: 'app://palpate/#/study', parent: null })).toBe(true);
  });
  test.each([
    ['a frame that is gone', null],
    ['a sub-frame', { url: 'app://palpate/', parent }],
    ['a foreign page', { url: 'https://palpate/', parent: null }],
    ['another host', { url: 'app://other/', parent: null }],
    ['an empty page', { url: 'about:blank', parent: null }],
    ['no address', { url: '', parent: null }],
  ])('is refused from %s', (_name, frame) => {
    expect(isOwnFrame(frame)).toBe(false);
  });
});
