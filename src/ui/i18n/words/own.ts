import { number, plural } from '../format.ts';

/** What the learner adds to an item. */
export const own = {
  label: 'Your own',
  toActions: 'Note, edit or report',
  addNote: 'Add note',
  changeNote: 'Change note',
  edit: 'Edit texts',
  report: 'Report',
  save: 'Save',
  cancel: 'Cancel',

  note: 'Your note',
  noteHelp: 'It is shown after the answer, and never leaves this computer.',
  noteSaved: 'Note saved.',
  noteRemoved: 'Note removed.',
  removeNote: 'Remove note',

  editHelp:
    'Changes this item for you only, and updates of the deck keep what you wrote. The claims it rests on cannot be edited.',
  edited: 'Edited by you',
  editSaved: 'Texts saved.',
  publisher: 'Publisher’s text',
  usePublisher: 'Use the publisher’s text',
  usePublisherFor: (field: string) => `Use the publisher’s text for: ${field}`,
  empty: 'This text cannot be empty. Write one, or use the publisher’s text.',
  refused: (fields: number) => `Not saved: ${plural(fields, 'text')} cannot be used.`,

  unsavedTitle: 'Discard the unsaved text?',
  unsaved: 'What was typed here has not been saved.',
  keep: 'Keep writing',
  discard: 'Discard',

  reportHelp:
    'This writes a file on this computer: the item as it is shown here, the reason and your words. Nothing is sent. The file is yours to send to the publisher or to delete.',
  reason: 'What is wrong',
  reasons: {
    wrong: 'The answer is wrong',
    unclear: 'It is unclear',
    outdated: 'It is outdated',
    source: 'The source does not say this',
    harmful: 'It could harm someone',
    other: 'Something else',
  },
  reportText: 'In your words',
  reportTextHelp: 'What should stand there instead, and where it is published.',
  reportEmpty: 'Say in a few words what it is.',
  writeReport: 'Write report file',
  written: 'The report is in this file:',
  notSent: 'Nothing was sent. To tell the publisher, send the file yourself.',
  copyPath: 'Copy path',
  pathCopied: 'Path copied.',
  pathNotCopied: 'The path could not be copied; select it and copy it by hand.',
  done: 'Done',

  withdrawn: 'Withdrawn by the publisher',
  withdrawnSuspended: 'It is suspended and does not come up. Its answers, note and edits are kept.',
  withdrawnResumed: 'It still comes up because it was resumed here.',
  withdrawnQuiz: 'Its note and edits are kept.',
};

/** Names of the texts that can be edited. */
export const field = {
  title: 'Title',
  stem: 'Situation',
  question: 'Question',
  before: 'Text before the gap',
  hidden: 'Text in the gap',
  after: 'Text after the gap',
  hint: 'Hint',
  answer: 'Answer',
  explanation: 'Explanation',
  tell: 'What tells them apart',
  shared: 'What the others share',
  parts: {
    options: (place: string) => `option ${place}`,
    findings: (place: string) => `finding ${place}`,
    pairs: (place: string) => `pair ${place}`,
    extras: (place: string) => `left-over term ${place}`,
    steps: (place: string) => `step ${place}`,
  },
  left: (part: string) => `${part}, left`,
  right: (part: string) => `${part}, right`,
  rationale: (part: string) => `Rationale of ${part}`,
  remark: (part: string) => `Remark on ${part}`,
  /** Several texts of one sort, as a list of changes names them. */
  groups: {
    title: 'title',
    question: 'question',
    hint: 'hint',
    answer: 'answer',
    options: 'options',
    findings: 'findings',
    terms: 'terms',
    steps: 'steps',
    rationales: 'rationales',
    tell: 'what tells them apart',
    shared: 'what the others share',
    explanation: 'explanation',
  },
};

/** What updates of decks changed. */
export const updates = {
  title: 'Updates',
  lead: 'What updates of decks changed. Answers, notes and your own texts are kept in every update.',
  fromTo: (from: string | null, to: string) =>
    from === null ? `Version ${to}` : `From version ${from} to ${to}`,
  unseen: 'New',
  added: (count: number) => `${number(count)} added`,
  changed: (count: number) => `${number(count)} changed`,
  withdrawn: (count: number) => `${number(count)} withdrawn`,
  nothing: 'No item was added, changed or withdrawn.',
  fields: (what: string) => `Changed: ${what}.`,
  otherParts: 'Changed in other parts than its texts.',
  kept: (what: string) => `Your text was kept: ${what}.`,
  emptyTitle: 'No deck was updated yet',
  empty: 'When a newer version of a deck is installed, what it changes is listed here.',
  loading: 'Loading updates',
  deckUpdated: (title: string) => `The deck ${title} was updated:`,
  decksUpdated: 'Decks were updated:',
  see: 'see what changed',
  all: 'What updates changed',
};
