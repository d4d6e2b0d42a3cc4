/** What a screen reader is told politely; a repeated sentence is spoken again. */
export class Announcer {
  message = $state('');
  #odd = false;

  say(sentence: string): void {
    this.#odd = !this.#odd;
    this.message = this.#odd ? sentence : `${sentence}\u00a0`;
  }
}
