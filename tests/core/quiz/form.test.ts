import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freezeForm, orderAfter, retryForm } from '../../../src/core/quiz/form.ts';
import { questionOf } from '../../../src/core/quiz/item-question.ts';
import { partOrder, shuffled } from '../../../src/core/quiz/order.ts';
import type { Question } from '../../../src/core/quiz/question.ts';
import type { Form, FormId } from '../../../src/core/quiz/types.ts';
import * as deck from '../../support/deck.ts';
import { choice, codeOf, drawn, exam, formOf, itemId, must, plan, start, tutor, untimed } from './support.ts';

const ten = Array.from({ length: 10 }, (_, index) => drawn(index));
const ordering: Question = { type: 'ordering', steps: ['s1', 's2', 's3'] };

describe('a form', () => {
  test('has every drawn item once, with its version, in an order of the seed', () => {
    const form = must(freezeForm(plan(exam), ten));
    expect(form.items.map(({ item }) => item).toSorted()).toEqual(ten.map(({ item }) => item));
    expect(form.items.find(({ item }) => item === itemId(3))?.version).toBe('version-3');
    expect(must(freezeForm(plan(exam), ten.toReversed())).items.map(({ item }) => item)).not.toEqual(
      ten.map(({ item }) => item),
    );
    expect(must(freezeForm(plan(exam), ten))).toEqual(form);
  });

  test('keeps the order of options that carries meaning', () => {
    const fixed = formOf(
      exam,
      ten.map((item) => ({ ...item, shuffle: false })),
    );
    for (const { order } of fixed.items) expect(order).toEqual(['a', 'b', 'c', 'd']);
    const orders = formOf(exam, ten).items.map(({ order }) => order.join(''));
    expect(new Set(orders).size).toBeGreaterThan(1);
  });

  test('keeps items of one group apart', () => {
    const items = ten.map((item, index) => ({ ...item, group: index < 5 ? 'lipoma' : 'abscess' }));
    const form = must(freezeForm(plan({ ...tutor, mode: 'mixer' }), items));
    const groups = form.items.map(({ item }) => items.find((each) => each.item === item)?.group);
    expect(groups.filter((group, index) => group === groups[index - 1])).toEqual([]);
  });

  test.each([
    ['quiz.bank-too-small', exam, []],
    ['quiz.repeated-item', exam, [drawn(1), drawn(1)]],
    ['quiz.rules', { ...exam, timing: untimed }, [drawn(1)]],
    ['quiz.question', exam, [drawn(1, { question: choice('e') })]],
    ['quiz.ungraded', exam, [drawn(1, { question: { type: 'likelihood', direction: 'raises' } })]],
  ] as const)('is refused as %s', (code, rules, items) => {
    expect(codeOf(freezeForm(plan(rules), items))).toBe(code);
  });

  test('may hold an ungraded question where nothing is scored', () => {
    const item = drawn(1, { question: { type: 'likelihood', direction: 'raises' } });
    const rules = { ...exam, mode: 'pretest', timing: untimed } as const;
    expect(must(freezeForm(plan(rules), [item])).items).toHaveLength(1);
  });

  test('that the bank cannot fill is refused in an exam and shorter in a tutor session', () => {
    const cells = [{ id: 'signs', wanted: 12, drawn: 10 }];
    const refused = freezeForm({ ...plan(exam), cells }, ten);
    expect(codeOf(refused)).toBe('quiz.bank-too-small');
    expect((refused as Error).message).toContain('"signs" 10 of 12');
    expect(must(freezeForm({ ...plan(tutor), cells }, ten)).cells).toEqual(cells);
  });

  test('of a retry asks the same in other orders', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const form = must(freezeForm(plan(exam), ten));
        const again = retryForm(form, { id: 'form-2' as FormId, createdAt: start + 1, seed });
        const ids = ({ items }: Form) => items.map(({ item }) => item);
        expect(ids(again)).not.toEqual(ids(form));
        expect(ids(again).toSorted()).toEqual(ids(form).toSorted());
        for (const item of again.items) {
          const before = form.items.find((each) => each.item === item.item);
          expect(item.order).not.toEqual(before?.order);
          expect(item.order.toSorted()).toEqual(['a', 'b', 'c', 'd']);
        }
      }),
    );
  });
});

describe('the order of parts', () => {
  test('puts each option in each place about equally often', () => {
    const places = [0, 0, 0, 0];
    for (let seed = 0; seed < 4000; seed += 1) {
      const place = shuffled(['a', 'b', 'c', 'd'], `seed ${seed}`).indexOf('a');
      places[place] = (places[place] ?? 0) + 1;
    }
    const chiSquare = places.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // Chi-square with 3 degrees of freedom: 16.27 at p = 0.001 (NIST/SEMATECH e-Handbook, 1.3.6.7.4).
    expect(chiSquare).toBeLessThan(16.27);
  });

  test('never shows the solution of a question about order, nor the last order', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, other) => {
        const first = partOrder(ordering, true, seed, null);
        const second = partOrder(ordering, true, other, first);
        expect(first).not.toEqual(ordering.steps);
        expect(second).not.toEqual(ordering.steps);
        expect(second).not.toEqual(first);
      }),
    );
  });

  test('changes with every wrong try', () => {
    const form = formOf({ ...tutor, navigation: 'gate' }, [drawn(1)]);
    const orders = [0, 1, 2, 3].map((tries) => orderAfter(form, form.items[0]!, tries).join(''));
    expect(orders[0]).toBe(form.items[0]!.order.join(''));
    orders.slice(1).forEach((order, index) => expect(order).not.toBe(orders[index]));
  });
});

describe('the question of an item', () => {
  test.each([
    ['choice', deck.choiceItem(1), 'choice'],
    ['odd one out', deck.oddItem(1), 'choice'],
    ['case', deck.caseItem(1), 'choice'],
    ['pair', deck.pairItem(1), 'grid'],
    ['match', deck.matchItem(1), 'matching'],
    ['order', deck.orderItem(1), 'ordering'],
    ['cloze', deck.clozeItem(1), 'cloze'],
    ['short recall', deck.recallItem(1), 'typed'],
    ['named figure', deck.figureItem(1), 'typed'],
    ['figure to find', deck.figureItem(1, { mode: 'find' }), 'hotspot'],
  ])('%s', (_, item, type) => {
    expect(questionOf(item, deck.figure)?.type).toBe(type);
  });

  test('is none where only the learner can judge', () => {
    expect(questionOf(deck.trapItem(1), null)).toBeNull();
    expect(questionOf(deck.recallItem(1, { answer: 'a long answer in a sentence' }), null)).toBeNull();
    expect(questionOf(deck.figureItem(1, { mode: 'find' }), null)).toBeNull();
  });

  test('of every kind can stand in a form', () => {
    const items = deck.itemsOfEveryKind.flatMap((item) => {
      const question = questionOf(item, deck.figure);
      return question ? [drawn(item.id, { question })] : [];
    });
    expect(must(freezeForm(plan(exam), items)).items).toHaveLength(items.length);
  });
});
