import type { ChoiceOption, Claim, Deck, Item, Source } from '../../../src/core/deck/types.ts';
import type { Level, Place } from '../finding.ts';
import type { Facts } from './facts.ts';
import type { OptionItem } from '../../../src/core/deck/parts.ts';

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
  /** What the matrix knows; null where there is none, as in a package. */
  facts: Facts | null;
}

/** The deck with the look-ups that rules share. */
export interface Bank extends LintContext {
  deck: Deck;
  /** Items that are answered by picking one option. */
  choices: readonly OptionItem[];
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

/** A rule that looks at one item with options at a time. */
export function choiceRule(about: About, complain: (item: OptionItem, bank: Bank) => Complaint[]): Rule {
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

export function keyOf(item: OptionItem): ChoiceOption | undefined {
  return item.options.find((option) => option.correct);
}

export function wrongOf(item: OptionItem): ChoiceOption[] {
  return item.options.filter((option) => !option.correct);
}
