import * as focus from './words/focus.ts';
import * as host from './words/host.ts';
import * as knowledge from './words/knowledge.ts';
import * as library from './words/library.ts';
import * as memory from './words/memory.ts';
import * as own from './words/own.ts';
import * as plans from './words/plans.ts';
import * as problems from './words/problems.ts';
import * as settings from './words/settings.ts';
import * as study from './words/study.ts';
import * as terms from './words/terms.ts';

/** Every word of the interface, by screen. */
export const t = {
  name: 'Palpate',
  ...terms,
  ...study,
  ...library,
  ...knowledge,
  ...memory,
  ...own,
  ...plans,
  ...focus,
  ...host,
  ...settings,
  ...problems,

  nav: {
    label: 'Main',
    today: 'Today',
    library: 'Library',
    settings: 'Settings',
    about: 'About',
    skip: 'Skip to content',
    keys: 'Keys',
  },

  notice: { undo: 'Undo', redo: 'Redo', close: 'Close message' },

  firstStart: {
    title: 'Learn what your hands find',
    lead: 'Palpate teaches clinical material a few minutes a day and shows who published each statement and how strong the evidence is.',
    beforeTitle: 'Before the first card',
    before: [
      'It is for education only. It does not diagnose, and it is not advice about your own body or a client’s.',
      'What you may assess and treat is set by the law where you work, and it comes before anything a card says.',
      'There is no account. Everything stays on this computer.',
    ],
    start: 'Understood, begin',
  },
};
