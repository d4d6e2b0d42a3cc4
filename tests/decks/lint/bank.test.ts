import { describe, expect, test } from 'vitest';
import { rules, runBots } from '../../../decks/generator/index.ts';
import type { ChoiceItem, ObjectiveId, SectionId } from '../../../src/core/deck/types.ts';
import { complaints, deckOf, layerClaim, question } from '../support.ts';

const many = (count: number, make: (index: number) => ChoiceItem) =>
  Array.from({ length: count }, (_, index) => make(index));
const numbered = (index: number, parts: Parameters<typeof question>[0] = {}) =>
  question({
    id: `choice/layer-order/q${index}`,
    lead: `Which layer number ${'x'.repeat(index + 1)} is met?`,
    ...parts,
  });

/** A bank of which the key stands at the given place of three. */
function fixedBank(places: readonly number[]): ChoiceItem[] {
  return places.map((place, index) => {
    const item = numbered(index, { changes: { shuffle: false } });
    const [key, ...wrong] = item.options;
    if (!key) throw new Error('no key');
    const options = [...wrong];
    options.splice(place, 0, key);
    return { ...item, options };
  });
}

const whole = (rule: number, items: ChoiceItem[]) =>
  complaints(rule, deckOf(items)).filter((finding) => finding.item === null);

describe('rules on the bank', () => {
  test('the key is the longest too often (7)', () => {
    const long: [string][] = [['The longest one'], ['Short'], ['Shorter']];
    const short: [string][] = [['Short'], ['The longest one'], ['Shorter']];
    const bank = (share: number) =>
      many(40, (index) => numbered(index, { options: index < share * 40 ? long : short }));
    expect(whole(7, bank(0.5))[0]?.message).toMatch(/longest option in 20 of 40/);
    expect(whole(7, bank(0.3))).toEqual([]);
  });

  test('keys of unshuffled questions gather at one place (23)', () => {
    const biased = fixedBank(Array.from({ length: 30 }, (_, index) => (index % 4 === 0 ? index % 3 : 2)));
    expect(whole(23, biased)[0]?.message).toMatch(/chi-square/);
    const even = fixedBank(Array.from({ length: 30 }, (_, index) => index % 3));
    expect(complaints(23, deckOf(even))).toEqual([]);
  });

  test('five in a row at one place (23)', () => {
    expect(complaints(23, deckOf(fixedBank([1, 1, 1, 1, 1])))).toHaveLength(1);
    expect(complaints(23, deckOf(fixedBank([1, 1, 1, 1, 0])))).toEqual([]);
  });

  test('a stem holds the key of another question (31)', () => {
    const key: [string][] = [['Careful medical assessment today'], ['Rest'], ['Heat']];
    const asked = numbered(0, { options: key });
    const telling = numbered(1, { stem: 'She was sent for careful medical assessment today.' });
    expect(complaints(31, deckOf([asked, telling]))[0]).toMatchObject({ item: asked.id, level: 'warning' });
    const silent = numbered(1, { stem: 'She was sent for assessment today.' });
    expect(complaints(31, deckOf([asked, silent]))).toEqual([]);
  });

  test('the same question twice, or nearly (32)', () => {
    const lead = 'Which layer of the low back lies directly beneath the skin there?';
    const first = question({ lead });
    const same = question({ id: 'choice/other/a', lead });
    const near = question({
      id: 'choice/layer-order/b',
      lead: 'Which layer of the low back lies right beneath the skin there?',
    });
    const other = question({
      id: 'choice/layer-order/c',
      lead: 'Which sheet covers the deep muscles of the spine?',
    });
    expect(complaints(32, deckOf([first, same]))).toHaveLength(1);
    expect(complaints(32, deckOf([first, near]))).toHaveLength(1);
    expect(complaints(32, deckOf([first, other]))).toEqual([]);
  });

  test('sections, objectives and claims without enough items (37)', () => {
    const objective = {
      id: 'obj-1' as ObjectiveId,
      text: 'Know.',
      bloom: 'remember',
      audience: 'both' as const,
      claims: [layerClaim.id],
    };
    const items = (count: number) =>
      many(count, (index) => numbered(index, { changes: { objectives: [objective.id] } }));
    const few = complaints(37, deckOf(items(3), { objectives: [objective] })).map(
      (finding) => finding.message,
    );
    expect(few).toEqual([
      expect.stringMatching(/objective "obj-1" has 3 items; give it at least 4/),
      expect.stringMatching(/section "layers" has 3 quiz questions and a 40-question exam draws 40/),
    ]);
    expect(complaints(37, deckOf(items(40), { objectives: [objective] }))).toEqual([]);
    const idle = { ...layerClaim, id: 'idle' as typeof layerClaim.id, section: 'layers' as SectionId };
    expect(complaints(37, deckOf(items(40), { claims: [layerClaim, idle] }))[0]?.message).toMatch(
      /1 claims .* \(idle\)/,
    );
  });

  test('a bank that a test-wise bot beats (38)', () => {
    const cued = many(40, (index) =>
      numbered(index, { options: [['A much longer option'], ['Short'], ['Brief']] }),
    );
    expect(whole(38, cued)[0]?.message).toMatch(/"longest option" gets 100.0 %/);
    const plain = many(39, (index) => numbered(index, { options: [['Aaa'], ['Bbb'], ['Ccc']] }));
    expect(whole(38, plain)).toEqual([]);
  });
});

describe('the bots', () => {
  test('ties count by their share, so a bank without cues scores at chance', () => {
    const plain = many(30, (index) =>
      numbered(index, { lead: 'Which one is it?', options: [['Aaa'], ['Bbb'], ['Ccc']] }),
    );
    for (const bot of runBots({ items: plain })) {
      expect(bot.score).toBeCloseTo(1 / 3, 10);
      expect(bot.chance).toBeCloseTo(1 / 3, 10);
      // Two standard errors of 30 guesses with p = 1/3: 2 * sqrt(30 * 2/9) / 30.
      expect(bot.limit - bot.chance).toBeCloseTo((2 * Math.sqrt((30 * 2) / 9)) / 30, 10);
      expect(bot.beatsChance).toBe(false);
    }
  });

  test('each finds its own cue', () => {
    const longest = many(30, (index) =>
      numbered(index, { options: [['The longest of all'], ['Short'], ['Brief']] }),
    );
    const overlap = many(30, (index) =>
      numbered(index, { lead: 'Which tissue is fatty?', options: [['Fatty'], ['Bones'], ['Skins']] }),
    );
    const beats = (items: ChoiceItem[]) =>
      runBots({ items })
        .filter((bot) => bot.beatsChance)
        .map((bot) => bot.name);
    expect(beats(longest)).toContain('longest option');
    expect(beats(overlap)).toEqual(['most overlap']);
    expect(beats(fixedBank(Array.from({ length: 30 }, () => 1)))).toContain('fixed position');
  });

  test('an empty bank is no one-sided bank', () => {
    expect(runBots({ items: [] }).some((bot) => bot.beatsChance)).toBe(false);
  });
});

test('every rule has a number, a name of its own and a reason', () => {
  expect(rules.every((rule) => rule.reason.endsWith('.'))).toBe(true);
  const names = new Map(rules.map((rule) => [rule.number, rule.name]));
  expect(new Set(names.values()).size).toBe(names.size);
  const numbers = Array.from({ length: 38 }, (_, index) => index + 1);
  expect([...names.keys()].sort((a, b) => a - b)).toEqual(numbers);
});
