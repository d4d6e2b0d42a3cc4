import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { report } from './control.ts';

/** An event of Electron: the listener may prevent what would follow. */
export class PreventableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class App extends EventEmitter {
  readonly isPackaged = false;
  isReady = false;
  isSandboxed = false;
  isEnding = false;
  private readonly paths = new Map<string, string>();
  private readonly endings: (() => Promise<void>)[] = [];
  private lock: string | null = null;

  setName(): void {}
  setAppUserModelId(): void {}
  setAsDefaultProtocolClient(): boolean {
    return true;
  }
  addRecentDocument(): void {}
  clearRecentDocuments(): void {}
  relaunch(): void {
    report({ type: 'relaunched' });
  }
  getVersion(): string {
    const path = new URL('../../../package.json', import.meta.url);
    return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  enableSandbox(): void {
    if (this.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.isSandboxed = true;
  }

  /** As in Electron: one process for each user data folder; a second one tells the first and is refused. */
  requestSingleInstanceLock(additionalData: object): boolean {
    const folder = this.paths.get('userData');
    if (folder === undefined) return true;
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'stand-in-lock');
    const knock = join(folder, 'stand-in-second');
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      writeFileSync(`${knock}.part`, JSON.stringify(additionalData));
      renameSync(`${knock}.part`, knock);
      return false;
    }
    this.lock = lock;
    watch(folder, (_event, name) => {
      if (name !== 'stand-in-second') return;
      if (!existsSync(knock)) return;
      const given: unknown = JSON.parse(readFileSync(knock, 'utf8'));
      rmSync(knock, { force: true });
      this.emit('second-instance', {}, [], '/', given);
    });
    return true;
  }

  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.isReady = true;
  }

  /** To be awaited before the process ends. */
  beforeEnd(ending: () => Promise<void>): void {
    this.endings.push(ending);
  }

  quit(): void {
    this.emit('before-quit', new PreventableEvent());
    const event = new PreventableEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) return;
    this.isEnding = true;
    void Promise.allSettled(this.endings.map((ending) => ending())).then(() => {
      if (this.lock !== null) rmSync(this.lock, { force: true });
      // Open ports would keep Node alive.
      process.exit(0);
    });
  }
}

export const app = new App();
