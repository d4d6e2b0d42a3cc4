import { expect, test } from 'vitest';
import type { CardId } from '../../src/core/scheduler/types.ts';
import { answerNext } from '../support/answers.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { connect, preparedFolder, startOn } from '../support/profile.ts';

test('every client hears of every change after it was made, and of nothing else', async () => {
  const clock = new FakeClock(noon);
  const { engine, client } = await startOn(preparedFolder(recallDeck(5), clock), clock);
  const listener = connect(engine);
  const stop = new AbortController();
  const changes = await listener.app.changes(undefined, { signal: stop.signal });
  const heard = (async () => {
    const list: unknown[] = [];
    for await (const change of changes) {
      list.push(change);
      if (list.length === 4) break;
    }
    return list;
  })();

  const cardIds = ['recall/claim-4' as CardId];
  await answerNext(client);
  await client.card.unsuspend({ cardIds });
  await client.settings.set({ theme: 'dark' });
  await client.history.undo();
  await client.card.suspend({ cardIds });

  const study = ['today', 'study', 'library'];
  expect(await heard).toEqual([
    { operation: 'study.grade', topics: study },
    { operation: 'settings.set', topics: [...study, 'settings'] },
    { operation: 'history.undo', topics: [...study, 'settings'] },
    { operation: 'card.suspend', topics: study },
  ]);
  stop.abort();
});

test('a listener that stops leaves the engine free to close', async () => {
  const clock = new FakeClock(noon);
  const { engine, client } = await startOn(preparedFolder(recallDeck(2), clock), clock);
  const stop = new AbortController();
  const changes = await client.app.changes(undefined, { signal: stop.signal });
  const ended = changes.next().then(
    () => 'a change',
    () => 'aborted',
  );
  stop.abort();
  expect(await ended).toBe('aborted');
  await answerNext(client);
  await engine.close();
});
