import { describe, expect, test } from 'vitest';
import { holdOut, trainingItems, type TrainingRow } from '../../../src/core/scheduler/training-items.ts';
import type { CardId, Grade } from '../../../src/core/scheduler/types.ts';
import { cardA, review } from './support.ts';

const row = (iso: string, grade: Grade, more: Partial<TrainingRow> = {}): TrainingRow => ({
  card: cardA,
  ...review(iso, grade),
  kind: 'review',
  introduces: 0,
  manual: null,
  voided: 0,
  ...more,
});
const learn = (iso: string, grade: Grade, more: Partial<TrainingRow> = {}) =>
  row(iso, grade, { kind: 'learn', ...more });
const noon = (day: number) => `2026-01-${String(day).padStart(2, '0')}T12:00:00+00:00`;

/** Days and grades of each item. */
const items = (...rows: TrainingRow[]) =>
  trainingItems(rows, 4).map(({ reviews }) => reviews.map(({ days, grade }) => [days, grade]));

const usual = [learn(noon(1), 3, { introduces: 1 }), row(noon(3), 3), row(noon(9), 1)];
const usualItems = [
  [
    [0, 3],
    [2, 3],
  ],
  [
    [0, 3],
    [2, 3],
    [6, 1],
  ],
];

// Rules of Anki, rslib/src/scheduler/fsrs/params.rs, reviews_for_fsrs with training on.
describe('what the weights are trained on', () => {
  test('each later review with all that came before it', () => {
    expect(items(...usual)).toEqual(usualItems);
  });

  test('reviews of the same day only as history', () => {
    const [first, ...rest] = usual;
    expect(items(first!, learn('2026-01-01T12:10:00+00:00', 3), ...rest)).toEqual([
      [
        [0, 3],
        [0, 3],
        [2, 3],
      ],
      [
        [0, 3],
        [0, 3],
        [2, 3],
        [6, 1],
      ],
    ]);
  });

  test('days counted by rollover and offset', () => {
    const late = learn('2026-01-02T03:00:00+01:00', 3);
    expect(items(late, row('2026-01-02T05:00:00+01:00', 3))).toEqual([
      [
        [0, 3],
        [1, 3],
      ],
    ]);
    expect(items(late, row('2026-01-02T03:30:00+01:00', 3))).toEqual([]);
  });

  test('a clock that was set back counts as no time passed', () => {
    expect(items(learn(noon(9), 3), row(noon(3), 3), row(noon(5), 3))).toEqual([
      [
        [0, 3],
        [0, 3],
        [2, 3],
      ],
    ]);
  });

  test('nothing that was taken back, practised, examined or set by hand', () => {
    const noise = [
      row(noon(4), 1, { voided: 1 }),
      row(noon(4), 1, { kind: 'practice' }),
      row(noon(5), 1, { kind: 'exam' }),
      row(noon(5), 1, { kind: 'manual', manual: 'due', grade: null }),
      row(noon(5), 1, { kind: 'void', grade: null }),
    ];
    const [first, second, third] = usual;
    expect(items(first!, second!, ...noise, third!)).toEqual(usualItems);
    expect(items(first!, second!, row(noon(4), 1), third!)).not.toEqual(usualItems);
  });

  test('nothing from before a reset', () => {
    const reset = row(noon(10), 1, { kind: 'manual', manual: 'reset', grade: null });
    const again = [learn(noon(11), 3), row(noon(12), 3)];
    expect(items(...usual, reset, ...again)).toEqual([
      [
        [0, 3],
        [1, 3],
      ],
    ]);
    expect(items(...usual, reset)).toEqual([]);
    expect(items(...usual, { ...reset, voided: 1 })).toEqual(usualItems);
  });

  test('the last start in learning where there are several', () => {
    expect(
      items(...usual, learn(noon(20), 3), learn('2026-01-20T12:10:00+00:00', 3), row(noon(23), 4)),
    ).toEqual([
      [
        [0, 3],
        [0, 3],
        [3, 4],
      ],
    ]);
  });

  test('no card whose start in learning is missing', () => {
    expect(items(row(noon(3), 3), row(noon(9), 3))).toEqual([]);
    const reset = row(noon(2), 1, { kind: 'manual', manual: 'reset', grade: null });
    expect(items(learn(noon(1), 3), reset, row(noon(3), 3), row(noon(9), 3))).toEqual([]);
  });

  test('an imported review that introduced its card as its start', () => {
    const first = row(noon(1), 3, { kind: 'import', introduces: 1 });
    const rest = [row(noon(3), 3, { kind: 'import' }), row(noon(9), 1, { kind: 'import' })];
    expect(items(first, ...rest)).toEqual(usualItems);
    expect(items(...rest)).toEqual([]);
  });

  test('cards apart, however mixed, and oldest review first', () => {
    const other = 'card-b' as CardId;
    const mixed = [
      usual[0]!,
      learn(noon(2), 4, { card: other }),
      usual[1]!,
      usual[2]!,
      row(noon(7), 2, { card: other }),
    ];
    expect(items(...mixed)).toEqual([
      usualItems[0],
      [
        [0, 4],
        [5, 2],
      ],
      usualItems[1],
    ]);
  });
});

test('the newest fifth is held out', () => {
  const rows = Array.from({ length: 11 }, (_, index) => row(noon(index + 1), 3));
  rows[0] = learn(noon(1), 3);
  const { train, heldOut } = holdOut(trainingItems(rows, 4));
  expect(train).toHaveLength(8);
  expect(heldOut.map(({ reviews }) => reviews.length)).toEqual([10, 11]);
});
