import type { ChoiceItem, ChoiceOption, Claim, Deck, Item, Source } from '../../../src/core/deck/types.ts';
import type { Level, Place } from '../finding.ts';

/** What the rules need to know besides the deck. */
export interface LintContext {
  /** Where an item stands. */
  place: (id: string) => Place;
  /** Low confidence, or named in a trap where sources disagree. */
  isUnsure: (claim: Claim) => boolean;
  /** Surnames by which a question may name the sources of a claim. */
  authors: (claim: Claim) => string[];
  /** Fingerprints of the eight-word runs of texts that must not be copied. */
  protectedRuns: ReadonlySet<string>;
}

/** The deck with the look-ups that rules share. */
export interface Bank extends LintContext {
  deck: Deck;
  choices: readonly ChoiceItem[];
  claim: (id: string) => Claim | undefined;
  source: (id: string) => Source | undefined;
}

export interface Violation {
  /** Id of an item or claim; null when the bank as a whole is meant. */
  item: string | null;
  message: string;
  /** Where it differs from the rule's. */
  level?: Level;
}

/** One rule of item writing. Numbers and names follow the published rubric of item-writing flaws. */
export interface Rule {
  number: number;
  name: string;
  level: Level;
  /** Why the flaw matters, in one line. */
  reason: string;
  check: (bank: Bank) => Violation[];
}

type About = Pick<Rule, 'number' | 'name' | 'level' | 'reason'>;
/** A sentence, or one with a level other than the rule's. */
export type Complaint = string | { message: string; level: Level };

/** A rule that looks at one choice item at a time. */
export function choiceRule(about: About, complain: (item: ChoiceItem, bank: Bank) => Complaint[]): Rule {
  return {
    ...about,
    check: (bank) => bank.choices.flatMap((item) => violations(item, complain(item, bank))),
  };
}

/** A rule that looks at one item of any kind at a time. */
export function itemRule(about: About, complain: (item: Item, bank: Bank) => Complaint[]): Rule {
  return {
    ...about,
    check: (bank) => bank.deck.items.flatMap((item) => violations(item, complain(item, bank))),
  };
}

function violations(item: Item, complaints: readonly Complaint[]): Violation[] {
  return complaints.map((each) => ({
    item: item.id,
    ...(typeof each === 'string' ? { message: each } : each),
  }));
}

export function keyOf(item: Pick<ChoiceItem, 'options'>): ChoiceOption | undefined {
  return item.options.find((option) => option.correct);
}

export function wrongOf(item: ChoiceItem): ChoiceOption[] {
  return item.options.filter((option) => !option.correct);
}

/** What a learner reads before answering. */
export function questionOf(item: Item): string {
  switch (item.kind) {
    case 'cloze':
      return `${item.before}…${item.after}`;
    case 'choice':
      return `${item.stem} ${item.leadIn}`.trim();
    case 'case':
      return `${item.steps.join(' ')} ${item.leadIn}`;
    case 'odd':
      return item.leadIn;
    case 'pair':
      return `${item.a} or ${item.b}: ${item.findings.map(({ text }) => text).join('; ')}`;
    default:
      return item.prompt;
  }
}

/** Items that are answered by choosing one option, as plain questions. */
export function asQuestion(item: Item): ChoiceItem[] {
  if (item.kind === 'choice') return [item];
  if (item.kind === 'odd') return [{ ...item, kind: 'choice', stem: '', shuffle: true }];
  if (item.kind === 'case') return [{ ...item, kind: 'choice', stem: item.steps.join(' '), shuffle: true }];
  return [];
}
