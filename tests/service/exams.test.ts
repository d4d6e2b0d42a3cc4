import { expect, test } from 'vitest';
import type { ExamInput } from '../../src/contract/plans.ts';
import type { CardId } from '../../src/core/scheduler/types.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { recallDeck } from '../support/deck.ts';
import { localProfile } from '../support/profile.ts';

const dayMs = 86_400_000;

function start(cards: number) {
  const clock = new FakeClock(noon);
  const { client, context } = localProfile(recallDeck(cards), clock);
  const inDays = (days: number) => new Date(clock.now() + days * dayMs).toISOString().slice(0, 10);
  const exam = (days: number, change: Partial<ExamInput> = {}): ExamInput => ({
    id: null,
    title: 'Board',
    date: inDays(days),
    scope: [{ deck: context.db.prepare('SELECT id FROM deck').pluck().get() as never, sections: null }],
    targetRecall: 0.85,
    minutesPerDay: 60,
    ...change,
  });
  const studyAll = async () => {
    let answers = 0;
    for (;;) {
      const { card } = await client.study.next();
      if (!card) return answers;
      await client.study.grade({ cardId: card.cardId, grade: 3, durationMs: 6000, answer: null });
      answers += 1;
    }
  };
  const memories = () =>
    context.db.prepare('SELECT id, phase, stability, due_day, due_at FROM card ORDER BY id').all();
  const count = (where: string) =>
    context.db.prepare(`SELECT count(*) FROM card WHERE ${where}`).pluck().get();
  return { clock, client, context, exam, studyAll, memories, count };
}

test('a plan that fits introduces every card in time and shows each one before the exam', async () => {
  const { clock, client, exam, studyAll, count } = start(120);
  await client.settings.set({ newPerDay: 1, learningSteps: [] });
  const saved = await client.exam.save(exam(14));
  expect(saved.plan?.verdict).toEqual({ kind: 'fits' });
  expect(saved.plan!.newPerDay).toBeGreaterThan(1);
  for (let day = 0; day < 14; day += 1) {
    await studyAll();
    clock.advance(1440);
  }
  expect(count("phase = 'new'")).toBe(0);
  await client.today.get();
  const [after] = await client.exam.list();
  expect(after!.plan).toBeNull();
  expect(count('plan_day IS NOT NULL')).toBe(0);
});

test('without an exam the same days introduce only what the limit allows', async () => {
  const { clock, client, studyAll, count } = start(120);
  await client.settings.set({ newPerDay: 1, learningSteps: [] });
  for (let day = 0; day < 14; day += 1) {
    await studyAll();
    clock.advance(1440);
  }
  expect(count("phase = 'new'")).toBe(106);
});

test('a plan leaves memories and due days as they are, and nothing is shown later than it is due', async () => {
  const { clock, client, exam, studyAll, memories, count } = start(60);
  await client.settings.set({ newPerDay: 20, learningSteps: [] });
  for (let day = 0; day < 6; day += 1) {
    await studyAll();
    clock.advance(1440);
  }
  const before = memories();
  const saved = await client.exam.save(exam(10));
  expect(memories()).toEqual(before);
  expect(count('plan_day IS NOT NULL')).toBeGreaterThan(0);
  expect(count('show_day > due_day')).toBe(0);
  await client.exam.remove({ id: saved.id });
  expect(memories()).toEqual(before);
  expect(count('plan_day IS NOT NULL OR show_day <> due_day')).toBe(0);
});

test('a clock set back by years leaves the day to be studied, and the exam for later', async () => {
  const { clock, client, exam } = start(10);
  await client.exam.save(exam(30));
  clock.advance(-5 * 366 * 1440);
  expect((await client.today.get()).counts.new).toBeGreaterThan(0);
  expect((await client.study.next()).card).not.toBeNull();
  expect((await client.exam.list()).map(({ plan }) => plan)).toEqual([null]);
  clock.advance(5 * 366 * 1440);
  expect((await client.exam.list())[0]!.plan?.daysLeft).toBe(30);
});

test('of many cards a sample is planned for, and all are counted', async () => {
  const { client, exam } = start(1700);
  const plan = await client.exam.preview(exam(60));
  expect(plan.cards).toBe(1700);
  expect(plan.recall?.cards).toBe(1700);
  expect(plan.sections.reduce((sum, part) => sum + part.cards, 0)).toBe(1700);
});

test('saving an exam is undone and done again as one step', async () => {
  const { client, exam, count } = start(30);
  const saved = await client.exam.save(exam(20));
  const planned = count('plan_day IS NOT NULL');
  expect(planned).toBeGreaterThan(0);
  expect((await client.history.peek()).undo?.label).toBe('Undo exam “Board”');
  await client.history.undo();
  expect(await client.exam.list()).toEqual([]);
  expect(count('plan_day IS NOT NULL')).toBe(0);
  await client.history.redo();
  expect((await client.exam.list()).map(({ id }) => id)).toEqual([saved.id]);
  expect(count('plan_day IS NOT NULL')).toBe(planned);
  await client.exam.remove({ id: saved.id });
  await client.history.undo();
  expect((await client.exam.list()).map(({ id }) => id)).toEqual([saved.id]);
});

