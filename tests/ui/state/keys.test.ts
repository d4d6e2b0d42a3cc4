import { describe, expect, it } from 'vitest';
import { actionFor, canRemapTo, keyConflict, keyName, type Keymap } from '../../../src/ui/state/keys.ts';

const keymap: Keymap = {
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

describe('the name of a key', () => {
  it.each([
    ['a space', ' ', 'Space', false, 'Space'],
    ['a letter', 'b', 'KeyB', false, 'b'],
    ['a letter under Caps Lock', 'B', 'KeyB', false, 'b'],
    ['a digit', '3', 'Digit3', false, '3'],
    ['a digit of the keypad', '3', 'Numpad3', false, '3'],
    ['the digit key of a French keyboard without Shift', '"', 'Digit3', false, '3'],
    ['the digit of a French keyboard with Shift', '3', 'Digit3', true, '3'],
    ['a sign above a digit', '#', 'Digit3', true, '#'],
    ['a letter key of a Russian keyboard', 'и', 'KeyB', false, 'b'],
    ['a letter with an accent', 'é', 'KeyE', false, 'é'],
    ['a letter moved by the layout', 'z', 'KeyY', false, 'z'],
    ['an arrow', 'ArrowLeft', 'ArrowLeft', false, 'ArrowLeft'],
  ])('%s', (_, key, code, shiftKey, name) => {
    expect(keyName({ key, code, shiftKey })).toBe(name);
  });
});

it('finds the action of a key', () => {
  expect(actionFor('3', keymap)).toBe('good');
  expect(actionFor('x', keymap)).toBeNull();
});

it('names the action that a key is taken by, unless it is the same one', () => {
  expect(keyConflict('3', 'easy', keymap)).toBe('good');
  expect(keyConflict('4', 'easy', keymap)).toBeNull();
  expect(keyConflict('x', 'easy', keymap)).toBeNull();
});

it('keeps the letters of options and keys without a sign from being used', () => {
  expect(['a', 'e', 'F5', 'Shift', 'ArrowUp', 'constructor'].filter(canRemapTo)).toEqual([]);
  expect(['f', '5', '?', 'Space', 'Enter'].filter(canRemapTo)).toHaveLength(5);
});
