/** Bounds that both sides of the contract rely on. */
export const limits = {
  /** Characters of a search query. */
  query: 200,
  /** Rows of one page of a listing. */
  page: 200,
  /** Cards of one focused session. */
  focus: 5000,
  /** Milliseconds stored for one answer; longer ones are capped, as the learner has walked away. */
  answerDuration: 60_000,
  /** Characters of a typed answer that are kept. */
  typedAnswer: 500,
  /** Characters of a note, an edit or a report. */
  ownText: 10_000,
  /** Bytes of a deck package, and of the parts in which a page hands one over. */
  deckFile: 64 * 2 ** 20,
  deckPart: 512 * 2 ** 10,
  /** Bytes of one contract message that a host relays. */
  message: 1_000_000,
} as const;
