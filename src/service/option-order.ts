import { createHash } from 'node:crypto';
import type { Item } from '../core/deck/types.ts';

const ids = (parts: readonly { id: string }[]) => parts.map((part) => part.id);

function shuffled(list: readonly string[], seed: string): string[] {
  const keyed = list.map((id) => ({ id, key: createHash('sha256').update(`${seed} ${id}`).digest('hex') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ id }) => id);
}

/** Another order than the right one. */
function disordered(right: readonly string[], seed: string): string[] {
  const order = shuffled(right, seed);
  if (order.some((id, index) => id !== right[index])) return order;
  return [...order.slice(1), ...order.slice(0, 1)];
}

/**
 * Ids of an item's parts in the order in which they are shown: the same for the same seed, another one
 * the next time.
 */
export function optionOrder(item: Item, seed: string): string[] {
  switch (item.kind) {
    case 'choice':
      return item.shuffle ? shuffled(ids(item.options), seed) : ids(item.options);
    case 'odd':
    case 'case':
      return shuffled(ids(item.options), seed);
    case 'pair':
      return shuffled(ids(item.findings), seed);
    case 'match':
      return shuffled(ids([...item.pairs, ...item.extras]), seed);
    case 'order':
      return disordered(ids(item.steps), seed);
    case 'recall':
    case 'cloze':
    case 'figure':
    case 'trap':
      return [];
  }
}
