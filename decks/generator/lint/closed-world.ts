import type { MatchItem, OddItem, PairItem } from '../../../src/core/deck/types.ts';
import type { Facts } from './facts.ts';
import { itemRule, keyOf, wrongOf, type Rule } from './rule.ts';
import type { OptionItem } from '../../../src/core/deck/parts.ts';

/** The rule that one answer alone is right, checked against the matrix that generated items come from. */
export const closedWorldRule: Rule = itemRule(
  {
    number: 12,
    name: 'more_than_one_correct',
    level: 'error',
    reason: 'Whoever knows more than the writer is marked wrong.',
  },
  (item, { facts }) => {
    if (!facts) return [];
    switch (item.kind) {
      case 'choice':
      case 'case':
        return alsoRight(item, facts);
      case 'odd':
        return oddToo(item, facts);
      case 'pair':
        return ofBoth(item, facts);
      case 'match':
        return fitsTwice(item, facts);
      case 'recall':
      case 'cloze':
      case 'order':
      case 'figure':
      case 'trap':
        return [];
    }
  },
);

/** Wrong options that the matrix asserts, or that name what the key names or what can come with it. */
function alsoRight(item: Exclude<OptionItem, OddItem>, facts: Facts): string[] {
  const [template = '', condition = '', feature = ''] = item.id.split('/');
  const key = item.kind === 'case' ? facts.conditionNamed(keyOf(item)?.text ?? '') : null;
  return wrongOf(item)
    .filter(({ id, text }) => {
      if (template === 'matrix') return facts.holds(condition, feature, id);
      const named = key === null ? null : facts.conditionNamed(text);
      return key !== null && named !== null && (named === key || facts.overlap(named, key));
    })
    .map(({ text }) => `By the matrix the wrong option "${text}" is right as well; replace it.`);
}

function oddToo(item: OddItem, facts: Facts): string[] {
  const [template, feature = '', value = ''] = item.id.split('/');
  if (template !== 'odd') return [];
  return item.options.flatMap(({ text, correct }) => {
    const condition = facts.conditionNamed(text);
    const shares = condition !== null && facts.holds(condition, feature, value);
    if (correct !== shares) return [];
    return correct
      ? [`By the matrix "${text}" shares what it is said not to share; choose another odd one.`]
      : [`By the matrix "${text}" does not share it either, so two are odd; replace it.`];
  });
}

function ofBoth(item: PairItem, facts: Facts): string[] {
  const [a, b] = [facts.conditionNamed(item.a), facts.conditionNamed(item.b)];
  if (a === null || b === null) return [];
  return item.findings
    .filter(({ id, of }) => {
      const [feature = '', value = ''] = id.split('/');
      return facts.holds(of === 'a' ? b : a, feature, value);
    })
    .map(({ text }) => `By the matrix "${text}" is found in both; replace it.`);
}

function fitsTwice(item: MatchItem, facts: Facts): string[] {
  const [template, feature = ''] = item.id.split('/');
  if (template !== 'match') return [];
  const partners = [...item.pairs, ...item.extras];
  return item.pairs.flatMap(({ id, left }) =>
    partners
      .filter((other) => other.id !== id)
      .filter(({ right }) => {
        const value = facts.valueNamed(feature, right);
        return value !== null && facts.holds(id, feature, value);
      })
      .map(({ right }) => `By the matrix "${right}" fits "${left}" as well; replace it.`),
  );
}
