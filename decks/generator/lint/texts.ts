import type { CaseItem, ChoiceItem, ClaimId, Item, OddItem } from '../../../src/core/deck/types.ts';

/** Items that are answered by picking one option. */
export type OptionItem = ChoiceItem | OddItem | CaseItem;

export function isOptionItem(item: Item): item is OptionItem {
  return item.kind === 'choice' || item.kind === 'odd' || item.kind === 'case';
}

/** The situation before the question; empty where there is none. */
export function stemOf(item: OptionItem): string {
  if (item.kind === 'choice') return item.stem;
  return item.kind === 'case' ? item.steps.join(' ') : '';
}

/** What a learner reads before answering. */
export function questionOf(item: Item): string {
  switch (item.kind) {
    case 'cloze':
      return `${item.before}…${item.after}`;
    case 'choice':
    case 'odd':
    case 'case':
      return `${stemOf(item)} ${item.leadIn}`.trim();
    case 'pair':
      return `${item.a} or ${item.b}: ${item.findings.map(({ text }) => text).join('; ')}`;
    case 'recall':
    case 'match':
    case 'order':
    case 'figure':
    case 'trap':
      return item.prompt;
  }
}

/** The answer that an item wants, whatever its kind. */
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
      return item.steps.map(({ text }) => text).join('; ');
    case 'recall':
    case 'figure':
    case 'trap':
      return item.answer;
  }
}

/** Every text of an item that a learner can see. */
export function textsOf(item: Item): string[] {
  return [item.explanation, ...ownTexts(item)];
}

function ownTexts(item: Item): string[] {
  switch (item.kind) {
    case 'recall':
    case 'figure':
      return [item.prompt, item.answer, ...item.accepts];
    case 'cloze':
      return [item.before + item.hidden + item.after, item.hint ?? ''];
    case 'choice':
      return [item.stem, item.leadIn, ...optionTexts(item)];
    case 'odd':
      return [item.leadIn, item.shared, ...optionTexts(item)];
    case 'case':
      return [item.title, ...item.steps, item.leadIn, ...optionTexts(item)];
    case 'pair':
      return [
        item.a,
        item.b,
        item.tell,
        ...item.findings.flatMap(({ text, rationale }) => [text, rationale]),
      ];
    case 'match':
      return [
        item.prompt,
        ...item.pairs.flatMap(({ left, right, rationale }) => [left, right, rationale]),
        ...item.extras.flatMap(({ right, rationale }) => [right, rationale]),
      ];
    case 'order':
      return [item.prompt, ...item.steps.flatMap(({ text, note }) => [text, note])];
    case 'trap':
      return [item.prompt, item.answer, ...item.positions.map(({ says }) => says)];
  }
}

function optionTexts({ options }: OptionItem): string[] {
  return options.flatMap(({ text, rationale }) => [text, rationale]);
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

/** Every claim that an item rests on, its parts included. */
export function claimsOf(item: Item): ClaimId[] {
  return [...new Set([...item.claims, ...partsOf(item).flatMap(({ claims }) => claims)])];
}
