import { openProfile } from '../storage/open.ts';
import { Context, type Seams } from './context.ts';
import { announce } from './transact.ts';

/** The use cases that clients reach; another one after the profile was opened anew. */
export interface Served {
  engine: Context;
}

/** Milliseconds without a change after which a backup is in nobody's way. */
const quiet = 20_000;

/** Makes backups where they are due, in pauses, and once soon after the start. */
export function backUpWhenQuiet(served: Served): void {
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      served.engine.backups.whenDue().catch((error: unknown) => console.error(error));
    }, quiet);
  };
  served.engine.changes.subscribe('change', wait);
  wait();
}

/** Backs up what has no backup yet, and closes the profile. */
export async function closeServed({ engine }: Served): Promise<void> {
  try {
    await engine.backups.beforeClose();
  } finally {
    engine.profile.close();
  }
}

/**
 * Lets use cases work on the closed files of the profile.
 * @param install brings the decks that come with the app up to date
 */
export function canReopen(served: Served, seams: Seams, install: () => Promise<void>): void {
  served.engine.reopen = async (work) => {
    const { profile, version, changes } = served.engine;
    profile.close();
    try {
      return work();
    } finally {
      const next = openProfile(profile.folder, seams.clock.now());
      served.engine = new Context(next, seams, version, changes);
      canReopen(served, seams, install);
      await install();
      announce(served.engine, 'data.restore', 'data.restore');
    }
  };
}
