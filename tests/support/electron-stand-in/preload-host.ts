/** What a sandboxed preload sees of its process. */
export interface PreloadProcess {
  argv: string[];
  platform: string;
  versions: Record<string, string>;
}

type Preload = (
  require: (name: string) => unknown,
  process: PreloadProcess,
  exports: object,
  module: object,
) => void;

interface Bridge {
  postMessage(channel: string, portIds: number[]): Promise<void>;
  sendFrame(portId: number, frame: string): Promise<void>;
}

/** Names the page side and the process side meet under; all on one object of the page. */
export interface PageSide {
  deliverFrame(portId: number, frame: string | null): void;
  deliverMessage(channel: string, args: unknown[]): void;
}

export type BridgeCall = ['post', string, number[]] | ['frame', number, string] | ['send', string, unknown];

declare global {
  interface Window {
    standInInvoke: (channel: string, message: unknown) => Promise<unknown>;
    standInBridge: (...call: BridgeCall) => Promise<void>;
    standIn: PageSide;
  }
}

/** The init script of a page: `runPreload` with the built preload's text. */
export function preloadScript(code: string, process: PreloadProcess): string {
  return `(${String(runPreload)})(function (require, process, exports, module) {${code}\n}, ${JSON.stringify(process)})`;
}

/**
 * Runs inside the page before its own scripts: gives the built preload a `require('electron')` and a
 * `process`, and carries its ports and messages through one binding. Must not refer to anything outside.
 */
function runPreload(preload: Preload, process: PreloadProcess): void {
  if (window !== window.top) return;
  const ports = new Map<number, MessagePort>();
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  const bridge: Bridge = {
    postMessage: (channel, portIds) => window.standInBridge('post', channel, portIds),
    sendFrame: (portId, frame) => window.standInBridge('frame', portId, frame),
  };
  const adopt = (port: MessagePort): number => {
    const id = ports.size + 1;
    ports.set(id, port);
    port.onmessage = ({ data }: MessageEvent<string>) => void bridge.sendFrame(id, data);
    return id;
  };
  window.standIn = {
    deliverFrame(portId, frame) {
      const port = ports.get(portId);
      if (frame === null) port?.close();
      else port?.postMessage(frame);
    },
    deliverMessage: (channel, args) => listeners.get(channel)?.forEach((listen) => listen({}, ...args)),
  };
  // Values are copied on their way between the worlds, functions are called across.
  const crossed = (api: object): object =>
    Object.fromEntries(
      Object.entries(api).map(([name, value]: [string, unknown]) => [
        name,
        typeof value === 'function' ? value : structuredClone(value),
      ]),
    );
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(window, name, { value: Object.freeze(crossed(api)) }),
    },
    // A test's file says where it would lie.
    webUtils: { getPathForFile: (file: File & { standInPath?: string }) => file.standInPath ?? '' },
    ipcRenderer: {
      postMessage: (channel: string, _message: unknown, transfer: MessagePort[] = []) =>
        void bridge.postMessage(channel, transfer.map(adopt)),
      invoke: (channel: string, message: unknown) => window.standInInvoke(channel, structuredClone(message)),
      send: (channel: string, message: unknown) => void window.standInBridge('send', channel, message),
      on: (channel: string, listen: (event: object, ...args: unknown[]) => void) =>
        void listeners.set(channel, [...(listeners.get(channel) ?? []), listen]),
    },
  };
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
    return electron;
  };
  preload(require, process, {}, { exports: {} });
}
