import type { CardState } from '../../../contract/schemas.ts';
import { t } from '../../i18n/en.ts';
import { decimal, due, number, percent } from '../../i18n/format.ts';

export interface Fact {
  name: string;
  value: string;
  help?: string;
}

function phase(state: CardState): string {
  return state.suspended ? t.library.suspendedState : t.phases[state.phase];
}

/** A card's memory as pairs of words; what is not known yet is left out. */
export function stateFacts(state: CardState, now: number): Fact[] {
  const facts: Fact[] = [{ name: t.item.state, value: phase(state) }];
  if (state.dueAt !== null) facts.push({ name: t.item.due, value: due(state.dueAt, now) });
  if (state.retrievability !== null) {
    facts.push({ name: t.item.recall, value: percent(state.retrievability) });
  }
  if (state.stability !== null) {
    const value = t.item.days(decimal(state.stability));
    facts.push({ name: t.item.stability, value, help: t.item.stabilityHelp });
  }
  if (state.difficulty !== null) {
    facts.push({ name: t.item.difficulty, value: `${decimal(state.difficulty)} / 10` });
  }
  facts.push({ name: t.item.answers, value: number(state.reps) });
  facts.push({ name: t.item.lapses, value: number(state.lapses) });
  return facts;
}
