import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../src/core/problem.ts';
import { checkExam, planExam, type ExamCard, type ExamInput } from '../../../src/core/scheduler/exam-plan.ts';
import { newMemory } from '../../../src/core/scheduler/schedule.ts';
import type { CardId, DayNumber, SchedulerConfig } from '../../../src/core/scheduler/types.ts';
import { dayAfter, figures, ids, known, studiedCards, today } from './plan-support.ts';
import { config, configs } from './support.ts';

const fresh = (count: number, section = 'new', from = config): ExamCard[] =>
  ids(count, section).map((cardId) => ({ cardId, section, memory: newMemory(from) }));

const input = (more: Partial<ExamInput> = {}): ExamInput => ({
  today,
  exam: dayAfter(42),
  targetRecall: 0.9,
  minutesPerDay: 30,
  cards: fresh(100),
  config,
  figures,
  begunWindow: null,
  ...more,
});

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

const knownIn = (section: string, ...card: Parameters<typeof known>): ExamCard => ({
  ...known(...card),
  section,
});

interface Drawn {
  from: SchedulerConfig;
  studied: { cardId: CardId; memory: ExamCard['memory'] }[];
  newCards: number;
  days: number;
  minutes: number;
  target: number;
  begun: number | null;
}

const drawn: fc.Arbitrary<Drawn> = configs.chain((from) =>
  fc.record({
    from: fc.constant(from),
    studied: studiedCards(from, 8),
    newCards: fc.nat(40),
    days: fc.integer({ min: 1, max: 40 }),
    minutes: fc.integer({ min: 1, max: 90 }),
    target: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    begun: fc.option(fc.integer({ min: -20, max: 5 })),
  }),
);

const inputOf = ({ from, studied, newCards, days, minutes, target, begun }: Drawn) =>
  input({
    exam: dayAfter(days),
    targetRecall: target,
    minutesPerDay: minutes,
    config: from,
    begunWindow: begun === null ? null : dayAfter(begun),
    cards: [
      ...studied.map((card, index) => ({ ...card, section: `s${index % 3}` })),
      ...fresh(newCards, 'new', from),
    ],
  });

