import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SectionId } from '../../src/core/deck/types.ts';
import { Problem } from '../../src/core/problem.ts';
import { dateOfDay } from '../../src/core/scheduler/days.ts';
import type { EasyDay } from '../../src/core/scheduler/load-balance.ts';
import type { CardId, DayNumber, Grade } from '../../src/core/scheduler/types.ts';
import * as absences from '../../src/service/absences.ts';
import * as cards from '../../src/service/cards.ts';
import * as catchUp from '../../src/service/catch-up.ts';
import { Context } from '../../src/service/context.ts';
import { installDeck } from '../../src/service/decks.ts';
import * as exams from '../../src/service/exams.ts';
import * as history from '../../src/service/history.ts';
import * as learnerItems from '../../src/service/learner-items.ts';
import * as settings from '../../src/service/settings.ts';
import * as study from '../../src/service/study.ts';
import { openProfile } from '../../src/storage/open.ts';
import { findCard } from '../../src/storage/queries/cards.ts';
import { listExams } from '../../src/storage/queries/plans.ts';
import { FakeClock, noon } from './clock.ts';
import { clozeItem, deckOf, recallItem } from './deck.ts';
import { contentHash } from './profile.ts';

/** Five claims, each asked twice. */
export const deck = deckOf([0, 1, 2, 3, 4].flatMap((index) => [recallItem(index), clozeItem(index)]));
const ids = deck.items.map((item) => item.id as string as CardId);

type Act = (context: Context, clock: FakeClock) => void;

const someCards = fc.subarray(ids, { minLength: 1, maxLength: 4 });
/** A date so many days from today. */
const inDays = (context: Context, days: number) => dateOfDay((context.now().day + days) as DayNumber);

const act = (name: string, run: Act) => ({ toString: () => name, run });

