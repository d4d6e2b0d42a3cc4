import { app, powerMonitor } from 'electron';
import type { Engine } from '../src/service/engine.ts';

/** Quitting, by whatever way, waits until the study data is closed. */
export function closeBeforeQuit(engine: Engine): void {
  let open: Engine | null = engine;
  app.on('will-quit', (event) => {
    if (!open) return;
    event.preventDefault();
    const closing = open.close();
    open = null;
    void closing.finally(() => app.quit());
  });
}

/** The end of the session is an ordinary end. */
export function quitWithSession(): void {
  powerMonitor.on('shutdown', () => app.quit());
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

/** Why nobody can be studying now. */
interface Away {
  suspended: boolean;
  locked: boolean;
  hidden: boolean;
}

/** Tells, when it changes, whether work that nobody asked for must wait. */
export function restTeller(tell: (isResting: boolean) => void): (change: Partial<Away>) => void {
  let away: Away = { suspended: false, locked: false, hidden: false };
  const isResting = () => away.suspended || away.locked || away.hidden;
  return (change) => {
    const before = isResting();
    away = { ...away, ...change };
    if (isResting() !== before) tell(isResting());
  };
}

/**
 * Lets the engine rest while the computer sleeps or is locked.
 * @returns to be told of each window
 */
export function restWithSystem(engine: Engine): (window: Electron.BrowserWindow) => void {
  const change = restTeller((isResting) => engine.rest(isResting));
  powerMonitor.on('suspend', () => change({ suspended: true }));
  powerMonitor.on('resume', () => change({ suspended: false }));
  powerMonitor.on('lock-screen', () => change({ locked: true }));
  powerMonitor.on('unlock-screen', () => change({ locked: false }));
  return (window) => {
    const hidden = () => change({ hidden: true });
    const shown = () => change({ hidden: false });
    window.on('hide', hidden).on('minimize', hidden).on('show', shown).on('restore', shown);
    window.on('session-end', () => app.quit());
  };
}