describe('a plan for any cards', () => {
  test('calls each card between today and the eve, and never later than it is due', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const exam = inputOf(draw);
        const plan = planExam(exam);
        expect(plan.cards.map(({ cardId }) => cardId)).toEqual(exam.cards.map(({ cardId }) => cardId));
        for (const [index, { planDay }] of plan.cards.entries()) {
          const { memory } = exam.cards[index]!;
          const due = memory.dueDay ?? (memory.dueAt === null ? Infinity : today);
          if (planDay === null) {
            // Studied within the last look, and due only after the exam.
            expect(memory.lastReviewDay).toBeGreaterThanOrEqual(Math.min(plan.windowStart, exam.exam - 1));
            expect(due).toBeGreaterThanOrEqual(exam.exam);
            continue;
          }
          expect(Number.isInteger(planDay)).toBe(true);
          expect(planDay).toBeGreaterThanOrEqual(today);
          expect(planDay).toBeLessThan(exam.exam);
          expect(planDay).toBeLessThanOrEqual(Math.max(today, due));
          if (due >= today && due < exam.exam) expect(planDay).toBe(due);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('states finite figures that agree with each other', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const exam = inputOf(draw);
        const { minutes, recall, sections, verdict, newPerDay, windowStart, cards } = planExam(exam);
        expect(minutes).toHaveLength(exam.exam - today);
        for (const each of minutes) {
          expect(each).toBeGreaterThanOrEqual(0);
          expect(each).toBeLessThanOrEqual(exam.minutesPerDay + 1e-9);
        }
        expect(recall === null).toBe(exam.cards.length === 0);
        for (const each of [...sections, ...(recall ? [recall] : [])]) {
          expect(each.low).toBeLessThanOrEqual(each.expected);
          expect(each.expected).toBeLessThanOrEqual(each.high);
          expect(each.low).toBeGreaterThanOrEqual(0);
          expect(each.high).toBeLessThanOrEqual(1);
        }
        expect(total(sections.map((section) => section.cards))).toBe(exam.cards.length);
        const weighted = total(sections.map((section) => section.cards * section.expected));
        expect(weighted).toBeCloseTo((recall?.expected ?? 0) * exam.cards.length, 6);
        expect(windowStart).toBeLessThan(exam.exam);
        if (verdict.kind === 'fits') {
          expect(recall?.expected ?? 1).toBeGreaterThanOrEqual(exam.targetRecall - 1e-9);
          const introduced = Map.groupBy(
            cards.filter((_, index) => exam.cards[index]?.memory.phase === 'new'),
            ({ planDay }) => planDay,
          );
          for (const [day, those] of introduced) {
            expect(day).not.toBeNull();
            expect(those.length).toBeLessThanOrEqual(newPerDay);
            if (windowStart > today) expect(day).toBeLessThan(windowStart);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  test('is the same for the same input, in whatever order studied cards come', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const exam = inputOf(draw);
        const dayById = (cards: readonly ExamCard[]) =>
          new Map(planExam({ ...exam, cards }).cards.map(({ cardId, planDay }) => [cardId, planDay]));
        const studied = exam.cards.filter(({ memory }) => memory.phase !== 'new');
        expect(dayById(studied.toReversed())).toEqual(dayById(studied));
      }),
      { numRuns: 10 },
    );
  });
});

describe('what would fit', () => {
  const crowded = input({ cards: fresh(500), minutesPerDay: 10 });
  const { verdict } = planExam(crowded);
  const short = verdict.kind === 'short' ? verdict : null;
  const fits = (more: Partial<ExamInput>) => planExam({ ...crowded, ...more }).verdict.kind === 'fits';

  test('is told where minutes and date do not', () => {
    expect(short?.cause).toBe('minutes');
    expect(short?.alternatives.targetRecall).toBeNull();
  });

  test('is the least minutes', () => {
    const minutes = short?.alternatives.minutesPerDay ?? NaN;
    expect(fits({ minutesPerDay: minutes })).toBe(true);
    expect(fits({ minutesPerDay: minutes - 1 })).toBe(false);
  });

  test('is the earliest day', () => {
    const exam = short?.alternatives.exam ?? NaN;
    expect(fits({ exam: exam as DayNumber })).toBe(true);
    expect(fits({ exam: (exam - 1) as DayNumber })).toBe(false);
  });

  test('is the most new cards, and the forecast counts the rest as unknown', () => {
    const newCards = short?.alternatives.newCards ?? NaN;
    expect(fits({ cards: crowded.cards.slice(0, newCards) })).toBe(true);
    expect(fits({ cards: crowded.cards.slice(0, newCards + 1) })).toBe(false);
    const fewer = planExam({ ...crowded, cards: crowded.cards.slice(0, newCards) });
    const expected = ((fewer.recall?.expected ?? NaN) * newCards) / 500;
    expect(planExam(crowded).recall?.expected).toBeCloseTo(expected, 9);
  });

  test('is a lower target where the work fits and leads to too little', () => {
    const demanding = input({ cards: fresh(20), exam: dayAfter(2), targetRecall: 0.995 });
    const plan = planExam(demanding);
    expect(plan.verdict).toMatchObject({ kind: 'short', cause: 'recall' });
    const target = plan.verdict.kind === 'short' ? plan.verdict.alternatives.targetRecall : null;
    expect(planExam({ ...demanding, targetRecall: target ?? NaN }).verdict.kind).toBe('fits');
  });

  test('is nothing when even all day does not suffice', () => {
    const hopeless = planExam(input({ cards: fresh(20_000), exam: dayAfter(2), minutesPerDay: 1 }));
    expect(hopeless.verdict).toMatchObject({
      kind: 'short',
      alternatives: { minutesPerDay: null, exam: null },
    });
  });
});

describe('the last look', () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    knownIn('old', `card-${String(index).padStart(3, '0')}`, 100 + index, 30, 400),
  );

  test('takes as few of the last days as the minutes allow', () => {
    const length = (minutesPerDay: number) => {
      const exam = input({ cards: many, minutesPerDay });
      return exam.exam - planExam(exam).windowStart;
    };
    expect(length(200)).toBe(1);
    expect(length(20)).toBeGreaterThan(length(40));
    const { verdict, minutes } = planExam(input({ cards: many, minutesPerDay: 20 }));
    expect(verdict.kind).toBe('fits');
    expect(Math.max(...minutes)).toBeLessThanOrEqual(20);
  });

  test('is spread evenly, the least likely recalled nearest to the exam', () => {
    const plan = planExam(input({ cards: many.toReversed(), minutesPerDay: 20 }));
    const byDay = Map.groupBy(plan.cards, ({ planDay }) => planDay ?? NaN);
    const counts = [...byDay.values()].map((cards) => cards.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    // A higher number in the id means a higher stability, so a higher recall.
    const ordered = plan.cards.toSorted((a, b) => (a.planDay ?? 0) - (b.planDay ?? 0));
    const numbers = ordered.map(({ cardId }) => Number(cardId.slice(5)));
    for (const [, cards] of byDay) expect(cards.length).toBeGreaterThan(1);
    expect(numbers[0]).toBeGreaterThan(250);
    expect(numbers.at(-1)).toBeLessThan(50);
  });

  test('settles a card for which it has led to the target', () => {
    const window = dayAfter(-5);
    const cards = [
      knownIn('a', 'just-now', 60, 0, 60),
      knownIn('a', 'before', 60, 6, 60),
      knownIn('a', 'too-weak', 2, 3, 60),
    ];
    const plan = planExam(input({ cards, exam: dayAfter(3), begunWindow: window }));
    expect(plan.cards.map(({ planDay }) => planDay === null)).toEqual([true, false, false]);
  });

  test('is not asked twice on the eve', () => {
    const cards = [knownIn('a', 'today', 0.5, 0, 60), knownIn('a', 'long-ago', 100, 60, 100)];
    const plan = planExam(input({ cards, exam: dayAfter(1) }));
    expect(plan.cards.map(({ planDay }) => planDay)).toEqual([null, today]);
  });

  test('raises what is expected on the day', () => {
    const cards = Array.from({ length: 10 }, (_, index) => knownIn('a', `c-${index}`, 30, 20, 70));
    const { recall } = planExam(input({ cards, exam: dayAfter(40) }));
    // FSRS-6 without the look: R(60 days, stability 30).
    expect(recall?.expected).toBeGreaterThan(0.93);
  });
});

