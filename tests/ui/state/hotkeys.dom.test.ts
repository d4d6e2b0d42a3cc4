import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Hotkeys, type KeyHandler } from '../../../src/ui/state/hotkeys.svelte.ts';

const keymap = {
  reveal: 'Space',
  again: '1',
  hard: '2',
  good: '3',
  easy: '4',
  undo: 'z',
  suspend: 's',
  bury: 'b',
  flag: 'f',
  help: '?',
};

let settings: { keymap: typeof keymap; singleKeys: boolean } | null;
let handler: ReturnType<typeof vi.fn<KeyHandler>>;
let hotkeys: Hotkeys;
const listen = (event: KeyboardEvent) => hotkeys.handle(event);

beforeEach(() => {
  document.body.innerText = '';
  settings = { keymap, singleKeys: true };
  handler = vi.fn<KeyHandler>(() => true);
  hotkeys = new Hotkeys(() => settings);
  hotkeys.bind(handler);
  window.addEventListener('keydown', listen);
});

afterEach(() => window.removeEventListener('keydown', listen));

function put<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  document.body.append(element);
  return element;
}

/** @returns whether the key was left to the browser */
const press = (key: string, more: KeyboardEventInit = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...more });

describe('a key', () => {
  it('is told with its action and kept from the browser', async () => {
    expect(await press('3')).toBe(false);
    expect(handler).toHaveBeenCalledExactlyOnceWith('3', 'good');
  });

  it('is told without an action where it has none, for letters of options', async () => {
    await press('c');
    expect(handler).toHaveBeenCalledExactlyOnceWith('c', null);
  });

  it('is left to the browser where no screen uses it', async () => {
    handler.mockReturnValue(false);
    expect(await press('3')).toBe(true);
  });

  it('goes to the screen bound last, and to the one below once that is gone', async () => {
    const above = vi.fn<KeyHandler>(() => true);
    const unbind = hotkeys.bind(above);
    await press('3');
    unbind();
    await press('4');
    expect(above).toHaveBeenCalledExactlyOnceWith('3', 'good');
    expect(handler).toHaveBeenCalledExactlyOnceWith('4', 'easy');
  });
});

describe('a key is not a shortcut', () => {
  it.each(['input', 'textarea', 'select'] as const)('in a field (%s)', async (name) => {
    await press('3', {}, put(name));
    expect(handler).not.toHaveBeenCalled();
  });

  it.each([
    ['while a word is composed', { isComposing: true }],
    ['when it repeats', { repeat: true }],
    ['with Alt', { altKey: true }],
    ['with Ctrl', { ctrlKey: true }],
  ])('%s', async (_, more) => {
    await press('3', more);
    expect(handler).not.toHaveBeenCalled();
  });

  it('while a dialog is open', async () => {
    const dialog = put('dialog');
    dialog.setAttribute('open', '');
    await press('3');
    expect(handler).not.toHaveBeenCalled();
    dialog.remove();
    await press('3');
    expect(handler).toHaveBeenCalledOnce();
  });

  it('when single keys are switched off, while Ctrl+Z still works', async () => {
    settings = { keymap, singleKeys: false };
    await press('3');
    await press(' ');
    expect(handler).not.toHaveBeenCalled();
    await press('z', { ctrlKey: true });
    expect(handler).toHaveBeenCalledExactlyOnceWith('z', 'undo');
  });

  it.each([' ', 'Enter'])('on a button that %j presses; other keys are', async (key) => {
    const button = put('button');
    await press(key, {}, button);
    expect(handler).not.toHaveBeenCalled();
    await press('3', {}, button);
    expect(handler).toHaveBeenCalledOnce();
  });
});

it.each([
  [{ key: 'z', ctrlKey: true }, 'undo'],
  [{ key: 'z', metaKey: true }, 'undo'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
  [{ key: 'y', ctrlKey: true }, 'redo'],
  [{ key: '/', ctrlKey: true }, 'help'],
])('%o asks for %s', async ({ key, ...more }, command) => {
  await press(key, more);
  expect(handler.mock.calls.map(([, given]) => given)).toEqual([command]);
});
