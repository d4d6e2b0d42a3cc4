import type { CaseItem, ChoiceItem, ClaimId, Item, OddItem } from './types.ts';

/** Items that are answered by picking one option. */
export type OptionItem = ChoiceItem | OddItem | CaseItem;

export function isOptionItem(item: Item): item is OptionItem {
  return item.kind === 'choice' || item.kind === 'odd' || item.kind === 'case';
}

/** The answer that an item wants, on one line. */
export function answerOf(item: Item): string {
  switch (item.kind) {
    case 'cloze':
      return item.hidden;
    case 'choice':
    case 'odd':
    case 'case':
      return item.options.find((option) => option.correct)?.text ?? '';
    case 'pair':
      return item.tell;
    case 'match':
      return item.pairs.map(({ left, right }) => `${left}: ${right}`).join('; ');
    case 'order':
      return item.steps.map(({ text }) => text).join(' → ');
    case 'recall':
    case 'figure':
    case 'trap':
      return item.answer;
  }
}

/** A part of an item that gives a reason of its own: an option, a finding, a partner, a step. */
export interface Part {
  text: string;
  rationale: string;
  claims: ClaimId[];
}

/** The parts of an item that a learner can get wrong one by one. */
export function partsOf(item: Item): Part[] {
  switch (item.kind) {
    case 'choice':
    case 'odd':
    case 'case':
      return item.options;
    case 'pair':
      return item.findings;
    case 'match':
      return [...item.pairs, ...item.extras].map(({ right, ...rest }) => ({ ...rest, text: right }));
    case 'order':
      return item.steps.map(({ note, ...rest }) => ({ ...rest, rationale: note }));
    case 'recall':
    case 'cloze':
    case 'figure':
    case 'trap':
      return [];
  }
}

/** Every claim that an item and its parts rest on, the claim that it asks first. */
export function claimsOf(item: Item): ClaimId[] {
  return [...new Set([...item.claims, ...partsOf(item).flatMap(({ claims }) => claims)])];
}