describe('the range', () => {
  test('narrows with more cards', () => {
    const width = (count: number) => {
      const cards = Array.from({ length: count }, (_, index) => knownIn('a', `c-${index}`, 20, 20, 30));
      const { recall } = planExam(input({ cards, minutesPerDay: 600 }));
      return (recall?.expected ?? NaN) - (recall?.low ?? NaN);
    };
    expect(width(400)).toBeLessThan(width(25) / 3);
  });

  test('allows for cards that nobody has answered', () => {
    const seen = planExam(input({ cards: [knownIn('a', 'x', 20, 10, 20)] })).recall;
    const unseen = planExam(input({ cards: fresh(1) })).recall;
    const spread = (recall: typeof seen) => {
      const expected = recall?.expected ?? NaN;
      return expected - (recall?.low ?? NaN) - 1.645 * Math.sqrt(expected * (1 - expected));
    };
    expect(spread(seen)).toBeCloseTo(0, 9);
    // srs-benchmark: FSRS-6 with default weights, RMSE(bins) by user.
    expect(spread(unseen)).toBeCloseTo(0.0927, 9);
  });
});

describe('settings that make no plan', () => {
  test.each([
    ['today', { exam: today }, 'exam.day', 'not in the future'],
    ['past', { exam: dayAfter(-3) }, 'exam.day', 'not in the future'],
    ['no day', { exam: NaN as DayNumber }, 'exam.day', 'not in the future'],
    ['far off', { exam: dayAfter(1096) }, 'exam.day', 'three years'],
    ['target 0', { targetRecall: 0 }, 'exam.target', 'The target recall is 0;'],
    ['target 1', { targetRecall: 1 }, 'exam.target', 'The target recall is 1;'],
    ['no target', { targetRecall: NaN }, 'exam.target', 'The target recall is NaN;'],
    ['no minutes', { minutesPerDay: 0 }, 'exam.minutes', '0 minutes a day'],
    ['more than a day', { minutesPerDay: 1441 }, 'exam.minutes', '1441 minutes a day'],
  ] as const)('%s', (_, more, code, part) => {
    const problem = checkExam(input(more));
    expect(problem).toMatchObject({ code, exitCode: 1 });
    expect(problem?.message).toMatch(/^[^\n]+\.$/);
    expect(problem?.message).toContain(part);
    expect(() => planExam(input(more))).toThrow(Problem);
  });

  test.each([
    ['tomorrow', { exam: dayAfter(1) }],
    ['in three years', { exam: dayAfter(1095), cards: fresh(3) }],
    ['of little time', { minutesPerDay: 0.5 }],
    ['all day', { minutesPerDay: 1440 }],
  ] as const)('but an exam %s has one', (_, more) => {
    expect(checkExam(input(more))).toBeNull();
    expect(planExam(input(more)).recall?.expected).toBeGreaterThan(0);
  });

  test('and an exam without cards has an empty one', () => {
    const plan = planExam(input({ cards: [] }));
    expect(plan).toMatchObject({ cards: [], newPerDay: 0, recall: null, sections: [] });
    expect(plan.verdict).toEqual({ kind: 'fits' });
    expect(total(plan.minutes)).toBe(0);
  });
});
