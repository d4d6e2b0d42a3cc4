import { number, plural } from '../format.ts';

/** A session held to chosen cards. */
export const focus = {
  label: 'Chosen cards',
  states: {
    misses: 'Misses of the last 7 days',
    due: 'Due now',
    new: 'New cards',
    leech: 'Often forgotten',
    all: 'All cards',
  },
  ahead: (days: number) => (days === 1 ? 'Due by tomorrow' : `Due within ${plural(days, 'day')}`),
  flagged: 'Flagged',

  question: 'Count the answers, or only practise, so that due days stay as they are?',
  count: 'Count the answers',
  practise: 'Only practise',
  nothingStarted: 'Nothing was started.',

  counts: 'The answers count.',
  practice: 'Only practice: due days stay as they are.',
  practiceGrades: 'Practice: due days stay.',
  progress: (done: number, total: number) => `${number(done)} of ${plural(total, 'card')} answered.`,
  repeating: (left: number) => `${plural(left, 'card')} once more`,
  continue: 'Continue',
  leave: 'Leave',
  endTitle: 'Done with these cards',
  backToDay: 'Back to the day’s cards',
  againPractice: 'Answered Again in this session; their due days stay as they are.',
  whyNow: (cards: string) => `Study is held to chosen cards: ${cards}.`,
};

/** Where a session held to chosen cards begins. */
export const practise = {
  title: 'Practise',
  misses: 'My misses (7 days)',
  flagged: 'Flagged',
  ahead: 'Review ahead',
  aheadDays: (days: number) => plural(days, 'day'),
  section: 'Section',
  bySection: 'Practise section',
  these: 'Study these',
  misfitTitle: 'These filters do not make a session',
  misfit: (names: string) =>
    `A session can be held to a deck, a section, the flag and the states New, Due now and Often forgotten. Not part of it: ${names}.`,
  words: 'the words searched for',
  state: (name: string) => `the state ${name}`,
  clearThese: 'Clear these filters',
};

/** A card that was forgotten once too often. */
export const leech = {
  label: 'Often forgotten',
  forgotten: (times: number) => `Forgotten ${plural(times, 'time')}:`,
  help: 'Another look may help more than another repetition: a note, other words, or leaving it out for now.',
  item: 'See the item',
  compare: (pair: string) => `Compare: ${pair}`,
  suspend: 'Suspend it',
  close: 'Close',
  backToStudy: 'Back to study',
};

export const setDue = {
  open: 'Set due day',
  help: 'The card comes up on that day; what is remembered stays as it is.',
  inDays: 'In how many days',
  on: 'On the day',
  or: 'or',
  save: 'Set due day',
  done: 'Due day set.',
  same: 'It is due on that day already.',
  empty: 'Give a number of days or a day.',
};

export const easyDays = {
  label: 'Easy days',
  help: 'Where an interval leaves a choice of days, fewer cards fall on reduced days and hardly any on minimum days.',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  amounts: { normal: 'Normal', reduced: 'Reduced', minimum: 'Minimum' },
};

export const deckLimits = {
  label: 'Single decks',
  help: 'New cards and reviews a day, never more than the limits for all decks, and a desired recall in per cent. Empty: as for all decks.',
  new: 'New',
  reviews: 'Reviews',
  retention: 'Recall, %',
};
