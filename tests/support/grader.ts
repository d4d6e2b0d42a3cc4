import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../src/contract/contract.ts';
import { Context } from '../../src/service/context.ts';
import { startEngine } from '../../src/service/engine.ts';
import * as study from '../../src/service/study.ts';
import { openProfile } from '../../src/storage/open.ts';
import { lastReviewId } from '../../src/storage/queries/reviews.ts';
import { FakeClock, noon } from './clock.ts';

/** Answers cards until it is killed, and prints the id of each review once it counts as given. */
const [mode, folder = ''] = process.argv.slice(2);

const given = { grade: 3, durationMs: 1000, answer: 'typed '.repeat(20) } as const;
const acknowledge = (id: string | null | undefined) => writeSync(1, `${id}\n`);

/** The product: an answer is acknowledged by the engine's reply. */
async function gradeThroughEngine(): Promise<void> {
  const engine = await startEngine({ profileFolder: folder, bundledDecks: [], appVersion: 'crash' });
  const port = engine.connect();
  const client: ContractRouterClient<typeof contract> = createORPCClient(new RPCLink({ port }));
  port.start();
  for (let { card } = await client.study.next(); card;) {
    const answered = card.view.item.id;
    ({ card } = await client.study.grade({ cardId: card.cardId, ...given }));
    acknowledge((await client.library.item({ itemId: answered })).history.at(-1)?.id);
  }
}

/** The control: answers are acknowledged first and committed fifty at a time. */
function acknowledgeBeforeCommit(): void {
  const profile = openProfile(folder, noon);
  const context = new Context(profile, { clock: new FakeClock(noon), randomBytes }, 'crash');
  const fifty = profile.db.transaction(() => {
    for (let index = 0; index < 50; index += 1) {
      const { card } = study.next(context);
      if (!card) return;
      study.grade(context, { cardId: card.cardId, ...given });
      acknowledge(lastReviewId(profile.db));
    }
  });
  for (;;) fifty();
}

if (mode === 'engine') await gradeThroughEngine();
else acknowledgeBeforeCommit();
