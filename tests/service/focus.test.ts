import { describe, expect, test } from 'vitest';
import type { FocusInput } from '../../src/contract/focus.ts';
import type { DeckId, SectionId } from '../../src/core/deck/types.ts';
import type { CardId, Grade } from '../../src/core/scheduler/types.ts';
import { openContext, localClient, localProfile, type Client } from '../support/profile.ts';
import { answerNext, refusal } from '../support/answers.ts';
import { choiceItem, deckOf, recallDeck, recallItem } from '../support/deck.ts';

const id = (index: number) => `recall/claim-${index}` as CardId;

/** A profile of ten cards that were learned with these grades, the others with Good. */
async function learned(grades: Record<number, Grade> = {}, days = 1) {
  const profile = localProfile(recallDeck(10));
  const { client, clock } = profile;
  await client.settings.set({ learningSteps: [], relearningSteps: [], fuzz: false });
  for (let index = 0; index < 10; index += 1) {
    const { card } = await client.study.next();
    const grade = grades[Number(card!.cardId.replace('recall/claim-', ''))] ?? 3;
    await client.study.grade({ cardId: card!.cardId, grade, durationMs: 1000, answer: null });
  }
  clock.advance(days * 1440);
  return profile;
}

/** Answers what is served until nothing is left; ids in the order of service. */
async function studyAll(client: Client, grade: (cardId: string) => Grade = () => 3): Promise<string[]> {
  const served: string[] = [];
  for (let { card } = await client.study.next(); card;) {
    served.push(card.cardId);
    expect(served.length, 'the session ends').toBeLessThan(200);
    const given = { cardId: card.cardId, grade: grade(card.cardId), durationMs: 900, answer: null };
    ({ card } = await client.study.grade(given));
  }
  return served;
}

const cardRows = (profile: { context: { db: { prepare(sql: string): { all(): unknown[] } } } }) =>
  profile.context.db.prepare('SELECT * FROM card ORDER BY id').all();

const sum = ({ new: fresh, learning, review }: { new: number; learning: number; review: number }) =>
  fresh + learning + review;

