import { Problem } from '../problem.ts';
import type { ItemId } from '../deck/types.ts';
import { questionProblem } from './check-question.ts';
import { checkRules, modeRules } from './modes.ts';
import { partOrder, shuffled, shuffledAnew } from './order.ts';
import { isGraded } from './question.ts';
import type { Form, FormItem } from './types.ts';

/** An item as the bank has it on the day of the draw. */
export interface DrawnItem extends Omit<FormItem, 'order'> {
  /** Items of one group do not follow each other where that can be avoided; null: it follows any. */
  group: string | null;
}

function itemProblem({ item, question }: DrawnItem, scored: boolean): Problem | null {
  const reason = questionProblem(question);
  if (reason !== null) {
    return new Problem('quiz.question', `The item "${item}" cannot be asked: ${reason}; correct it first.`);
  }
  if (!scored || isGraded(question)) return null;
  const message = `The item "${item}" has no right answer and cannot count; leave it out of a scored quiz.`;
  return new Problem('quiz.ungraded', message);
}

function shortfall({ cells, rules }: Omit<Form, 'items'>): Problem | null {
  const short = cells.filter(({ wanted, drawn }) => drawn < wanted);
  if (short.length === 0 || !modeRules[rules.mode].strict) return null;
  const list = short.map(({ id, wanted, drawn }) => `"${id}" ${drawn} of ${wanted}`).join(', ');
  const message = `The bank is too small for this blueprint: ${list}; ask for fewer items or add some.`;
  return new Problem('quiz.bank-too-small', message);
}

/** Shuffled, then so that no group follows itself while another is left; the largest group goes first. */
function spreadGroups(items: readonly DrawnItem[], order: readonly ItemId[]): ItemId[] {
  const groupOf = new Map(items.map(({ item, group }) => [item, group ?? item]));
  const left = new Map<string, ItemId[]>();
  for (const id of order) {
    const group = groupOf.get(id) ?? id;
    left.set(group, [...(left.get(group) ?? []), id]);
  }
  const spread: ItemId[] = [];
  let last: string | null = null;
  while (spread.length < order.length) {
    const open = [...left].filter(([, ids]) => ids.length > 0);
    const others = open.filter(([group]) => group !== last);
    const [group, ids] = (others.length > 0 ? others : open).reduce((a, b) =>
      b[1].length > a[1].length ? b : a,
    );
    spread.push(...ids.splice(0, 1));
    last = group;
  }
  return spread;
}

/**
 * Makes the form of an attempt out of drawn items: their order and the order of their options follow from the
 * seed, and nothing changes afterwards. A Problem where the rules contradict each other, an item cannot be asked,
 * or a strict mode's blueprint could not be filled.
 */
export function freezeForm(plan: Omit<Form, 'items'>, items: readonly DrawnItem[]): Form | Problem {
  if (items.length === 0) {
    return new Problem('quiz.bank-too-small', 'No item in the bank fits this quiz; widen what it may ask.');
  }
  const ids = items.map(({ item }) => item);
  if (new Set(ids).size < ids.length) {
    return new Problem('quiz.repeated-item', 'An item stands in this quiz twice; draw it anew.');
  }
  const { scored } = modeRules[plan.rules.mode];
  const problem =
    checkRules(plan.rules) ?? shortfall(plan) ?? items.map((each) => itemProblem(each, scored)).find(Boolean);
  if (problem) return problem;
  const byId = new Map(items.map((item) => [item.item, item]));
  const order = spreadGroups(items, shuffled(ids, plan.seed));
  return {
    ...plan,
    items: order.flatMap((id) => byId.get(id) ?? []).map((item) => arranged(item, plan.seed)),
  };
}

function arranged(
  from: Omit<FormItem, 'order'>,
  seed: string,
  last: FormItem['order'] | null = null,
): FormItem {
  const { item, version, section, objectives, shuffle, question } = from;
  const order = partOrder(question, shuffle, `${seed} ${item}`, last);
  return { item, version, section, objectives, shuffle, question, order };
}

/** The same questions once more: items and options stand in another order than the last time. */
export function retryForm(form: Form, anew: Pick<Form, 'id' | 'createdAt' | 'seed'>): Form {
  const ids = form.items.map(({ item }) => item);
  const byId = new Map(form.items.map((item) => [item.item, item]));
  const items = shuffledAnew(ids, anew.seed, [ids])
    .flatMap((id) => byId.get(id) ?? [])
    .map((item) => arranged(item, anew.seed, item.order));
  return { ...form, ...anew, items };
}

/**
 * The order of options after so many wrong tries at one item, so that a place cannot be remembered. Each try
 * differs from the one before.
 */
export function orderAfter(form: Form, item: FormItem, tries: number): readonly string[] {
  let order = item.order;
  for (let turn = 1; turn <= tries; turn += 1) {
    order = partOrder(item.question, item.shuffle, `${form.seed} ${item.item} ${turn}`, order);
  }
  return order;
}
