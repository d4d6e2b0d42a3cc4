import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { Problem } from '../core/problem.ts';
import type { Request, Started, WorkerInput } from './run-worker.ts';

/** The use cases and their database, in a thread of their own. */
export interface Engine {
  /** A port of one new client; it carries the frames of the contract. */
  connect(): MessagePort;
  /** Holds back work that nobody asked for, such as training, while the computer or the window rests. */
  rest(isResting: boolean): void;
  /** Saves and closes; resolves when the profile is free for another process. */
  close(): Promise<void>;
  /** Resolves when the thread dies before `close`, with the reason. */
  failed: Promise<Error>;
}

export interface EngineOptions extends WorkerInput {
  /** Where the worker's entry is; beside this file when left out. */
  workerUrl?: URL;
  /** More for the worker, for entries that take more. */
  workerData?: Record<string, unknown>;
}

/**
 * Opens a profile, installs the bundled decks and serves them.
 * @throws Problem when the profile or a deck cannot be opened
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { workerUrl = defaultWorker(), workerData, ...input } = options;
  const worker = new Worker(workerUrl, { workerData: { ...workerData, ...input } });
  await started(worker);
  const ask = (request: Request, transfer: MessagePort[] = []) => worker.postMessage(request, transfer);
  let closing = false;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    failed: failure(worker, () => closing),
    connect() {
      const { port1, port2 } = new MessageChannel();
      ask({ type: 'connect', port: port1 }, [port1]);
      return port2;
    },
    rest(isResting) {
      ask({ type: 'rest', isResting });
    },
    close() {
      closing = true;
      ask({ type: 'close' });
      return ended;
    },
  };
}

/** Sources run as they are; a build puts worker.js beside this file. */
function defaultWorker(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
}

function started(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('The engine stopped while it was starting'));
    const settle = (then: () => void) => {
      worker.off('error', reject);
      worker.off('exit', onExit);
      then();
    };
    worker.once('error', reject);
    worker.once('exit', onExit);
    worker.once('message', (message: Started) =>
      settle(() =>
        message.type === 'ready'
          ? resolve()
          : reject(new Problem(message.code, message.message, message.exitCode)),
      ),
    );
  });
}

function failure(worker: Worker, expected: () => boolean): Promise<Error> {
  return new Promise((resolve) => {
    worker.once('error', (error) => resolve(error instanceof Error ? error : new Error(String(error))));
    worker.once('exit', (code) => {
      if (!expected()) resolve(new Error(`The engine stopped with code ${code}`));
    });
  });
}
