import type { CardState } from '../../../contract/schemas.ts';
import { t } from '../../i18n/en.ts';
import { percent } from '../../i18n/format.ts';
import { scopeWords, type FocusScope } from './focus-scope.ts';

const DAY_MS = 86_400_000;

/** Why the queue served a card, in plain sentences; the first gives the reason. */
export function reasons(
  state: CardState,
  settings: { newPerDay: number; desiredRetention: number },
  now: number,
  focus: FocusScope | null = null,
): string[] {
  const words = t.whyNow;
  const facts = focus ? [t.focus.whyNow(scopeWords(focus))] : [];
  if (state.phase === 'new') return focus ? facts : [words.new(settings.newPerDay)];
  if (state.phase !== 'review') facts.push(words[state.phase]);
  else if (state.retrievability !== null && state.dueAt !== null) {
    const recall = percent(state.retrievability);
    const late = Math.floor((now - state.dueAt) / DAY_MS);
    if (late >= 1) facts.push(words.overdue(late, recall));
    else if (late < -1) facts.push(words.early(-late - 1, recall));
    else facts.push(words.due(recall, percent(settings.desiredRetention)));
  }
  if (state.stability !== null) facts.push(words.stability(state.stability));
  if (state.difficulty !== null) facts.push(words.difficulty(state.difficulty));
  facts.push(words.history(state.reps, state.lapses));
  return facts;
}
