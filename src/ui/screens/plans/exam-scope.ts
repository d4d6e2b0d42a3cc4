import type { ExamScope } from '../../../contract/plans.ts';
import type { DeckId, SectionId } from '../../../core/deck/types.ts';

/** Whether an exam covers a section. */
export function isChosen(scope: ExamScope, deck: DeckId, section: SectionId): boolean {
  const part = scope.find((each) => each.deck === deck);
  return part !== undefined && (part.sections === null || part.sections.includes(section));
}

/**
 * The scope with a section put in or taken out.
 * @param all every section of the deck
 */
export function toggled(
  scope: ExamScope,
  deck: DeckId,
  section: SectionId,
  all: readonly SectionId[],
): ExamScope {
  const chosen = all.filter((id) => isChosen(scope, deck, id) !== (id === section));
  const others = scope.filter((part) => part.deck !== deck);
  if (chosen.length === 0) return others;
  return [...others, { deck, sections: chosen.length === all.length ? null : chosen }];
}
