import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import { onError, ORPCError } from '@orpc/server';
import { Problem, type ExitCode } from '../core/problem.ts';
import { readDeckPackage } from '../interchange/deck-package.ts';
import { openProfile } from '../storage/open.ts';
import { Context, type Seams } from './context.ts';
import { installBundled } from './decks.ts';
import { finishInThread } from './finish-backup.ts';
import { router } from './router.ts';
import { backUpWhenQuiet, canReopen, closeServed, type Served } from './served.ts';
import { trainWhenDue } from './weights.ts';

/** What the engine hands to its worker. */
export interface WorkerInput {
  profileFolder: string;
  bundledDecks: string[];
  appVersion: string;
}

/** What the engine asks of its worker. */
export type Request =
  { type: 'connect'; port: MessagePort } | { type: 'rest'; isResting: boolean } | { type: 'close' };

/** What the worker tells the engine, once. */
export type Started =
  { type: 'ready' } | { type: 'problem'; code: string; message: string; exitCode: ExitCode };

/** Opens the profile in this worker thread, reports that to the engine, and serves clients until it is closed. */
export async function runWorker(seams: Seams): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('runWorker is for a worker thread');
  const tell = (message: Started) => port.postMessage(message);
  try {
    const served = await open(workerData as WorkerInput, { finishBackup: finishInThread, ...seams });
    checkpointWhenQuiet(served);
    backUpWhenQuiet(served);
    serve(port, served, trainWhenIdle(served));
    tell({ type: 'ready' });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    tell({ type: 'problem', code: error.code, message: error.message, exitCode: error.exitCode });
  }
}

async function open(input: WorkerInput, seams: Seams): Promise<Served> {
  const engine = new Context(openProfile(input.profileFolder, seams.clock.now()), seams, input.appVersion);
  const served = { engine };
  const install = async () => {
    for (const path of input.bundledDecks) {
      const { deck, contentHash } = await readDeckPackage(path);
      installBundled(served.engine, deck, contentHash);
    }
  };
  try {
    await install();
    canReopen(served, seams, install);
    return served;
  } catch (error) {
    engine.profile.close();
    throw error;
  }
}

/** Milliseconds without a change after which the log beside the database file is folded in. */
const quiet = 500;

/** Keeps checkpoints, which take many times as long as an answer, out of the learner's way. */
function checkpointWhenQuiet(served: Served): void {
  let timer: NodeJS.Timeout | undefined;
  served.engine.changes.subscribe('change', () => {
    clearTimeout(timer);
    timer = setTimeout(() => served.engine.profile.checkpoint(), quiet);
  });
}

/** Milliseconds without a change after which nobody is studying. */
const idle = 60_000;

/**
 * Trains the weights quietly, in a thread of its own, once there is enough to learn from.
 * @returns stops that while the computer or the window rests, and begins to wait again afterwards
 */
function trainWhenIdle(served: Served): (isResting: boolean) => void {
  let timer: NodeJS.Timeout | undefined;
  let resting = false;
  const wait = () => {
    clearTimeout(timer);
    if (resting) return;
    timer = setTimeout(() => {
      trainWhenDue(served.engine).catch((error: unknown) => console.error(error));
    }, idle);
  };
  served.engine.changes.subscribe('change', wait);
  wait();
  return (isResting) => {
    resting = isResting;
    wait();
  };
}

function serve(parent: MessagePort, served: Served, rest: (isResting: boolean) => void): void {
  const handler = new RPCHandler(router, {
    interceptors: [
      onError((error) => {
        if (!(error instanceof ORPCError) && !isAbort(error)) console.error(error);
      }),
    ],
  });
  // A frame that is no call rejects inside the handler, out of reach; it must not end the thread.
  process.on('unhandledRejection', (error) => console.error(error));
  parent.on('message', (request: Request) => {
    if (request.type === 'connect') {
      handler.upgrade(request.port, { context: served });
      request.port.start();
    } else if (request.type === 'rest') {
      rest(request.isResting);
    } else {
      void closeServed(served).finally(() => {
        // Open client ports would keep the thread alive.
        process.exit(0);
      });
    }
  });
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';