/** Something a learner does, or time that passes. */
const anyAct = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<Grade>(1, 2, 3, 4).map((grade) =>
      act(`grade ${grade}`, (context) => {
        const { card } = study.next(context);
        if (card) study.grade(context, { cardId: card.cardId, grade, durationMs: 1000, answer: null });
      }),
    ),
  },
  { weight: 3, arbitrary: fc.constant(act('undo', (context) => void history.undo(context))) },
  { weight: 2, arbitrary: fc.constant(act('redo', (context) => void history.redo(context))) },
  {
    weight: 1,
    arbitrary: someCards.map((some) =>
      act(`suspend ${some.join()}`, (context) => void cards.suspend(context, some)),
    ),
  },
  {
    weight: 1,
    arbitrary: someCards.map((some) =>
      act(`unsuspend ${some.join()}`, (context) => void cards.unsuspend(context, some)),
    ),
  },
  {
    weight: 1,
    arbitrary: someCards.map((some) =>
      act(`bury ${some.join()}`, (context) => void cards.bury(context, some)),
    ),
  },
  {
    weight: 1,
    arbitrary: someCards.map((some) =>
      act(`reset ${some.join()}`, (context) => void cards.reset(context, some)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(someCards, fc.nat(40)).map(([some, days]) =>
      act(`due in ${days} ${some.join()}`, (context) => {
        const studied = some.filter((id) => findCard(context.db, id)?.memory.phase !== 'new');
        if (studied.length > 0) cards.setDue(context, studied, days);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...ids), fc.nat(7))
      .map(([id, flag]) => act(`flag ${id}`, (context) => void cards.flag(context, id, flag))),
  },
  {
    weight: 2,
    arbitrary: fc
      .record(
        {
          desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
          rolloverHour: fc.nat(23),
          learningSteps: fc.constantFrom<number[][]>([], [1, 10], [0.5], [15, 1500]),
          relearningSteps: fc.constantFrom<number[][]>([], [10]),
          maximumInterval: fc.constantFrom(1, 30, 36_500),
          fuzz: fc.boolean(),
          easyDays: fc.constantFrom<EasyDay[]>(Array<EasyDay>(7).fill('normal'), [
            'normal',
            'reduced',
            'minimum',
            'normal',
            'minimum',
            'minimum',
            'reduced',
          ]),
          newPerDay: fc.nat(20),
          reviewsPerDay: fc.nat(20),
          learnAheadMinutes: fc.constantFrom(0, 20),
          deckLimits: fc.record({
            'test-deck': fc.record({
              newPerDay: fc.nat(4),
              reviewsPerDay: fc.nat(4),
              desiredRetention: fc.constantFrom(0.8, 0.95),
            }),
          }),
        },
        { requiredKeys: [] },
      )
      .map((patch) =>
        act(`settings ${JSON.stringify(patch)}`, (context) => void settings.set(context, patch)),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        itemId: fc.constantFrom(...deck.items.map((item) => item.id)),
        text: fc.option(fc.constantFrom('mine', 'other')),
      })
      .map(({ itemId, text }) =>
        act(`edit ${itemId} ${text}`, (context) => {
          learnerItems.edit(context, { itemId, fields: { explanation: text } });
          learnerItems.note(context, { itemId, note: text });
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record(
        {
          state: fc.constantFrom('misses' as const, 'due' as const, 'new' as const, 'all' as const),
          section: fc.constantFrom('section-0' as SectionId, 'section-1' as SectionId),
          reschedule: fc.boolean(),
        },
        { requiredKeys: ['reschedule'] },
      )
      .map((input) =>
        act(`focus ${JSON.stringify(input)}`, (context) => {
          try {
            study.focus(context, input);
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
          }
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        days: fc.integer({ min: 1, max: 40 }),
        sections: fc.option(fc.constant<SectionId[]>(['section-1' as SectionId])),
        targetRecall: fc.constantFrom(0.7, 0.95),
        minutesPerDay: fc.constantFrom(1, 30),
      })
      .map(({ days, sections, ...rest }) =>
        act(`exam in ${days} ${JSON.stringify({ sections, ...rest })}`, (context) => {
          const scope = [{ deck: deck.id, sections }];
          const title = 'Exam';
          exams.saveExam(context, { id: null, title, date: inDays(context, days), scope, ...rest });
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      act('remove exam', (context) => {
        const [first] = listExams(context.db);
        if (first) exams.removeExam(context, first.id);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(12), fc.nat(10)).map(([from, length]) =>
      act(`away from ${from} for ${length}`, (context) => {
        const days = { from: inDays(context, from), to: inDays(context, from + length) };
        absences.saveAbsence(context, { id: null, ...days });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      act('remove days away', (context) => {
        const [first] = absences.absences(context);
        if (first) absences.removeAbsence(context, first.id);
      }),
    ),
  },
  { weight: 1, arbitrary: fc.constant(act('catch up', (context) => void catchUp.start(context, 1))) },
  { weight: 1, arbitrary: fc.constant(act('end catch-up', (context) => void catchUp.stop(context))) },
  { weight: 1, arbitrary: fc.constant(act('unfocus', (context) => void study.unfocus(context))) },
  // Back a little, within the day, on to another day, or on by weeks.
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(-90, 1, 11, 700, 1440, 30_000)
      .map((minutes) => act(`${minutes} minutes`, (_, clock) => clock.advance(minutes))),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(-480, 0, 345)
      .map((minutes) => act(`zone ${minutes}`, (_, clock) => clock.setOffset(minutes))),
  },
);

export const seams = (clock: FakeClock) => ({ clock, randomBytes });

/** Runs something on a new profile with the deck. */
export function withProfile(run: (context: Context, clock: FakeClock) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'palpate-property-'));
  const clock = new FakeClock(noon);
  const profile = openProfile(folder, noon);
  try {
    const context = new Context(profile, seams(clock), 'test');
    installDeck(context, deck, contentHash(deck));
    run(context, clock);
  } finally {
    profile.close();
    rmSync(folder, { recursive: true });
  }
}

/** What a learner does, in order. */
export const acts = fc.array(anyAct, { minLength: 1, maxLength: 40 });
