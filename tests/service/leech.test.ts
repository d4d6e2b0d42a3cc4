import { expect, test } from 'vitest';
import { answerNext } from '../support/answers.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile } from '../support/profile.ts';

const filters = {
  deck: null,
  section: null,
  kind: null,
  tier: null,
  state: 'leech' as const,
  evidence: null,
  flagged: null,
};

test('the answer that makes a card a leech says so, the library lists it, and it stays in study', async () => {
  const { client, clock, context } = localProfile(recallDeck(2));
  await client.settings.set({ learningSteps: [], relearningSteps: [1], newPerDay: 1 });
  const cardId = await answerNext(client);
  const leeches = async () =>
    (await client.library.search({ query: '', filters, offset: 0, limit: 9 })).total;
  const said: (number | null)[] = [];
  await client.settings.set({ newPerDay: 0 });
  for (let lapse = 1; lapse <= 12; lapse += 1) {
    expect(await leeches()).toBe(lapse <= 8 ? 0 : 1);
    clock.advance(1440 * 400);
    const { card } = await client.study.next();
    const { leech } = await client.study.grade({
      cardId: card!.cardId,
      grade: 1,
      durationMs: 9,
      answer: null,
    });
    said.push(leech && leech.lapses);
    clock.advance(1);
    await answerNext(client);
    if (leech) expect(leech).toMatchObject({ cardId, itemId: cardId, title: 'What does claim 0 state?' });
  }
  expect(said).toEqual([...Array<null>(7).fill(null), 8, null, null, null, 12]);
  expect(context.db.prepare('SELECT count(*) FROM card WHERE suspended').pluck().get()).toBe(0);
});