test('a date and minutes that do not fit are said to, with what would', async () => {
  const { client, exam } = start(200);
  const plan = await client.exam.preview(exam(8, { minutesPerDay: 8 }));
  expect(plan.verdict).toMatchObject({ kind: 'short', cause: 'minutes' });
  if (plan.verdict.kind !== 'short') return;
  const { minutesPerDay, date } = plan.verdict.alternatives;
  expect(minutesPerDay).toBeGreaterThan(8);
  const more = await client.exam.preview(exam(8, { minutesPerDay: minutesPerDay! }));
  expect(more.verdict).toEqual({ kind: 'fits' });
  const later = await client.exam.preview(exam(8, { minutesPerDay: 8, date: date! }));
  expect(later.verdict).toEqual({ kind: 'fits' });
  expect(await client.exam.list()).toEqual([]);
});

test.each([
  ['yesterday', -1, {}, 'exam.day', /not in the future/],
  ['today', 0, {}, 'exam.day', /not in the future/],
  ['a day that is none', 5, { date: '2026-02-30' }, 'exam.day', /2026-02-30 is no date/],
  ['a target of 1', 5, { targetRecall: 1 }, 'exam.target', /between 0 and 1/],
  ['a target of 0', 5, { targetRecall: 0 }, 'exam.target', /between 0 and 1/],
  ['no minutes', 5, { minutesPerDay: 0 }, 'exam.minutes', /more than 0/],
  ['an unknown section', 5, { sections: ['nowhere'] }, 'exam.empty', /covers no card/],
  ['an unknown exam', 5, { id: 'x' }, 'exam.unknown', /no exam x/],
] as [string, number, Partial<ExamInput> & { sections?: string[] }, string, RegExp][])(
  'an exam with %s is refused and nothing is stored',
  async (_, days, { sections, ...change }, code, message) => {
    const { client, exam } = start(5);
    const input = exam(days, change);
    if (sections) input.scope = input.scope.map((part) => ({ ...part, sections: sections as never }));
    await expect(client.exam.save(input)).rejects.toMatchObject({
      data: { code },
      message: expect.stringMatching(message),
    });
    expect(await client.exam.list()).toEqual([]);
    await expect(client.exam.save(exam(5))).resolves.toMatchObject({ title: 'Board' });
  },
);

test('today tells the exams ahead with what to expect', async () => {
  const { client, clock, exam } = start(30);
  await client.exam.save(exam(20));
  await client.exam.save(exam(9, { title: 'Mock', minutesPerDay: 1, targetRecall: 0.99 }));
  const [first, second, ...more] = (await client.today.get()).exams;
  expect(first).toMatchObject({ title: 'Mock', daysLeft: 9, targetRecall: 0.99, fits: false });
  expect(second).toMatchObject({ title: 'Board', daysLeft: 20, date: '2026-03-22', fits: true });
  expect(second!.recall!.expected).toBeGreaterThan(0.85);
  expect(more).toEqual([]);
  clock.advance(9 * 1440);
  expect((await client.today.get()).exams.map(({ title }) => title)).toEqual(['Board']);
});

test('a card of an exam is not put off beyond it by hand, nor by suspending it for a while', async () => {
  const { client, exam, studyAll, count } = start(10);
  await client.settings.set({ learningSteps: [] });
  await studyAll();
  const { date } = await client.exam.save(exam(10));
  const cardIds = ['recall/claim-0', 'recall/claim-1'] as CardId[];
  const late = `due_day > ${Date.parse(date) / dayMs}`;
  await client.card.setDue({ cardIds, day: 30 });
  expect(count(late)).toBe(2);
  expect(count(`${late} AND show_day >= ${Date.parse(date) / dayMs}`)).toBe(0);
  await client.card.suspend({ cardIds });
  await client.exam.save(exam(11));
  expect(count(`${late} AND plan_day IS NULL`)).toBe(2);
  await client.card.unsuspend({ cardIds });
  expect(count(`${late} AND show_day > due_day - 19`)).toBe(0);
});

test('taking an exam back after days on which it was planned leaves nothing of its plan', async () => {
  const { client, clock, exam, studyAll, count } = start(20);
  await client.settings.set({ learningSteps: [] });
  await studyAll();
  clock.advance(1440);
  await client.exam.save(exam(12));
  clock.advance(1440);
  await client.today.get();
  expect(count('plan_day IS NOT NULL')).toBe(20);
  await client.history.undo();
  expect(count('plan_day IS NOT NULL')).toBe(0);
  await client.history.redo();
  expect(count('plan_day IS NOT NULL')).toBe(20);
});

test('nothing is planned for days away', async () => {
  const { client, clock, exam, studyAll, count } = start(30);
  await client.settings.set({ learningSteps: [], newPerDay: 30 });
  await studyAll();
  const cardIds = Array.from({ length: 30 }, (_, index) => `recall/claim-${index}` as CardId);
  await client.card.setDue({ cardIds, day: 40 });
  await client.exam.save(exam(12));
  const away = (days: number) => Math.floor(clock.now() / dayMs) + days;
  const during = `plan_day BETWEEN ${away(9)} AND ${away(11)}`;
  expect(count(during)).toBeGreaterThan(0);
  const date = (days: number) => new Date(away(days) * dayMs).toISOString().slice(0, 10);
  await client.absence.save({ id: null, from: date(9), to: date(11) });
  expect(count(during)).toBe(0);
  expect(count(`show_day >= ${away(12)}`)).toBe(0);
});
