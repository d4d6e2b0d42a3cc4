import { EventEmitter } from 'node:events';

type Handler = (event: object, message: unknown) => Promise<unknown>;

class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>();
  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`${channel} has a handler already`);
    this.handlers.set(channel, handler);
  }
  /** A call of the page. */
  invoke(channel: string, event: object, message: unknown): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`no handler for ${channel}`);
    return handler(event, message);
  }
}

export const ipcMain = new IpcMain();

/** A port in the main process whose other end lives in the page; frames are text only. */
export class PortMain extends EventEmitter {
  private readonly deliver: (frame: string | null) => void;
  private isOpen = true;
  private early: string[] | null = [];

  /** @param deliver carries a frame to the page, null being the end */
  constructor(deliver: (frame: string | null) => void) {
    super();
    this.deliver = deliver;
  }
  start(): void {
    const waiting = this.early ?? [];
    this.early = null;
    for (const data of waiting) this.emit('message', { data });
  }
  postMessage(frame: unknown): void {
    if (typeof frame !== 'string') throw new TypeError('the stand-in carries text frames only');
    if (this.isOpen) this.deliver(frame);
  }
  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.deliver(null);
    this.emit('close');
  }
  /** A frame that came from the page. */
  arrive(data: string): void {
    if (this.early) this.early.push(data);
    else if (this.isOpen) this.emit('message', { data });
  }
}
