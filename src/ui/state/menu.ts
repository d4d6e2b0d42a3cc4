import type { ActCommand, PageCommand, PlaceCommand } from '../../contract/commands.ts';
import type { Opened } from '../../contract/shell.ts';
import { t } from '../i18n/en.ts';
import type { App } from './app.svelte.ts';

const places = {
  today: true,
  study: true,
  library: true,
  claims: true,
  sources: true,
  plans: true,
  updates: true,
  settings: true,
  about: true,
} satisfies Record<PlaceCommand, true>;

const acts: Record<ActCommand, (app: App) => void> = {
  undo: (app) => step(app, 'undo'),
  redo: (app) => step(app, 'redo'),
  bury: (app) => withCard(app, 'bury'),
  suspend: (app) => withCard(app, 'suspend'),
  flag: (app) => withCard(app, 'flag'),
  'open-deck': (app) => void app.openDeck(),
  print: (app) => void app.print(),
  'save-pdf': (app) => void app.savePdf(document.title),
  shortcuts: (app) => {
    app.helpOpen = true;
  },
  report: (app) => {
    app.faultOpen = true;
  },
};

/** Every command that a menu can give to the page. */
export const commands = [...Object.keys(places), ...Object.keys(acts)] as PageCommand[];

/** In a text field, undo would mean the text and not the card. */
function step(app: App, way: 'undo' | 'redo'): void {
  if (!(document.activeElement?.matches('input, textarea, [contenteditable]') ?? false)) void app[way]();
}

function withCard(app: App, action: 'bury' | 'suspend' | 'flag'): void {
  if (!app.hotkeys.run(action)) app.notices.show(t.host.onlyWithCard);
}

const isPlace = (command: unknown): command is PlaceCommand =>
  typeof command === 'string' && Object.hasOwn(places, command);
const isAct = (command: unknown): command is ActCommand =>
  typeof command === 'string' && Object.hasOwn(acts, command);

/** Does what a menu of the desktop shell asks for. */
export function run(app: App, command: unknown): void {
  if (isPlace(command)) app.go({ screen: command });
  else if (isAct(command)) acts[command](app);
}

/** Shows what was opened from outside the page: a link leads somewhere, a deck asks first. */
export async function show(app: App, opened: readonly Opened[]): Promise<void> {
  for (const each of opened) {
    if (each.kind === 'refused') app.notices.problem(each.message);
    else if (each.kind === 'link') location.hash = each.hash;
    else await app.showDeck(each.name, each.bytes);
  }
}

/** Follows the desktop shell and files that are dropped on the page; the result stops it. */
export function followHost(app: App): () => void {
  const takeOpened = async () => show(app, await app.host.opened());
  function listen(event: MessageEvent<unknown>): void {
    const { data } = event;
    if (event.source !== window || typeof data !== 'object' || data === null || !('type' in data)) return;
    if (data.type === 'palpate:command' && 'command' in data) run(app, data.command);
    else if (data.type === 'palpate:opened') void takeOpened();
  }
  const stopDrops = followDrops(app);
  window.addEventListener('message', listen);
  void takeOpened();
  return () => {
    stopDrops();
    window.removeEventListener('message', listen);
  };
}

/** A file dropped anywhere on the page is opened; without this a browser would leave the page for it. */
function followDrops(app: App): () => void {
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  function over(event: DragEvent): void {
    if (hasFiles(event)) event.preventDefault();
  }
  function drop(event: DragEvent): void {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    void app.host.dropped(files).then((opened) => show(app, opened));
  }
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}
