import type { ChoiceOption, Item, MatchItem, OrderItem } from '../../../core/deck/types.ts';

/** Parts in the order the engine drew; those it does not name follow in the item's own order. */
export function inDrawnOrder<Part extends { id: string }>(
  parts: readonly Part[],
  order: readonly string[],
): Part[] {
  const place = ({ id }: Part) => {
    const index = order.indexOf(id);
    return index < 0 ? order.length : index;
  };
  return parts.toSorted((a, b) => place(a) - place(b));
}

/** Options of a question that is answered by choosing one; none for other kinds. */
export function optionsOf(item: Item): readonly ChoiceOption[] {
  return item.kind === 'choice' || item.kind === 'odd' || item.kind === 'case' ? item.options : [];
}

/** What was given to each part, from `part=value part=value`. */
export function assigned(response: string | null): Map<string, string> {
  const words = (response ?? '').split(' ').filter((word) => word.includes('='));
  return new Map(words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
}

/** The response with one part given a value, or none. */
export function assign(response: string | null, part: string, value: string): string {
  const all = assigned(response).set(part, value);
  return [...all].flatMap(([id, given]) => (given === '' ? [] : [`${id}=${given}`])).join(' ');
}

/** Ids of an arrangement: the learner's, else the drawn one. */
export function arranged(item: OrderItem, order: readonly string[], response: string | null): string[] {
  const ids = response === null || response === '' ? order : response.split(' ');
  return inDrawnOrder(item.steps, ids).map(({ id }) => id);
}

/** The arrangement with one step moved by one place, or as it is where there is no place left. */
export function moveStep(ids: readonly string[], id: string, by: 1 | -1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.toSpliced(from, 1).toSpliced(to, 0, id);
}

/** Right terms of a match, whether they belong to a left one or to none. */
export function rightTerms(item: MatchItem): { id: string; right: string }[] {
  return [...item.pairs, ...item.extras].map(({ id, right }) => ({ id, right }));
}

/** true once nothing is left to assign, so that the response can be checked. */
export function isComplete(item: Item, response: string | null): boolean {
  if (item.kind === 'pair') return item.findings.every(({ id }) => assigned(response).has(id));
  if (item.kind === 'match') return item.pairs.every(({ id }) => assigned(response).has(id));
  return response !== null;
}

/** Whether a response is right in every part; null for kinds that the learner judges. */
export function isRight(item: Item, response: string | null): boolean | null {
  const given = assigned(response);
  switch (item.kind) {
    case 'choice':
    case 'odd':
    case 'case':
      return item.options.some(({ id, correct }) => correct && id === response);
    case 'pair':
      return item.findings.every(({ id, of }) => given.get(id) === of);
    case 'match':
      return item.pairs.every(({ id }) => given.get(id) === id);
    case 'order':
      return response === item.steps.map(({ id }) => id).join(' ');
    case 'figure':
      return item.mode === 'find' ? response === item.region : null;
    case 'recall':
    case 'cloze':
    case 'trap':
      return null;
  }
}

/** What a key adds to the response of a pair: A, B or an arrow gives the first open finding its side. */
export function pairResponse(
  item: Item,
  order: readonly string[],
  response: string | null,
  key: string,
): string | null {
  if (item.kind !== 'pair') return null;
  const side = { a: 'a', ArrowLeft: 'a', b: 'b', ArrowRight: 'b' }[key];
  const given = assigned(response);
  const open = inDrawnOrder(item.findings, order).find(({ id }) => !given.has(id));
  return side && open ? assign(response, open.id, side) : null;
}
