import { describe, expect, test } from 'vitest';
import { amountOf, ascending } from '../../decks/generator/generate/numbers.ts';

describe('amountOf', () => {
  test.each([
    ['About 3 cm', 3, 3, 'cm'],
    ['10% to 58%', 10, 58, '%'],
    ['Two weeks', 2, 2, 'weeks'],
    ['In 1935', 1935, 1935, ''],
    ['From 20 to 30 years', 20, 30, 'years'],
    ['Within 48 hours', -Infinity, 48, 'hours'],
    ['More than 5 cm', 5, Infinity, 'cm'],
    ['More than 3 and up to 5 cm', 3, 5, 'cm'],
    ['1,200 people', 1200, 1200, 'people'],
    ['Sixteen', 16, 16, ''],
  ])('reads "%s"', (text, low, high, unit) => {
    const amount = amountOf(text);
    expect([amount?.low, amount?.high]).toEqual([low, high]);
    expect(amount?.unit).toContain(unit);
  });

  test('leaves words alone that merely hold a number', () => {
    expect(amountOf('A lump of 5 cm')).toBeNull();
    expect(amountOf('Oneness')).toBeNull();
    expect(amountOf('Tenderness')).toBeNull();
  });

  test('tells one that counts from one that stands for a thing', () => {
    for (const text of ['One with a dark pore', 'The one that grew last month', 'One which moves'])
      expect(amountOf(text)).toBeNull();
    expect(amountOf('One week')).toMatchObject({ low: 1, high: 1, unit: 'week' });
    expect(amountOf('One in ten')).toMatchObject({ low: 1 });
  });
});

describe('ascending', () => {
  test('orders open and closed amounts as one reads them', () => {
    const texts = ['More than 5 cm', '1 to 3 cm', 'Under 1 cm', 'More than 3 and up to 5 cm'];
    expect(ascending(texts)?.map((index) => texts[index])).toEqual([
      'Under 1 cm',
      '1 to 3 cm',
      'More than 3 and up to 5 cm',
      'More than 5 cm',
    ]);
  });

  test('gives up when one text is no amount', () => {
    expect(ascending(['Two days', 'A week', 'Three days'])).toBeNull();
    expect(ascending(['Two days', 'Seven days', 'Three days'])).toEqual([0, 2, 1]);
  });
});
