/** What a view knows of the learner's answer. */
export interface Answering {
  revealed: boolean;
  optionOrder: readonly string[];
  /** The response so far, in the form in which it is stored; null while there is none. */
  chosen: string | null;
  /** Missing where the item is only looked at. */
  onrespond?: ((response: string) => void) | undefined;
}
