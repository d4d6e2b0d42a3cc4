import type { App } from './app.svelte.ts';

const screens = ['today', 'study', 'library', 'settings', 'about'] as const;

function typing(): boolean {
  return document.activeElement?.matches('input, textarea, [contenteditable]') ?? false;
}

/** Does what a menu of the desktop shell asks for; in a text field, undo would mean the text and not the card. */
function run(app: App, command: unknown): void {
  const screen = screens.find((each) => each === command);
  if (screen) app.go({ screen });
  else if (command === 'shortcuts') app.helpOpen = true;
  else if ((command === 'undo' || command === 'redo') && !typing()) void app[command]();
}

/** Listens for the shell's menu; the result stops it. */
export function followMenu(app: App): () => void {
  function listen(event: MessageEvent<unknown>): void {
    const { data } = event;
    if (event.source !== window || typeof data !== 'object' || data === null) return;
    if ('type' in data && data.type === 'palpate:command' && 'command' in data) run(app, data.command);
  }
  window.addEventListener('message', listen);
  return () => window.removeEventListener('message', listen);
}
