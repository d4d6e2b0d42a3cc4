import type { FocusInput, FocusView } from '../../contract/focus.ts';
import type { GradeResult, Session, StudyCard } from '../../contract/schemas.ts';
import type { Grade } from '../../core/scheduler/types.ts';
import type { Client } from '../client/index.ts';
import { errorCode, failureSentence } from '../i18n/failure.ts';

export type StudyPhase = 'loading' | 'question' | 'answer' | 'saving' | 'unsaved' | 'end' | 'failed';

/** One answer of this sitting, kept for the end screen. */
export interface Answered {
  card: StudyCard;
  grade: Grade;
  durationMs: number;
}

/** One sitting of study: the card on screen, how far it is shown, and the way of its answer. */
export class StudySession {
  phase = $state<StudyPhase>('loading');
  card = $state.raw<StudyCard | null>(null);
  counts = $state.raw({ new: 0, learning: 0, review: 0 });
  /** Answers given today, in this sitting or before. */
  answeredToday = $state(0);
  nextLearningAt = $state<number | null>(null);
  undoLabel = $state<string | null>(null);
  /** The chosen cards that study is held to, null for those of the day. */
  focus = $state.raw<FocusView | null>(null);
  /** The card that the last answer made one forgotten too often. */
  leech = $state.raw<GradeResult['leech']>(null);
  /** The response so far, and after the answer is shown the one that was given; null for none. */
  chosen = $state<string | null>(null);
  /** Steps of a case that are told so far. */
  told = $state(1);
  /** Why the last answer could not be stored. */
  problem = $state('');
  answers = $state.raw<Answered[]>([]);
  /** Grows with every card that is put on screen. */
  shown = $state(0);
  readonly #client: Client;
  readonly #now: () => number;
  #since = 0;
  #pending: { grade: Grade; durationMs: number } | null = null;

  constructor(client: Client, now: () => number = () => performance.now()) {
    this.#client = client;
    this.#now = now;
  }

  get left(): number {
    return this.counts.new + this.counts.learning + this.counts.review;
  }

  get revealed(): boolean {
    return this.phase === 'answer' || this.phase === 'saving' || this.phase === 'unsaved';
  }

  /** An answer is on its way, or could not be stored yet. */
  get busy(): boolean {
    return this.phase === 'saving' || this.phase === 'unsaved';
  }

  /** Reads the card that is to be answered now; the one on screen stays as it is if it is the same. */
  async load(): Promise<void> {
    if (this.busy) return;
    try {
      const session = await this.#client.study.next();
      const same = session.card !== null && this.#isShown(session.card);
      if (same && (this.phase === 'question' || this.phase === 'answer')) this.#count(session);
      else this.#show(session);
    } catch {
      this.phase = 'failed';
    }
  }

  /** Keeps a response that is not finished yet. */
  respond(response: string): void {
    if (this.phase === 'question') this.chosen = response;
  }

  /** Tells the next step of a case. */
  tellNext(): void {
    if (this.phase === 'question') this.told += 1;
  }

  /** Shows the answer, after a response was given or none. */
  reveal(response: string | null = null): void {
    if (this.phase !== 'question') return;
    this.chosen = response;
    this.phase = 'answer';
  }

  /**
   * Stores the grade and shows the next card once it is on disk.
   * @returns false where the card had been answered elsewhere
   */
  async grade(grade: Grade): Promise<boolean> {
    if (this.phase !== 'answer') return true;
    this.#pending = { grade, durationMs: Math.round(this.#now() - this.#since) };
    return this.#store();
  }

  /** Tries again to store an answer that could not be stored. */
  async retry(): Promise<boolean> {
    return this.phase === 'unsaved' ? this.#store() : true;
  }

  /** Takes back the last change and shows the card it concerned. */
  async undo(): Promise<string | null> {
    return this.#step('undo');
  }

  async redo(): Promise<string | null> {
    return this.#step('redo');
  }

  /** Begins a new sitting: the end screen counts from here. */
  begin(): void {
    this.answers = [];
  }

  /**
   * Holds study to some cards, as a new sitting.
   * @returns false while an answer is not stored yet, with nothing changed
   * @throws where there is no such card, with study as it was
   */
  hold(wish: FocusInput): Promise<boolean> {
    return this.#turnTo(() => this.#client.study.focus(wish));
  }

  /** Goes back to the cards of the day, as a new sitting; false while an answer is not stored yet. */
  leave(): Promise<boolean> {
    return this.#turnTo(() => this.#client.study.unfocus());
  }

  async #turnTo(ask: () => Promise<Session>): Promise<boolean> {
    if (this.busy) return false;
    const session = await ask();
    this.begin();
    this.leech = null;
    this.#show(session);
    return true;
  }

  async #step(way: 'undo' | 'redo'): Promise<string | null> {
    if (this.busy) return null;
    const { done } = await this.#client.history[way]();
    if (done === null) return null;
    this.leech = null;
    await this.load();
    const last = this.answers.at(-1)?.card;
    if (way === 'undo' && last && this.#isShown(last)) this.answers = this.answers.slice(0, -1);
    return done;
  }

  /** Whether the card on screen is this one, answered no more and no less often. */
  #isShown(card: StudyCard): boolean {
    return card.cardId === this.card?.cardId && card.state.reps === this.card.state.reps;
  }

  async #store(): Promise<boolean> {
    const { card } = this;
    const pending = this.#pending;
    if (!card || !pending) return true;
    this.phase = 'saving';
    try {
      const session = await this.#client.study.grade({
        cardId: card.cardId,
        grade: pending.grade,
        durationMs: pending.durationMs,
        answer: this.chosen,
        shownReps: card.state.reps,
      });
      this.answers = [...this.answers, { card, ...pending }];
      this.leech = session.leech;
      this.#show(session);
      return true;
    } catch (error) {
      if (errorCode(error) === 'CONFLICT' || errorCode(error) === 'NOT_FOUND') {
        this.phase = 'loading';
        await this.load();
        return false;
      }
      this.problem = failureSentence(error);
      this.phase = 'unsaved';
      return true;
    }
  }

  #count(session: Session): void {
    this.counts = session.counts;
    this.answeredToday = session.answered;
    this.nextLearningAt = session.nextLearningAt;
    this.undoLabel = session.undo?.label ?? null;
    this.focus = session.focus;
    if (session.card) this.card = session.card;
  }

  #show(session: Session): void {
    this.#count(session);
    this.card = session.card;
    this.chosen = null;
    this.told = 1;
    this.problem = '';
    this.#pending = null;
    this.#since = this.#now();
    this.shown += 1;
    this.phase = session.card ? 'question' : 'end';
  }
}
