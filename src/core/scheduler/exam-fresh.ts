import {
  aliveOn,
  expectedRecall,
  lotOf,
  present,
  project,
  type Course,
  type ProjectionModel,
} from './project.ts';
import { newMemory } from './schedule.ts';
import type { CardId } from './types.ts';

/** One card stands for all new ones, so it is followed more closely than each studied one. */
const LEAST_SHARE = 0.01;
/** Single ways through the reviews over which the seconds are averaged. */
const WAYS = 400;
/** Stands for any of the cards where one is to be named. */
export const NEW_CARD = 'new' as CardId;

/**
 * What may become of any new card, by its age: whole days since its introduction. All are alike as long as
 * spreading, which differs by card, is left out.
 */
export class FreshOutlook {
  readonly model: ProjectionModel;
  private readonly today: number;
  private readonly courses: Course[];
  private readonly seconds: number[] = [0];
  private readonly aliveAt = new Map<number, Course[]>();
  private readonly seenAt = new Map<number, number[]>();
  private readonly recalls = new Map<string, number>();

  /** @param end day until which to look ahead, that day not included */
  constructor(today: number, end: number, model: ProjectionModel) {
    this.today = today;
    this.model = { ...model, leastShare: LEAST_SHARE, config: { ...model.config, fuzz: false } };
    const start = present(newMemory(model.config), today);
    this.courses = project([start], lotOf(NEW_CARD), end, this.model);
    const byAge = Array<number>(end - today).fill(0);
    const single = { ...this.model, leastShare: 1 };
    for (let way = 0; way < WAYS; way += 1) {
      project([start], lotOf(`${NEW_CARD} ${way}` as CardId), end, single, (day, seconds) => {
        byAge[day - today] = (byAge[day - today] ?? 0) + seconds / WAYS;
      });
    }
    for (const seconds of byAge) this.seconds.push((this.seconds.at(-1) ?? 0) + seconds);
  }

  /** Expected seconds that one card takes before it has this age. */
  secondsBefore(age: number): number {
    return this.seconds[Math.max(0, Math.min(age, this.seconds.length - 1))] ?? 0;
  }

  /** Courses on which a card of this age may be, by the days of a card introduced today. */
  alive(age: number): Course[] {
    const known = this.aliveAt.get(age) ?? aliveOn(this.courses, this.today + age);
    this.aliveAt.set(age, known);
    return known;
  }

  /** Share of the cards of this age that were last seen before they had the other age. */
  seenBefore(age: number, before: number): number {
    const known = this.seenAt.get(age) ?? this.sumSeen(age);
    this.seenAt.set(age, known);
    return known[Math.min(before, age)] ?? 0;
  }

  private sumSeen(age: number): number[] {
    const shares = Array<number>(age + 1).fill(0);
    for (const { from, share } of this.alive(age)) {
      shares[from - this.today + 1] = (shares[from - this.today + 1] ?? 0) + share;
    }
    let sum = 0;
    return shares.map((share) => (sum += share));
  }

  /** Probability of recall at this age. */
  recall(age: number): number {
    return this.remembered(`${age}`, () => expectedRecall(this.alive(age), this.today + age, this.model));
  }

  /** A recall worked out before under this key, or now. */
  remembered(key: string, workOut: () => number): number {
    const recall = this.recalls.get(key) ?? workOut();
    this.recalls.set(key, recall);
    return recall;
  }
}
