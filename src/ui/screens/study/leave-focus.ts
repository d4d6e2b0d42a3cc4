import { failureSentence } from '../../i18n/failure.ts';
import type { App } from '../../state/app.svelte.ts';

/** Goes back from chosen cards to those of the day, or says why not. */
export async function leaveFocus({ session, status, notices }: App): Promise<void> {
  try {
    await session.leave();
    await status.loadToday();
  } catch (error) {
    notices.problem(failureSentence(error));
  }
}
