import type { Grade } from '../../src/core/scheduler/types.ts';
import type { Client } from './profile.ts';

/** Answers the card on screen and returns its id. */
export async function answerNext(client: Client, grade: Grade = 3): Promise<string> {
  const { card } = await client.study.next();
  if (!card) throw new Error('There is nothing to answer');
  await client.study.grade({ cardId: card.cardId, grade, durationMs: 4000, answer: null });
  return card.cardId;
}

/** Code of the contract and of the problem with which a call is refused. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: unknown; data: unknown; defined: unknown }> {
  try {
    await call;
  } catch (error) {
    const { code, data, defined } = error as Record<string, unknown>;
    return { code, data, defined };
  }
  throw new Error('Nothing was refused');
}
