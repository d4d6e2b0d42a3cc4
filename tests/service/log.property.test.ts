import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SectionId } from '../../src/core/deck/types.ts';
import { Problem } from '../../src/core/problem.ts';
import { defaultParameters } from '../../src/core/scheduler/fsrs.ts';
import type { EasyDay } from '../../src/core/scheduler/load-balance.ts';
import type { CardId, Grade, SchedulerConfig } from '../../src/core/scheduler/types.ts';
import * as cards from '../../src/service/cards.ts';
import { Context } from '../../src/service/context.ts';
import { installDeck } from '../../src/service/decks.ts';
import * as learnerItems from '../../src/service/learner-items.ts';
import * as history from '../../src/service/history.ts';
import { buildSession } from '../../src/service/session.ts';
import * as settings from '../../src/service/settings.ts';
import * as study from '../../src/service/study.ts';
import { openProfile } from '../../src/storage/open.ts';
import { findCard } from '../../src/storage/queries/cards.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { clozeItem, deckOf, recallItem } from '../support/deck.ts';
import { cardsThatDiffer } from '../support/log.ts';
import { contentHash } from '../support/profile.ts';

const deck = deckOf([0, 1, 2, 3, 4].flatMap((index) => [recallItem(index), clozeItem(index)]));
const ids = deck.items.map((item) => item.id as string as CardId);
/** Configuration of a card that was never reviewed. */
const unused: SchedulerConfig = {
  parameters: defaultParameters,
  parameterSet: 'default',
  desiredRetention: 0.9,
  steps: { learning: [1, 10], relearning: [10] },
  rolloverHour: 4,
  maximumInterval: 36_500,
  fuzz: true,
};

type Act = (context: Context, clock: FakeClock) => void;

const someCards = fc.subarray(ids, { minLength: 1, maxLength: 4 });
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
            'test-deck': fc.record({ newPerDay: fc.nat(4), reviewsPerDay: fc.nat(4) }),
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

/** What a learner can change. */
const content = ({ db }: Context) =>
  ['card', 'setting', 'learner_item', 'item'].map((table) =>
    db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
  );

const seams = (clock: FakeClock) => ({ clock, randomBytes });

function withProfile(run: (context: Context, clock: FakeClock) => void): void {
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

const acts = fc.array(anyAct, { minLength: 1, maxLength: 40 });

test('whatever a learner does, a replay of the log gives every stored memory, bit for bit', () => {
  fc.assert(
    fc.property(acts, (list) =>
      withProfile((context, clock) => {
        for (const each of list) {
          each.run(context, clock);
          expect(cardsThatDiffer(context.db, unused)).toEqual([]);
        }
      }),
    ),
    { numRuns: 60 },
  );
});

const loads = ({ db }: Context, sql: string) => db.prepare(sql).raw().all();

test('whatever a learner does, the load of each day is the number of its cards', () => {
  fc.assert(
    fc.property(acts, (list) =>
      withProfile((context, clock) => {
        for (const each of list) {
          each.run(context, clock);
          expect(loads(context, 'SELECT day, cards FROM day_load WHERE cards <> 0 ORDER BY day')).toEqual(
            loads(
              context,
              `SELECT show_day, count(*) FROM card WHERE show_day IS NOT NULL AND suspended = 0
              GROUP BY show_day ORDER BY show_day`,
            ),
          );
        }
      }),
    ),
    { numRuns: 40 },
  );
});

test('undo of everything gives the start, and redo of everything the end', () => {
  fc.assert(
    fc.property(acts, (list) =>
      withProfile((context, clock) => {
        const start = content(context);
        for (const each of list) each.run(context, clock);
        while (history.redo(context).done !== null);
        const end = content(context);
        while (history.undo(context).done !== null);
        expect(content(context)).toEqual(start);
        expect(cardsThatDiffer(context.db, unused)).toEqual([]);
        while (history.redo(context).done !== null);
        expect(content(context)).toEqual(end);
        expect(cardsThatDiffer(context.db, unused)).toEqual([]);
      }),
    ),
    { numRuns: 60 },
  );
});

test('what is kept in memory never shows: a context opened afresh builds the same session', () => {
  fc.assert(
    fc.property(acts, (list) =>
      withProfile((context, clock) => {
        for (const each of list) {
          each.run(context, clock);
          const { queue, answered } = buildSession(context);
          const afresh = new Context(context.profile, seams(clock), 'test');
          // The focus is meant to end with the program.
          const { focus } = context;
          focus?.forget();
          afresh.focus = focus;
          const fresh = buildSession(afresh);
          expect({ queue, answered }).toEqual({ queue: fresh.queue, answered: fresh.answered });
        }
      }),
    ),
    { numRuns: 40 },
  );
});

test('whatever a learner does, the session serves what it announced when all is answered Good once', () => {
  fc.assert(
    fc.property(acts, (list) =>
      withProfile((context, clock) => {
        for (const each of list) each.run(context, clock);
        const { counts } = study.next(context);
        const kinds = new Map(buildSession(context).queue.order.map(({ cardId, kind }) => [cardId, kind]));
        const served = { new: 0, learning: 0, review: 0 };
        const seen = new Set<CardId>();
        let answers = 0;
        for (let { card } = study.next(context); card;) {
          expect((answers += 1), 'the session ends').toBeLessThan(500);
          if (!seen.has(card.cardId)) served[kinds.get(card.cardId) ?? 'learning'] += 1;
          seen.add(card.cardId);
          const given = { cardId: card.cardId, grade: 3, durationMs: 1000, answer: null } as const;
          ({ card } = study.grade(context, given));
        }
        expect(served).toEqual(counts);
      }),
    ),
    { numRuns: 60 },
  );
});

test('the comparison sees a memory that its log does not tell', () => {
  withProfile((context) => {
    const { card } = study.next(context);
    study.grade(context, { cardId: card!.cardId, grade: 3, durationMs: 1000, answer: null });
    expect(cardsThatDiffer(context.db, unused)).toEqual([]);
    context.db.exec('UPDATE card SET stability = stability * 1.0000000000000002 WHERE reps = 1');
    expect(cardsThatDiffer(context.db, unused)).toMatchObject([{ id: card!.cardId }]);
    context.db.exec('UPDATE card SET reps = reps + 1 WHERE reps = 0');
    expect(cardsThatDiffer(context.db, unused)).toHaveLength(deck.items.length);
  });
});
