import type { CaseItem, ChoiceOption, Claim, RedFlag } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { ConditionEntry } from '../material/schema.ts';
import { inside, repeatedCues, sentence } from '../words.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';
import { findingOf, isDangerous } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { firstSure, spoken, supportFor } from './support.ts';
import { rivals, stepsOf, type Vignette } from './vignette.ts';
import { standOf, type Sign } from './weigh.ts';

export const mostWrong = 3;
const fewestWrong = 2;

export interface Common {
  item: Omit<Draft<CaseItem>['item'], 'options'>;
  /** Supports the finding that tells most. */
  decisive: Claim;
}

/** What both questions on a case share; null where no claim is sure enough to rest it on. */
export function commonOf(
  vignette: Vignette,
  number: number,
  leadIn: string,
  audience: CaseItem['audience'],
  matrix: Matrix,
  knowledge: Knowledge,
): Common | null {
  const { condition, told } = vignette;
  const near = matrix.nearest(condition).filter((other) => !matrix.overlap(other, condition));
  const ranked = told.toSorted((a, b) => tells(b, near, matrix) - tells(a, near, matrix));
  const supports = ranked.flatMap(({ cell, value }) => supportFor(cell, value, knowledge) ?? []);
  const first = firstSure(supports, knowledge);
  const decisive = ranked.find((sign) => speaksOf(sign, knowledge)) ?? ranked[0];
  const support = decisive && supportFor(decisive.cell, decisive.value, knowledge);
  if (!first || !support) return null;
  const id = itemId('case', 'gen', condition.id, String(number));
  const flag: RedFlag | null = isDangerous(condition) ? 'red' : condition.danger === 'watch' ? 'amber' : null;
  const item: Common['item'] = {
    kind: 'case',
    id,
    section: first.section,
    claims: [...new Set([first.id, ...supports.map((claim) => claim.id)])],
    role: 'quiz',
    tier: isDangerous(condition) || condition.id === matrix.focus ? 'core' : 'detail',
    audience,
    explanation: `What decides it: ${inside(findingOf(decisive.value))}. ${sentence(support.text)}`,
    title: told[0] ? findingOf(told[0].value) : condition.name,
    steps: stepsOf(vignette, id, audience === 'chiropractic' ? 'patient' : 'client'),
    leadIn,
    redFlag: flag,
    origin: 'generated',
  };
  return { item, decisive: support };
}

function speaksOf({ cell, value }: Sign, knowledge: Knowledge): boolean {
  const claim = supportFor(cell, value, knowledge);
  return claim !== null && spoken(claim, value) > 0;
}

/** How far a finding parts the condition from those that are most similar to it. */
function tells(sign: Sign, near: readonly ConditionEntry[], matrix: Matrix): number {
  const stands = near.slice(0, rivals).map((other) => standOf(sign, other.id, matrix));
  const parts = stands.reduce(
    (sum, stand) => sum + (stand === 'against' ? 2 : stand === 'unknown' ? 1 : 0),
    0,
  );
  return parts / rivals + heavy(sign, matrix);
}

/** How much a finding tells by itself: a heavy feature with a value that few conditions share. */
export function heavy({ cell: { feature }, value }: Sign, matrix: Matrix): number {
  return feature.weight * matrix.rarity(feature.id, value.id);
}

/** Enough wrong options, and no word of the stem that points at the key. */
export function isFair(steps: readonly string[], key: ChoiceOption, wrong: readonly ChoiceOption[]): boolean {
  const texts = wrong.map(({ text }) => text);
  return wrong.length >= fewestWrong && repeatedCues(steps.join(' '), key.text, texts).length === 0;
}
