import { describe, expect, test } from 'vitest';
import { planExam, type ExamCard, type ExamPlan } from '../../../src/core/scheduler/exam-plan.ts';
import { answerSeconds, studyInstant } from '../../../src/core/scheduler/learner.ts';
import { answer, newMemory, retrievability } from '../../../src/core/scheduler/schedule.ts';
import type { DayNumber, Grade } from '../../../src/core/scheduler/types.ts';
import { dayAfter, figures, ids, learner, today } from './plan-support.ts';
import { config } from './support.ts';

const DAYS = 28;
const MINUTES = 25;
const exam = dayAfter(DAYS);

interface Course {
  first: ExamPlan;
  cards: ExamCard[];
  minutes: number[];
  windowStart: DayNumber;
  /** Cards whose effective due day lay after the eve on some day though the plan still had them. */
  late: number;
}

/** Studies by the plan, made anew each morning, with the given luck. */
function studied(count: number, seed: number): Course {
  let state = seed;
  const roll = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const cards = ids(count).map((cardId): ExamCard => ({ cardId, section: 'a', memory: newMemory(config) }));
  const study = (card: ExamCard, day: number): number => {
    let at = studyInstant(day, config.rolloverHour);
    let before: Grade | null = null;
    let seconds = 0;
    do {
      const { phase } = card.memory;
      const recall = retrievability(card.memory, day as DayNumber, config.parameters);
      const grade = learner.grade({ phase, before, recall }, roll());
      seconds += answerSeconds(figures, phase, grade);
      card.memory = answer(card.memory, { at, offsetMinutes: 0, grade }, config, card.cardId);
      at = card.memory.dueAt ?? at;
      before = grade;
    } while (card.memory.dueAt !== null);
    return seconds;
  };
  const planOn = (day: DayNumber, begunWindow: DayNumber | null) =>
    planExam({
      today: day,
      exam,
      targetRecall: 0.9,
      minutesPerDay: MINUTES,
      cards,
      config,
      figures,
      begunWindow,
    });
  const first = planOn(today, null);
  let { windowStart } = first;
  let late = 0;
  const minutes: number[] = [];
  for (let index = 0; index < DAYS; index += 1) {
    const day = dayAfter(index);
    const plan = planOn(day, windowStart <= day ? windowStart : null);
    if (windowStart > day) ({ windowStart } = plan);
    const called = cards.filter((card, position) => {
      const planDay = plan.cards[position]?.planDay ?? Infinity;
      const effective = Math.min(planDay, card.memory.dueDay ?? Infinity);
      if (effective >= exam && planDay !== Infinity) late += 1;
      return effective <= day;
    });
    minutes.push(called.reduce((sum, card) => sum + study(card, day), 0) / 60);
  }
  return { first, cards, minutes, windowStart, late };
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

describe('studying by a plan that fits', () => {
  const courses = [7, 8, 9].map((seed) => studied(200, seed));
  const memories = courses.flatMap(({ cards }) => cards.map(({ memory }) => memory));

  test('introduces every card, and sees each in the last look', () => {
    for (const { first, cards, windowStart, late } of courses) {
      expect(first.verdict).toEqual({ kind: 'fits' });
      for (const { memory } of cards) {
        expect(memory.phase).not.toBe('new');
        expect(memory.lastReviewDay).toBeGreaterThanOrEqual(windowStart);
      }
      expect(late).toBe(0);
    }
  });

  test('takes about the minutes that were foretold', () => {
    const taken = total(courses.flatMap(({ minutes }) => minutes));
    const foretold = total(courses.flatMap(({ first }) => first.minutes));
    expect(Math.abs(taken / foretold - 1)).toBeLessThan(0.1);
    for (const { minutes } of courses) expect(Math.max(...minutes)).toBeLessThan(MINUTES);
  });

  test('leads to the recall that was foretold', () => {
    for (const { first, cards } of courses) {
      const recalls = cards.map(({ memory }) => retrievability(memory, exam, config.parameters) ?? 0);
      const mean = total(recalls) / cards.length;
      expect(mean).toBeGreaterThanOrEqual(first.recall?.low ?? NaN);
      expect(mean).toBeLessThanOrEqual(first.recall?.high ?? NaN);
      expect(Math.abs(mean - (first.recall?.expected ?? NaN))).toBeLessThan(0.02);
    }
  });

  test('leaves nothing of the plan in the cards', () => {
    for (const { dueDay, lastReviewDay, intervalDays } of memories) {
      expect((dueDay ?? NaN) - (lastReviewDay ?? NaN)).toBe(intervalDays);
    }
  });
});