describe('a focused session', () => {
  test.each<[string, FocusInput, number[]]>([
    ['a section', { section: 'section-1' as SectionId, reschedule: false }, [1, 4, 7]],
    ['a flag', { flag: 1, reschedule: false }, [2, 3]],
    ['a flag of a section', { flag: 1, section: 'section-0' as SectionId, reschedule: false }, [3]],
    ['misses', { state: 'misses', reschedule: false }, [5, 6]],
    ['leeches', { state: 'leech', reschedule: false }, [8]],
    ['new cards', { state: 'new', reschedule: false }, [9]],
    ['what is due', { state: 'due', reschedule: false }, [5, 6]],
    ['what is due in two days', { ahead: 2, reschedule: false }, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['a deck', { deck: 'test-deck' as DeckId, reschedule: false }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('serves %s, and nothing else', async (_, input, expected) => {
    const { client, context } = await learned({ 5: 1, 6: 1 });
    await client.card.flag({ cardId: id(2), flag: 1 });
    await client.card.flag({ cardId: id(3), flag: 1 });
    await client.card.reset({ cardIds: [id(9)] });
    context.db.exec(`UPDATE card SET lapses = 8 WHERE id = '${id(8)}'`);
    const session = await client.study.focus(input);
    expect(sum(session.counts)).toBe(expected.length);
    expect((await client.today.get()).counts).toEqual(session.counts);
    expect(session.focus).toMatchObject({ done: 0, total: expected.length, reschedule: false });
    expect((await studyAll(client)).toSorted()).toEqual(expected.map(id).toSorted());
    const after = await client.study.next();
    expect(after).toMatchObject({ card: null, focus: { done: expected.length, total: expected.length } });
  });

  test('names what it is held to, until it is let go', async () => {
    const { client } = await learned();
    expect((await client.study.next()).focus).toBeNull();
    const input = { deck: 'test-deck' as DeckId, section: 'section-1' as SectionId, reschedule: true };
    expect((await client.study.focus(input)).focus).toEqual({
      deck: { id: 'test-deck', title: 'Test deck' },
      section: { id: 'section-1', title: 'Signs' },
      flag: null,
      state: 'all',
      ahead: null,
      reschedule: true,
      done: 0,
      total: 3,
    });
    expect((await client.today.get()).focus).toMatchObject({ total: 3 });
    expect((await client.study.unfocus()).focus).toBeNull();
    expect((await client.today.get()).focus).toBeNull();
  });

  test('is refused where no card matches, and the one that runs goes on', async () => {
    const { client } = await learned();
    await client.study.focus({ section: 'section-1', reschedule: true });
    expect(await refusal(client.study.focus({ state: 'leech', reschedule: true }))).toMatchObject({
      code: 'CONFLICT',
      data: { code: 'study.focus-empty' },
    });
    expect((await client.study.next()).focus).toMatchObject({ section: { id: 'section-1' } });
  });

  test('with days ahead of anything but what is due is refused', async () => {
    const { client } = await learned();
    const call = client.study.focus({ state: 'new', ahead: 3, reschedule: true });
    expect(await refusal(call)).toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('leaves out suspended and buried cards, also those that become so on the way', async () => {
    const { client } = await learned();
    await client.card.suspend({ cardIds: [id(0)] });
    await client.study.focus({ reschedule: false });
    await client.card.bury({ cardIds: [id(1)] });
    const { counts } = await client.study.next();
    expect(sum(counts)).toBe(8);
    expect(await studyAll(client)).toHaveLength(8);
  });

  test('ends with the program', async () => {
    const { client, context, folder, clock } = await learned();
    await client.study.focus({ reschedule: false });
    context.profile.close();
    expect((await localClient(openContext(folder, clock)).study.next()).focus).toBeNull();
  });
});

describe('practice', () => {
  test('leaves every card as it was, bit for bit, and is no answer of the day', async () => {
    const profile = await learned({ 5: 1 });
    const { client } = profile;
    const ordinary = await client.today.get();
    const before = cardRows(profile);
    await client.study.focus({ reschedule: false });
    await studyAll(client, (card) => (card === id(3) ? 1 : 4));
    expect(cardRows(profile)).toEqual(before);
    await client.study.unfocus();
    expect(await client.today.get()).toEqual(ordinary);
    expect((await client.study.next()).answered).toBe(0);
    const kinds = profile.context.db.prepare("SELECT count(*) FROM review_log WHERE kind = 'practice'");
    expect(kinds.pluck().get()).toBe(11);
  });

  test('brings a card that was not known once more, at the end', async () => {
    const { client } = await learned();
    await client.study.focus({ section: 'section-0', reschedule: false });
    const first = (await client.study.next()).card!.cardId;
    const served = await studyAll(client, (card) => (card === first ? 1 : 3));
    expect(served).toHaveLength(5);
    expect([served.at(0), served.at(-1)]).toEqual([first, first]);
  });

  test('offers no intervals, since none follows', async () => {
    const { client } = await learned();
    expect((await client.study.focus({ reschedule: false })).card!.intervals).toEqual([]);
    expect((await client.study.focus({ reschedule: true })).card!.intervals).toHaveLength(4);
  });

  test('can be taken back and done again', async () => {
    const { client } = await learned();
    const start = await client.study.focus({ section: 'section-0', reschedule: false });
    const after = await client.study.grade({
      cardId: start.card!.cardId,
      grade: 3,
      durationMs: 900,
      answer: null,
    });
    await client.history.undo();
    const undone = await client.study.next();
    expect(undone).toMatchObject({ counts: start.counts, card: { cardId: start.card!.cardId } });
    await client.history.redo();
    expect(await client.study.next()).toMatchObject({ counts: after.counts, focus: { done: 1 } });
  });

  test('serves cards of one claim, which a day keeps apart', async () => {
    const profile = localProfile(deckOf([recallItem(0), choiceItem(0)]));
    expect((await profile.client.study.next()).counts.new).toBe(1);
    expect((await profile.client.study.focus({ reschedule: false })).counts.new).toBe(2);
    expect(await studyAll(profile.client)).toHaveLength(2);
    await profile.client.study.unfocus();
    expect((await profile.client.study.next()).counts.new).toBe(1);
  });

  test('takes no answer to a card that is not on screen', async () => {
    const { client } = await learned();
    const { card } = await client.study.focus({ reschedule: false });
    const other = card!.cardId === id(0) ? id(1) : id(0);
    const call = client.study.grade({ cardId: other, grade: 3, durationMs: 900, answer: null });
    expect(await refusal(call)).toMatchObject({ data: { code: 'card.not-due' } });
  });
});

describe('a focused session that reschedules', () => {
  test('answers cards early as the memory model has it for the time that passed', async () => {
    const { client } = await learned({}, 1);
    const before = (await client.library.item({ itemId: id(0) })).state!;
    expect(before.dueAt).toBeGreaterThan(Date.UTC(2026, 2, 4));
    const session = await client.study.focus({ ahead: 2, reschedule: true });
    expect(session.counts).toEqual({ new: 0, learning: 0, review: 10 });
    expect(await studyAll(client)).toHaveLength(10);
    const after = (await client.library.item({ itemId: id(0) })).state!;
    expect(after.reps).toBe(2);
    expect(after.stability).toBeGreaterThan(before.stability!);
    expect((await client.today.get()).answered).toBe(10);
  });

  test('is not held back by the limits of the day', async () => {
    const { client } = await learned({}, 30);
    await client.settings.set({ reviewsPerDay: 2, newPerDay: 0, deckLimits: { 'test-deck': {} } });
    expect((await client.today.get()).counts.review).toBe(2);
    await client.card.reset({ cardIds: [id(0)] });
    const { counts } = await client.study.focus({ reschedule: true });
    expect(counts).toEqual({ new: 1, learning: 0, review: 9 });
    expect(await studyAll(client)).toHaveLength(10);
  });

  test('brings back what is in its steps, and only that', async () => {
    const { client, clock } = await learned({}, 30);
    await client.settings.set({ relearningSteps: [10], learnAheadMinutes: 0 });
    await client.study.focus({ section: 'section-0', reschedule: true });
    const first = await answerNext(client, 1);
    expect(await studyAll(client)).toHaveLength(3);
    expect((await client.study.next()).nextLearningAt).toBe(clock.now() + 10 * 60_000);
    clock.advance(10);
    expect(await studyAll(client)).toEqual([first]);
  });

  test('keeps cards of one claim apart, as any day does', async () => {
    const { client } = localProfile(deckOf([recallItem(0), choiceItem(0), recallItem(1)]));
    await client.settings.set({ learningSteps: [] });
    expect((await client.study.focus({ reschedule: true })).counts.new).toBe(2);
    expect(await studyAll(client)).toHaveLength(2);
  });
});

test('misses are those of the last seven study days that were not taken back', async () => {
  const { client, clock } = await learned({ 5: 1 });
  await client.settings.set({ newPerDay: 0 });
  await client.study.focus({ state: 'misses', reschedule: true });
  await client.study.unfocus();
  clock.advance(5 * 1440);
  expect((await client.study.focus({ state: 'misses', reschedule: true })).focus!.total).toBe(1);
  await client.study.unfocus();
  clock.advance(1440);
  expect(await refusal(client.study.focus({ state: 'misses', reschedule: true }))).toMatchObject({
    data: { code: 'study.focus-empty' },
  });
  const cardId = await answerNext(client, 1);
  expect((await client.study.focus({ state: 'misses', reschedule: false })).card!.cardId).toBe(cardId);
  await client.study.unfocus();
  await client.history.undo();
  expect(await refusal(client.study.focus({ state: 'misses', reschedule: false }))).toMatchObject({
    data: { code: 'study.focus-empty' },
  });
});

test('practice leaves the cards of the day to be served', async () => {
  const { client } = await learned({}, 30);
  await client.settings.set({ newPerDay: 0 });
  const { counts } = await client.study.next();
  expect(counts.review).toBe(10);
  await client.study.focus({ section: 'section-0', reschedule: false });
  await studyAll(client);
  expect((await client.study.unfocus()).counts).toEqual(counts);
});
