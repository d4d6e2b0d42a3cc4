import { expect, test } from 'vitest';
import type { CardId } from '../../src/core/scheduler/types.ts';
import { openProfile } from '../../src/storage/open.ts';
import { answerNext, refusal } from '../support/answers.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { choiceItem, deckOf, recallDeck, recallItem } from '../support/deck.ts';
import { connect, localProfile, preparedFolder, startOn } from '../support/profile.ts';

const given = { grade: 3, durationMs: 4000, answer: null } as const;

test('a session serves a card, takes its answer and serves the next one, through the worker', async () => {
  const clock = new FakeClock(noon);
  const { client } = await startOn(preparedFolder(recallDeck(30), clock), clock);
  const first = await client.study.next();
  expect(first.counts).toEqual({ new: 10, learning: 0, review: 0 });
  expect(first.card!.view.claims.map((claim) => claim.id)).toEqual(['claim-0']);
  expect(first.card!.view.sources.map((source) => source.id)).toEqual(['source-1']);
  expect(first.card!.view.traps.map((trap) => trap.id)).toEqual(['trap-1']);
  expect(first.card!.view.sectionTitle).toBe('Anatomy');
  const second = await client.study.grade({ cardId: first.card!.cardId, ...given });
  expect(second.card!.cardId).not.toBe(first.card!.cardId);
  expect(second.counts).toEqual({ new: 9, learning: 1, review: 0 });
  expect(second.answered).toBe(1);
  expect(second.undo).toEqual({ label: 'Undo Good on “What does claim 0 state?”' });
});

test('an acknowledged answer is in the file, whatever becomes of the worker', async () => {
  const clock = new FakeClock(noon);
  const folder = preparedFolder(recallDeck(3), clock);
  const { engine, client } = await startOn(folder, clock);
  const { card } = await client.study.next();
  await client.study.grade({ cardId: card!.cardId, grade: 2, durationMs: 90_000, answer: 'typed' });
  await engine.close();
  const profile = openProfile(folder, 0);
  const rows = profile.db
    .prepare('SELECT card, at, grade, kind, introduces, duration_ms, answer FROM review_log')
    .all();
  profile.close();
  expect(rows).toEqual([
    {
      card: card!.cardId,
      at: noon,
      grade: 2,
      kind: 'learn',
      introduces: 1,
      duration_ms: 60_000,
      answer: 'typed',
    },
  ]);
});

test('asking again gives the same card, even when another one falls due meanwhile', async () => {
  const { client, clock } = localProfile(recallDeck(5));
  const first = await answerNext(client, 1);
  const shown = (await client.study.next()).card!.cardId;
  clock.advance(5);
  expect((await client.study.next()).card!.cardId).toBe(shown);
  await client.study.grade({ cardId: shown, ...given });
  expect((await client.study.next()).card!.cardId).toBe(first);
});

test('options keep their order until the answer, and no order is the only one', async () => {
  const options = Array.from({ length: 5 }, (_, index) => choiceItem(index));
  const { client } = localProfile(deckOf([...options, choiceItem(9, { shuffle: false })]));
  const orders: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    const shown = (await client.study.next()).card!;
    expect((await client.study.next()).card!.optionOrder).toEqual(shown.optionOrder);
    expect(shown.optionOrder.toSorted()).toEqual(['a', 'b', 'c']);
    orders.push(shown.optionOrder.join(''));
    await client.study.grade({ cardId: shown.cardId, ...given });
  }
  expect(new Set(orders).size).toBeGreaterThan(1);
  expect((await client.study.next()).card!.optionOrder).toEqual(['a', 'b', 'c']);
});

test('previews say what each grade then does', async () => {
  for (const grade of [1, 2, 3, 4] as const) {
    const { client } = localProfile(recallDeck(1));
    const { card } = await client.study.next();
    const preview = card!.intervals.find((each) => each.grade === grade)!;
    await client.study.grade({ cardId: card!.cardId, grade, durationMs: 1, answer: null });
    const { state } = await client.library.item({ itemId: card!.view.item.id });
    const minutes = (state!.dueAt! - noon) / 60_000;
    expect(preview.unit === 'minutes' ? minutes : state!.intervalDays).toBe(preview.amount);
  }
});

test('the second of two answers to one question is refused', async () => {
  const { client } = localProfile(recallDeck(5));
  const cardId = (await client.study.next()).card!.cardId;
  await client.study.grade({ cardId, ...given });
  const before = await client.today.get();
  expect(await refusal(client.study.grade({ cardId, ...given }))).toMatchObject({
    code: 'CONFLICT',
    data: { code: 'card.not-due' },
    defined: true,
  });
  expect(await client.today.get()).toEqual(before);
});

test('a second press on the only card left is refused, though the card is on screen again', async () => {
  const { client } = localProfile(recallDeck(1));
  const { cardId, state } = (await client.study.next()).card!;
  const press = { cardId, ...given, shownReps: state.reps };
  const after = await client.study.grade(press);
  expect(after.card!.cardId).toBe(cardId);
  expect(await refusal(client.study.grade(press))).toMatchObject({
    code: 'CONFLICT',
    data: { code: 'card.answered' },
    defined: true,
  });
  expect((await client.study.next()).answered).toBe(1);
  expect((await client.study.grade({ ...press, shownReps: after.card!.state.reps })).answered).toBe(2);
  await client.history.undo();
  await client.history.undo();
  expect((await client.study.grade(press)).answered, 'after undo the first showing counts again').toBe(1);
});

test('a card that waits in the queue may be answered out of turn', async () => {
  const { client } = localProfile(recallDeck(5));
  await client.study.next();
  const other = 'recall/claim-3' as CardId;
  await client.study.grade({ cardId: other, ...given });
  expect((await client.today.get()).answered).toBe(1);
});

test.each([
  ['an unknown card', 'recall/claim-99', 'NOT_FOUND', 'card.unknown'],
  ['a suspended card', 'recall/claim-1', 'CONFLICT', 'card.not-due'],
])('an answer to %s is refused', async (_, cardId, code, problem) => {
  const { client } = localProfile(recallDeck(3));
  await client.card.suspend({ cardIds: ['recall/claim-1'] });
  const call = client.study.grade({ cardId: cardId, ...given });
  expect(await refusal(call)).toMatchObject({ code, data: { code: problem }, defined: true });
});

test('when nothing is due the session says when the next step falls due', async () => {
  const { client } = localProfile(recallDeck(1));
  await client.settings.set({ learnAheadMinutes: 0 });
  await answerNext(client);
  const session = await client.study.next();
  expect(session.card).toBeNull();
  expect(session.nextLearningAt).toBe(noon + 10 * 60_000);
});

test('cards of one claim are served on different days', async () => {
  const { client, clock } = localProfile(deckOf([recallItem(0), choiceItem(0), recallItem(1)]));
  await client.settings.set({ learningSteps: [] });
  expect((await client.study.next()).counts.new).toBe(2);
  await answerNext(client);
  await answerNext(client);
  expect((await client.study.next()).card).toBeNull();
  clock.advance(1440);
  expect((await client.study.next()).card!.cardId).toBe('choice/claim-0');
});

test('two clients of one engine see one session', async () => {
  const clock = new FakeClock(noon);
  const { engine, client } = await startOn(preparedFolder(recallDeck(5), clock), clock);
  const other = connect(engine);
  const { card } = await client.study.next();
  expect((await other.study.next()).card!.cardId).toBe(card!.cardId);
  const after = await client.study.grade({ cardId: card!.cardId, ...given });
  expect((await other.study.next()).card!.cardId).toBe(after.card!.cardId);
});
