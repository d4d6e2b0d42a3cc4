import type { FocusInput, FocusView } from '../../../contract/focus.ts';
import { t } from '../../i18n/en.ts';
import type { Place } from './card-view.ts';

/** The cards that a session is held to. */
export type FocusScope = Pick<FocusView, 'deck' | 'section' | 'flag' | 'state' | 'ahead'>;

/** Every card; a choice changes what it is about. */
export const everyCard: FocusScope = { deck: null, section: null, flag: null, state: 'all', ahead: null };

/** What the engine is asked for. */
export function focusInput(
  { deck, section, flag, state, ahead }: FocusScope,
  reschedule: boolean,
): FocusInput {
  return {
    deck: deck?.id,
    section: section?.id,
    flag: flag ?? undefined,
    ahead: ahead ?? undefined,
    state,
    reschedule,
  };
}

/** The choice in a few words: "Often forgotten, Anatomy, Flagged". A section tells its deck. */
export function scopeWords({ deck, section, flag, state, ahead }: FocusScope): string {
  const place = section?.title ?? deck?.title ?? null;
  const narrowed = place !== null || flag !== null;
  const parts = [
    ahead !== null ? t.focus.ahead(ahead) : state === 'all' && narrowed ? null : t.focus.states[state],
    place,
    flag !== null ? t.focus.flagged : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** Which of the chosen cards this is; once each was answered, how many come once more. */
export function focusPlace({ done, total }: FocusView, left: number): Place {
  const words = done < total ? t.study.position(done + 1, total) : t.focus.repeating(left);
  return { words, done, total };
}
