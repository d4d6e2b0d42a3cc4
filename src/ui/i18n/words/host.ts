import type { DeckPreview } from '../../../contract/deck-file.ts';
import { number, plural } from '../format.ts';

/** What the computer around the page does for it. */
export const host = {
  cancel: 'Cancel',
  saved: (path: string) => `Saved as ${path}.`,
  noAnki: 'Palpate cannot import Anki decks yet; it opens .palpate files.',
  noDeck: (name: string) => `${name} is no deck; Palpate opens .palpate files.`,
  tooLarge: (name: string, most: number) => `${name} is larger than ${most} MB; choose a smaller file.`,
  onlyWithCard: 'That works on the card on screen while you study, once its answer is shown.',

  deck: {
    open: 'Open deck…',
    title: { installed: 'Add this deck?', updated: 'Update this deck?', unchanged: 'Nothing new' },
    version: 'Version',
    items: 'Content',
    licence: 'Licence',
    counts: ({ items, sources }: DeckPreview) => `${plural(items, 'item')}, ${plural(sources, 'source')}`,
    installed: 'It is added beside the decks you have. Nothing of theirs changes.',
    unchanged: 'This version is in Palpate already, so there is nothing to change.',
    updated: ({ from, added, changed, withdrawn, kept }: DeckPreview) =>
      [
        `It takes the place of version ${from ?? ''}: ${number(added)} added, ${number(changed)} changed, ${number(withdrawn)} withdrawn.`,
        ...(kept > 0 ? [`${plural(kept, 'text')} of your own will be kept.`] : []),
        'What you have learned is kept, and a backup is made first.',
      ].join(' '),
    add: 'Add deck',
    update: 'Update deck',
    close: 'Close',
    added: (title: string) => `${title} was added.`,
    wasUpdated: (title: string) => `${title} was updated.`,
  },

  fault: {
    title: 'Report a fault in Palpate',
    lead: 'Describe what happened and send it together with these lines, by a way of your own choice. Palpate sends nothing.',
    lines: 'About this computer',
    save: 'Save as a file…',
    file: 'Palpate fault report.txt',
  },
};
