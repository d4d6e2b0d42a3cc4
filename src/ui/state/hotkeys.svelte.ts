import { actionFor, keyName, type Action, type Command, type Keymap } from './keys.ts';

/** What a screen is told: the key's name and what it is mapped to. Returns whether it was used. */
export type KeyHandler = (key: string, command: Command | null) => boolean;

const editable =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';
const activatable = 'a[href], button, summary, input, [role=button]';

function within(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** true where a key belongs to the control that has the focus, to an input method, or to the browser. */
function leaveAlone(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.key === 'Process') return true;
  return within(event.target, editable) || document.querySelector('dialog[open]') !== null;
}

/** Single-key shortcuts for whatever screen is shown, and the few with Ctrl that always work. */
export class Hotkeys {
  readonly #settings: () => { keymap: Keymap; singleKeys: boolean } | null;
  readonly #handlers: KeyHandler[] = [];

  constructor(settings: () => { keymap: Keymap; singleKeys: boolean } | null) {
    this.#settings = settings;
  }

  /** Adds a handler in front of those there are; the result takes it away again. */
  bind(handler: KeyHandler): () => void {
    this.#handlers.unshift(handler);
    return () => {
      this.#handlers.splice(this.#handlers.indexOf(handler), 1);
    };
  }

  /** Does an action without its key; false where no screen takes it now. */
  run(action: Action): boolean {
    return this.#handlers.some((handler) => handler('', action));
  }

  handle(event: KeyboardEvent): void {
    const settings = this.#settings();
    if (!settings || leaveAlone(event) || event.altKey) return;
    const key = keyName(event);
    const control = event.ctrlKey || event.metaKey;
    const command = control ? withControl(key, event.shiftKey) : actionFor(key, settings.keymap);
    if (control ? command === null : !settings.singleKeys || belongsToControl(key, event.target)) return;
    if (this.#handlers.some((handler) => handler(key, command))) event.preventDefault();
  }
}

/** Space and Enter press the button or follow the link that has the focus. */
function belongsToControl(key: string, target: EventTarget | null): boolean {
  return (key === 'Space' || key === 'Enter') && within(target, activatable);
}

function withControl(key: string, shift: boolean): Command | null {
  if (key === 'z') return shift ? 'redo' : 'undo';
  if (key === 'y') return 'redo';
  if (key === 'o') return 'open';
  return key === '/' ? 'help' : null;
}
