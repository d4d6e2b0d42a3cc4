import type { Settings } from '../../contract/settings.ts';

export type Keymap = Settings['keymap'];
export type Action = keyof Keymap;
/** In the order in which they are listed. */
export const actions: readonly Action[] = [
  'reveal',
  'again',
  'hard',
  'good',
  'easy',
  'undo',
  'flag',
  'suspend',
  'bury',
  'help',
];

/** What a key asks for; redo and opening have no single key. */
export type Command = Action | 'redo' | 'open';

/** The part of a keyboard event that decides which key was meant. */
export interface KeyPress {
  key: string;
  code: string;
  shiftKey: boolean;
}

const named: Record<string, string> = { ' ': 'Space', Enter: 'Enter' };

/** Digits by position, so that layouts with digits on the shifted row work; letters by position on non-Latin layouts. */
function byPosition({ code, key, shiftKey }: KeyPress): string | null {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit !== undefined && !shiftKey) return digit;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter !== undefined && /[\u0250-\uffff]/.test(key) ? letter.toLowerCase() : null;
}

/** The name under which a key stands in the keymap: `Space`, `Enter`, a digit or the character in lower case. */
export function keyName(press: KeyPress): string {
  const name = named[press.key];
  return name ?? byPosition(press) ?? (press.key.length === 1 ? press.key.toLowerCase() : press.key);
}

/** The action a key stands for, if any. */
export function actionFor(key: string, keymap: Keymap): Action | null {
  return actions.find((action) => keymap[action] === key) ?? null;
}

/** The action that already uses a key, other than the one being changed. */
export function keyConflict(key: string, action: Action, keymap: Keymap): Action | null {
  const holder = actionFor(key, keymap);
  return holder === action ? null : holder;
}

/** Letters up to `e` choose options, and keys without a printable name cannot be shown on a button. */
export function canRemapTo(key: string): boolean {
  return Object.values(named).includes(key) || (key.length === 1 && !/[a-e\s]/.test(key));
}
