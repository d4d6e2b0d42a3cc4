import type { Deck } from '../../../src/core/deck/types.ts';
import { isOptionItem, type OptionItem } from '../../../src/core/deck/parts.ts';
import { questionOf } from './texts.ts';
import { contentStems } from '../words.ts';

/** How often a bot that knows nothing finds the key. */
export interface BotResult {
  name: 'longest option' | 'most overlap' | 'fixed position';
  items: number;
  /** Expected share of right answers; ties count by their share. */
  score: number;
  /** What blind guessing gets: the mean of 1 / options. */
  chance: number;
  /** Chance plus two standard errors of blind guessing. */
  limit: number;
  beatsChance: boolean;
}

/** Runs three test-wise bots over the multiple-choice items of a deck. */
export function runBots({ items }: Pick<Deck, 'items'>): BotResult[] {
  const bank = items.filter(isOptionItem).filter(({ options }) => options.length > 0);
  const longest = mean(bank.map((item) => picksKey(item, (text) => text.length)));
  const overlap = mean(
    bank.map((item) => {
      const asked = contentStems(questionOf(item));
      return picksKey(item, (text) => [...contentStems(text)].filter((stem) => asked.has(stem)).length);
    }),
  );
  const most = Math.max(0, ...bank.map((item) => item.options.length));
  const positions = Array.from({ length: most }, (_, position) =>
    mean(bank.map((item) => keyAt(item, position))),
  );
  const guess = bank.map((item) => 1 / item.options.length);
  const chance = mean(guess);
  const error = Math.sqrt(guess.reduce((sum, p) => sum + p * (1 - p), 0)) / Math.max(1, bank.length);
  const limit = chance + 2 * error;
  const result = (name: BotResult['name'], score: number): BotResult => ({
    name,
    items: bank.length,
    score,
    chance,
    limit,
    beatsChance: score > limit,
  });
  return [
    result('longest option', longest),
    result('most overlap', overlap),
    result('fixed position', Math.max(0, ...positions)),
  ];
}

/** Chance that the bot takes the key when it takes any of the options that score highest. */
function picksKey(item: OptionItem, score: (text: string) => number): number {
  const scores = item.options.map(({ text }) => score(text));
  const best = Math.max(...scores);
  const taken = item.options.filter((_, index) => scores[index] === best);
  return taken.filter((option) => option.correct).length / taken.length;
}

/** Shuffled options stand at every place equally often. */
function keyAt(item: OptionItem, position: number): number {
  if (position >= item.options.length) return 0;
  const fixed = item.kind === 'choice' && !item.shuffle;
  return fixed ? Number(item.options[position]?.correct ?? false) : 1 / item.options.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
