import type { Question } from '../client/host-acts.ts';

/** The one question asked in the page itself; a new one answers an open one with no. */
export class Confirmation {
  question = $state.raw<Question | null>(null);
  #settle: (answer: boolean) => void = () => undefined;

  readonly ask = (question: Question): Promise<boolean> => {
    this.answer(false);
    this.question = question;
    return new Promise((resolve) => (this.#settle = resolve));
  };

  answer(answer: boolean): void {
    this.question = null;
    this.#settle(answer);
  }
}
