import type { limits } from '../../../contract/limits.ts';
import type { ItemPage } from '../../../contract/schemas.ts';
import { textFields } from '../../../core/deck/text-fields.ts';
import { t } from '../../i18n/en.ts';
import type { OwnPanel, Texts } from '../../state/drafts.svelte.ts';

/** Characters of a note, an edit or a report. */
export const longest: (typeof limits)['ownText'] = 10_000;

/** What a panel shows when it is opened on an item. */
export function startTexts(panel: OwnPanel, { view, publisherText }: ItemPage): Texts {
  if (panel === 'note') return { note: view.learner.note ?? '' };
  if (panel === 'due') return {};
  if (panel === 'report') return { reason: 'wrong', text: '' };
  const shown = textFields(view.item);
  return Object.fromEntries(
    Object.entries(publisherText).map(([path, theirs]) => [path, shown[path] ?? theirs]),
  );
}

export function isSame(a: Texts, b: Texts): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}

/** Paths of the texts that hold nothing but blanks. */
export function emptyTexts(texts: Texts): string[] {
  return Object.keys(texts).filter((path) => texts[path]?.trim() === '');
}

/** What an edit changes: new text by path, null where the publisher's is taken back. */
export function changedFields(page: ItemPage, texts: Texts): Record<string, string | null> {
  const before = startTexts('edit', page);
  const changed = Object.entries(texts).filter(([path, text]) => text !== before[path]);
  return Object.fromEntries(
    changed.map(([path, text]) => [path, text === page.publisherText[path] ? null : text]),
  );
}

/** The text that a refusal names in quotation marks, or null. */
export function refusedPath(sentence: string, texts: Texts): string | null {
  return Object.keys(texts).find((path) => sentence.includes(`"${path}"`)) ?? null;
}

type Reason = keyof typeof t.own.reasons;

const isReason = (name: string): name is Reason => Object.hasOwn(t.own.reasons, name);

/** The reason of a report that is being written. */
export function reasonOf({ reason = '' }: Texts): Reason {
  return isReason(reason) ? reason : 'other';
}
