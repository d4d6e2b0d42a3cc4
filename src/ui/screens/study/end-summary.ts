import type { Item, ItemId } from '../../../core/deck/types.ts';
import type { Grade } from '../../../core/scheduler/types.ts';
import { t } from '../../i18n/en.ts';

interface AnsweredCard {
  grade: Grade;
  durationMs: number;
  card: { view: { item: Item } };
}

/** What a sitting amounted to. */
export function summary(answers: readonly AnsweredCard[]): {
  answers: number;
  remembered: number;
  durationMs: number;
} {
  return {
    answers: answers.length,
    remembered: answers.filter(({ grade }) => grade > 1).length,
    durationMs: answers.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}

/** What an item asks, on one line. */
export function itemTitle(item: Item): string {
  switch (item.kind) {
    case 'cloze':
      return `${item.before}…${item.after}`;
    case 'choice':
    case 'odd':
      return item.leadIn;
    case 'case':
      return item.title;
    case 'pair':
      return t.study.pair(item.a, item.b);
    case 'recall':
    case 'match':
    case 'order':
    case 'figure':
    case 'trap':
      return item.prompt;
  }
}

/** Items answered Again, each once, at most five. */
export function hardest(answers: readonly AnsweredCard[]): { itemId: ItemId; title: string }[] {
  const again = new Map<ItemId, string>();
  for (const { grade, card } of answers) {
    if (grade === 1) again.set(card.view.item.id, itemTitle(card.view.item));
  }
  return [...again].slice(0, 5).map(([itemId, title]) => ({ itemId, title }));
}
