import { number, percent, plural } from '../format.ts';

export const plans = {
  title: 'Exams and days away',
  lead: 'A plan asks for cards earlier than they are due, never later. Memory and due days stay as they are, so nothing of a plan is left when it is over.',
  loading: 'Loading the plans',
  exams: 'Exams',
  noExamTitle: 'No exam is set',
  noExam:
    'With a date and the minutes there are a day, every card is introduced in time and seen again shortly before.',
  addExam: 'Set an exam',
  newExam: 'New exam',
  changeExam: 'Change exam',
  change: 'Change',
  remove: 'Remove',
  save: 'Save exam',
  cancel: 'Cancel',
  saved: 'Exam saved.',
  removed: 'Exam removed.',
  name: 'Name',
  nameHint: 'Licensing exam',
  date: 'Date',
  target: 'Recall aimed at',
  targetHelp: 'Share of the cards to be recalled on the day.',
  minutes: 'Minutes a day',
  minutesHelp: 'For the cards of this exam.',
  covers: 'Covers',
  wholeDeck: 'All sections',
  noScope: 'Choose at least one section.',
  working: 'Working out the plan',
  daysLeft: (days: number) => (days === 1 ? 'tomorrow' : `in ${plural(days, 'day')}`),
  past: 'This day has come; the plan is over.',
  countdown: (title: string, days: number) =>
    days === 1 ? `${title} is tomorrow.` : `${title} in ${plural(days, 'day')}.`,
  expected: (expected: number, low: number, high: number) =>
    `Expected recall on the day: ${percent(expected)} (between ${percent(low)} and ${percent(high)} in nine of ten cases).`,
  expectedShort: (expected: number) => `Expected recall on the day: ${percent(expected)}.`,
  progress: (begun: number, cards: number) => `${number(begun)} of ${plural(cards, 'card')} begun.`,
  pace: (perDay: number, from: string) =>
    perDay > 0
      ? `${plural(perDay, 'new card')} a day, then a last look at every card from ${from}.`
      : `A last look at every card from ${from}.`,
  fits: (minutes: number) => `It fits: at most ${plural(Math.ceil(minutes), 'minute')} on a day.`,
  shortMinutes: (minutes: number) =>
    `${plural(minutes, 'minute')} a day do not suffice for all cards by then.`,
  shortRecall: (target: number, expected: number) =>
    `Every card can be seen in time, yet about ${percent(expected)} is expected and not ${percent(target)}.`,
  unfit: 'Date, minutes and aim do not go together yet.',
  wouldFit: 'What would fit:',
  withMinutes: (minutes: number) => `${plural(minutes, 'minute')} a day`,
  withDate: (date: string) => `an exam on ${date}`,
  withCards: (cards: number) =>
    cards === 0
      ? 'only the cards begun so far'
      : `${plural(cards, 'new card')} at most, the most important first`,
  withTarget: (target: number) => `a recall of ${percent(target)} as the aim`,
  nothingFits: 'Nothing within a year and a day’s minutes would fit; cover fewer sections.',
  sections: 'By section',
  columns: { section: 'Section', cards: 'Cards', expected: 'Expected', range: 'Range' },
  range: (low: number, high: number) => `${percent(low)} to ${percent(high)}`,
  open: 'Exams and days away',
  see: 'See the plan',
  absences: 'Days away',
  noAbsenceTitle: 'No days away are set',
  noAbsence:
    'On days away nothing is asked. Cards that would be forgotten by the return are asked before; the rest come after it, spread over the days.',
  addAbsence: 'Set days away',
  from: 'First day',
  to: 'Last day',
  saveAbsence: 'Save days away',
  absenceSaved: 'Days away saved.',
  absenceRemoved: 'Days away removed.',
  span: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  awayTitle: 'Away',
  away: (to: string) => `Nothing is asked until ${to}, the last day away.`,
  back: 'Study all the same',
};

export const catchUp = {
  title: 'Catch up calmly',
  offer: (overdue: number) =>
    `${plural(overdue, 'review')} ${overdue === 1 ? 'has' : 'have'} been waiting. Nothing is lost: the cards closest to being forgotten come first, the rest are spread over the next days, and new cards rest meanwhile.`,
  minutes: 'Minutes a day',
  preview: (today: number, days: number | null) =>
    days === null
      ? `That would be ${plural(today, 'review')} today, and too little to catch up within half a year.`
      : `That would be ${plural(today, 'review')} today, and done in ${plural(days, 'day')}.`,
  start: 'Catch up this way',
  started: 'Catching up. New cards rest until it is done.',
  running: (minutes: number, overdue: number) =>
    `Catching up at ${plural(minutes, 'minute')} a day: ${plural(overdue, 'review')} left from before. New cards rest meanwhile.`,
  stop: 'End the catch-up',
  stopped: 'The catch-up has ended; the usual limits apply again.',
};
