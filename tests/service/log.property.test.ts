import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultParameters, forgettingCurve } from '../../src/core/scheduler/fsrs.ts';
import type { CardId, SchedulerConfig } from '../../src/core/scheduler/types.ts';
import { Context } from '../../src/service/context.ts';
import * as history from '../../src/service/history.ts';
import { buildSession } from '../../src/service/session.ts';
import * as study from '../../src/service/study.ts';
import { cardOf, type CardRow } from '../../src/storage/queries/cards.ts';
import { listExams } from '../../src/storage/queries/plans.ts';
import { acts, deck, seams, withProfile } from '../support/acts.ts';
import { cardsThatDiffer } from '../support/log.ts';

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

/** What a learner can change. */
const content = ({ db }: Context) =>
  ['card', 'setting', 'learner_item', 'item', 'exam', 'absence'].map((table) =>
    db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY 1`).all(),
  );

/** The same without what plans and a catch-up add to it, which they work out anew for the day. */
const contentBesidePlans = (context: Context) =>
  content(context).map((rows) =>
    rows
      .filter((row) => row['key'] !== 'catchUp')
      .map((row) => ({ ...row, plan_day: null, show_day: null, window_start: null })),
  );

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

/** Studied cards of an exam that would be asked only after it, though they still need a look before. */
function forgotten(context: Context): string[] {
  const { db } = context;
  const { day } = context.now();
  const cards = db.prepare<[], CardRow & { show_day: number | null }>('SELECT * FROM card').all();
  return listExams(db).flatMap((exam) => {
    const of = exam.scope.flatMap(({ sections }) => sections ?? []);
    return cards.flatMap((row) => {
      const { id, suspended, section, memory } = cardOf(row);
      const { lastReviewDay: last, stability } = memory;
      if (exam.day <= day || suspended || last === null || stability === null) return [];
      if (of.length > 0 && !of.some((each) => each === section)) return [];
      const recall = forgettingCurve(exam.day - last, stability, defaultParameters);
      const looked = exam.windowStart !== null && last >= exam.windowStart && recall >= exam.targetRecall;
      const late = row.show_day !== null && row.show_day >= exam.day;
      return late && !looked && last < exam.day - 1 ? [id] : [];
    });
  });
}

test('whatever a learner does, no card of an exam that needs another look before it is asked after it', () => {
  fc.assert(
    fc.property(acts, (list) =>
      withProfile((context, clock) => {
        for (const each of list) {
          each.run(context, clock);
          buildSession(context);
          expect(forgotten(context)).toEqual([]);
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
        const end = contentBesidePlans(context);
        while (history.undo(context).done !== null);
        expect(content(context)).toEqual(start);
        expect(cardsThatDiffer(context.db, unused)).toEqual([]);
        while (history.redo(context).done !== null);
        expect(contentBesidePlans(context)).toEqual(end);
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
