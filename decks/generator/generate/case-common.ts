import type { CaseItem, ChoiceOption, RedFlag } from '../../../src/core/deck/types.ts';
import type { Knowledge } from '../knowledge.ts';
import type { ConditionEntry } from '../material/schema.ts';
import { repeatedCues } from '../words.ts';
import type { Draft } from './draft.ts';
import { itemId } from './ids.ts';
import { isDangerous } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { firstSure, supportFor } from './support.ts';
import { rivals, toldOf, type Vignette } from './vignette.ts';
import { standOf, type Sign } from './weigh.ts';

export const mostWrong = 3;
export const fewestWrong = 2;

type Common = Omit<Draft<CaseItem>['item'], 'options' | 'explanation'>;

/** What both questions on a case share; null where no claim is sure enough to rest them on. */
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
  if (!first) return null;
  const id = itemId('case', 'gen', condition.id, String(number));
  const flag: RedFlag | null = isDangerous(condition) ? 'red' : condition.danger === 'watch' ? 'amber' : null;
  const { opening, steps } = toldOf(vignette, id, audience === 'chiropractic' ? 'patient' : 'client');
  return {
    kind: 'case',
    id,
    section: first.section,
    claims: [...new Set([first.id, ...supports.map((claim) => claim.id)])],
    role: 'quiz',
    tier: isDangerous(condition) || condition.id === matrix.focus ? 'core' : 'detail',
    audience,
    // The title stands over the question: anything but the opening would give a finding away.
    title: opening,
    steps,
    leadIn,
    redFlag: flag,
    origin: 'generated',
  };
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
