import type { OptionItem } from '../../../src/core/deck/parts.ts';
import type { Item } from '../../../src/core/deck/types.ts';

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
